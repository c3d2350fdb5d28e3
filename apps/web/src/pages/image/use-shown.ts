import type { Annotation } from '@tandem/contracts';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { ImagePlace, WorkState } from '../../features/image-work/index.ts';
import { mergeByChoice, revisionQuery } from '../../features/image-work/index.ts';
import type { Editor } from '../../shared/annotations/index.ts';
import { createEditor } from '../../shared/annotations/index.ts';
import { overlayOf } from '../../shared/annotation-changes/index.ts';

function onlyLooking(annotations: readonly Annotation[]): Editor {
  const editor = createEditor(annotations);
  editor.setReadOnly(true);
  return editor;
}

/** What the canvas shows: the work, an earlier revision, or both versions of a conflict. */
export function useShown(place: ImagePlace, work: Editor, { conflict }: WorkState) {
  const [looked, setLooked] = useState<number | null>(null);
  const { data: revision } = useQuery({
    ...revisionQuery(place, looked ?? 1),
    enabled: looked !== null,
  });
  const earlier = looked === null ? undefined : revision;
  const earlierEditor = useMemo(() => earlier && onlyLooking(earlier.annotations), [earlier]);

  const merged = useMemo(
    () => conflict && mergeByChoice(conflict.base, conflict.mine, conflict.theirs, conflict.choices),
    [conflict],
  );
  const overlay = useMemo(
    () => conflict && merged && overlayOf(other(conflict, merged), merged),
    [conflict, merged],
  );
  const [bothEditor] = useState(() => onlyLooking([]));
  useEffect(() => bothEditor.load(merged ?? []), [bothEditor, merged]);

  const editor = conflict ? bothEditor : (earlierEditor ?? work);
  return {
    editor,
    isWork: editor === work,
    overlay,
    looked,
    earlier: conflict ? undefined : earlier,
    look: setLooked,
  };
}

/** Of a conflict, the version of each annotation that is not taken. */
const other = (
  { base, mine, theirs, choices }: NonNullable<WorkState['conflict']>,
  merged: readonly Annotation[],
): readonly Annotation[] => {
  const turned = new Map(
    merged.map(({ id }) => [id, choices.get(id) === 'mine' ? 'theirs' : 'mine'] as const),
  );
  for (const { id } of [...mine, ...theirs])
    if (!turned.has(id)) turned.set(id, choices.get(id) === 'mine' ? 'theirs' : 'mine');
  return mergeByChoice(base, mine, theirs, turned);
};
