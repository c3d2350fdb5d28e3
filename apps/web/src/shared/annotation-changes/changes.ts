import type { Annotation, AnnotationChanges } from '@tandem/contracts';
import { compareAnnotations } from '@tandem/contracts';

/** Whether nothing differs. */
export const isUnchanged = (before: readonly Annotation[], after: readonly Annotation[]): boolean => {
  const { added, removed, changed } = compareAnnotations(before, after);
  return added.length + removed.length + changed.length === 0;
};

/** Whether two annotations say the same, whatever their ids; two that are not there do. */
export const isSame = (one: Annotation | undefined, other: Annotation | undefined): boolean =>
  one === other ||
  (one !== undefined && other !== undefined && isUnchanged([one], [{ ...other, id: one.id }]));

/** The comparison as the canvas draws it over the later state. */
export function overlayOf(before: readonly Annotation[], after: readonly Annotation[]) {
  const { added, removed, changed }: AnnotationChanges = compareAnnotations(before, after);
  const earlier = new Map(before.map((annotation) => [annotation.id, annotation]));
  const asBefore = (ids: readonly string[]) =>
    ids.flatMap((id) => {
      const annotation = earlier.get(id);
      return annotation ? [annotation] : [];
    });
  return {
    added: new Set(added),
    changed: new Map(asBefore(changed).map((annotation) => [annotation.id, annotation])),
    removed: asBefore(removed),
  };
}
