import type { Annotation } from '@tandem/contracts';

/** Ids of annotations: `added` are only in the later state, `removed` only in the earlier, `changed` differ. */
export type AnnotationChanges = {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
};

/** What an annotation says, whatever order its properties and attributes came in. */
function contentOf(annotation: Annotation): string {
  const { labelId, shape, segmentation } = annotation;
  const attributes = annotation.shape === 'rle' ? [] : annotation.attributes;
  const named = attributes.map(({ name, values }) => JSON.stringify([name, values])).toSorted();
  return JSON.stringify([labelId, shape, segmentation, named]);
}

/** Whether two annotations say the same; two that are not there do. */
export const isSame = (one: Annotation | undefined, other: Annotation | undefined): boolean =>
  one === other || (one !== undefined && other !== undefined && contentOf(one) === contentOf(other));

export const byId = (annotations: readonly Annotation[]): ReadonlyMap<string, Annotation> =>
  new Map(annotations.map((annotation) => [annotation.id, annotation]));

/** How annotations differ from an earlier state, by id. */
export function compareAnnotations(
  before: readonly Annotation[],
  after: readonly Annotation[],
): AnnotationChanges {
  const earlier = byId(before);
  const later = byId(after);
  return {
    added: [...later.keys()].filter((id) => !earlier.has(id)),
    removed: [...earlier.keys()].filter((id) => !later.has(id)),
    changed: [...later.values()]
      .filter((annotation) => earlier.has(annotation.id) && !isSame(annotation, earlier.get(annotation.id)))
      .map(({ id }) => id),
  };
}

export const isUnchanged = ({ added, removed, changed }: AnnotationChanges): boolean =>
  added.length + removed.length + changed.length === 0;

/** The comparison as the canvas draws it over the later state. */
export function overlayOf(before: readonly Annotation[], after: readonly Annotation[]) {
  const earlier = byId(before);
  const { added, removed, changed } = compareAnnotations(before, after);
  const ofBefore = (ids: readonly string[]) =>
    ids.map((id) => earlier.get(id)).filter((annotation) => annotation !== undefined);
  return {
    added: new Set(added),
    changed: byId(ofBefore(changed)),
    removed: ofBefore(removed),
  };
}
