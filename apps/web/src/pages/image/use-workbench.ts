import { useQueryClient } from '@tanstack/react-query';
import type { Annotation } from '@tandem/contracts';
import { useState } from 'react';
import { useEditorKeys } from '../../features/canvas/index.ts';
import { useComparison } from '../../features/compare/index.ts';
import { useMoving } from '../../features/image-moves/index.ts';
import type { ImagePlace } from '../../features/image-work/index.ts';
import { endsWork, useImageWork } from '../../features/image-work/index.ts';
import { boundsOf, reveal, useEditor } from '../../shared/annotations/index.ts';
import type { ImageView, LabelView, ProjectView } from '../../shared/api/index.ts';
import { read } from '../../shared/api/index.ts';
import { useCommenting } from './use-commenting.ts';
import { useGoingOn } from './use-going-on.ts';
import { useImageKeys } from './use-image-keys.ts';
import { useShown } from './use-shown.ts';

/** What the page works with: the image as it was opened, in its project. */
export type OnTheBench = {
  readonly place: ImagePlace;
  readonly project: ProjectView;
  readonly labels: readonly LabelView[];
  readonly image: ImageView;
  readonly annotations: readonly Annotation[];
};

/** Everything that goes on with one image, and the keys for it. */
export function useWorkbench({ place, project, labels, image: first, annotations: atFirst }: OnTheBench) {
  const queries = useQueryClient();
  const { editor: workEditor, work, state } = useImageWork(place, first, atFirst);
  const { image, conflict } = state;
  const shown = useShown(place, workEditor, state);
  const { editor } = shown;
  const annotations = useEditor(editor, (now) => now.annotations);
  const [keysShown, setKeysShown] = useState(false);
  const going = useGoingOn(place, work, image);

  const reach = (id: string) => {
    const annotation = editor.getState().annotations.find((one) => one.id === id);
    if (!annotation) return;
    editor.select([id]);
    editor.view.change((view) => reveal(view, boundsOf(annotation)));
  };
  const comparison = useComparison(place, image, annotations, reach);
  const save = async () => ((await work.save()) ? work.getState().image : null);
  const moving = useMoving(place, {
    save,
    onMoved: (move) => (move === 'reopen' || move === 'restore' ? undefined : going.goOn()),
  });
  const commenting = useCommenting(place, editor, reach);

  const stopped = state.elsewhere || state.takenOverBy !== null || endsWork(state.trouble);
  const calm = !conflict && !stopped && shown.isWork && moving.asked === null && !moving.stale;
  useEditorKeys(editor, labels, !keysShown && moving.asked === null);
  useImageKeys({
    image,
    calm,
    comparing: comparison.on,
    moving,
    going,
    step: comparison.step,
    save: () => void work.save(),
    comment: commenting.start,
    sheet: () => setKeysShown(true),
  });
  return {
    place,
    project,
    labels,
    image,
    annotations,
    work,
    workEditor,
    state,
    shown,
    editor,
    going,
    reach,
    comparison,
    save,
    moving,
    commenting,
    /** No move now: something else has to be settled first. */
    quiet: !shown.isWork || stopped,
    keysShown,
    setKeysShown,
    /** Reads the image again, as it is now. */
    lookAgain: () => void queries.invalidateQueries(read('getImage', { params: place })),
  };
}
export type Workbench = ReturnType<typeof useWorkbench>;
