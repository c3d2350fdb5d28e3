import type { AnnotationInput } from './annotations.ts';

/** Ids of annotations: `added` are only in the later state, `removed` only in the earlier, `changed` differ. */
export type AnnotationChanges = {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
};

/** What an annotation says, whatever order its properties and attributes came in. */
function contentOf(annotation: AnnotationInput): string {
  const { labelId, shape, segmentation } = annotation;
  const attributes = annotation.shape === 'rle' ? [] : (annotation.attributes ?? []);
  const named = attributes.map(({ name, values }) => JSON.stringify([name, values])).toSorted();
  return JSON.stringify([labelId, shape, segmentation, named]);
}

/** How annotations differ from an earlier state, by id (product: Working on images). */
export function compareAnnotations(
  before: readonly AnnotationInput[],
  after: readonly AnnotationInput[],
): AnnotationChanges {
  const earlier = new Map(before.map((annotation) => [annotation.id, contentOf(annotation)]));
  const later = new Map(after.map((annotation) => [annotation.id, contentOf(annotation)]));
  return {
    added: [...later.keys()].filter((id) => !earlier.has(id)),
    removed: [...earlier.keys()].filter((id) => !later.has(id)),
    changed: [...later].filter(([id, content]) => (earlier.get(id) ?? content) !== content).map(([id]) => id),
  };
}
