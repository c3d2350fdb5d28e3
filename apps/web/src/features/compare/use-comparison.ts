import type { Annotation } from '@tandem/contracts';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { overlayOf } from '../../shared/annotation-changes/index.ts';
import type { ImageView } from '../../shared/api/index.ts';
import { read } from '../../shared/api/index.ts';
import { baselineOf, differencesOf, stepped } from './differences.ts';

type ImagePlace = {
  readonly organizationId: string;
  readonly projectId: string;
  readonly imageId: string;
};

const nothing: readonly Annotation[] = [];

/** The switch "what changed": on or off, since when, and which difference one is at. */
export function useComparison(
  place: ImagePlace,
  image: ImageView,
  annotations: readonly Annotation[],
  onShow: (annotationId: string) => void,
) {
  const [on, setOn] = useState(false);
  const [chosen, setChosen] = useState<number | null>(null);
  const [at, setAt] = useState<number | null>(null);
  const baseline = chosen ?? baselineOf(image);
  const { data } = useQuery({
    ...read('getRevision', { params: { ...place, revision: baseline } }),
    staleTime: Infinity,
    enabled: on && baseline > 0,
  });
  const before = baseline === 0 ? nothing : data?.annotations;
  const overlay = useMemo(
    () => (on && before ? overlayOf(before, annotations) : null),
    [on, before, annotations],
  );
  const differences = useMemo(
    () => (on && before ? differencesOf(before, annotations) : []),
    [on, before, annotations],
  );
  return {
    on,
    baseline,
    overlay,
    differences,
    at,
    toggle: () => {
      setOn(!on);
      setAt(null);
    },
    choose: (revision: number) => {
      setChosen(revision);
      setAt(null);
    },
    step(by: 1 | -1) {
      const next = stepped(differences.length, at, by);
      setAt(next);
      const difference = next === null ? undefined : differences[next];
      if (difference && difference.kind !== 'removed') onShow(difference.id);
    },
  };
}
export type Comparison = ReturnType<typeof useComparison>;
