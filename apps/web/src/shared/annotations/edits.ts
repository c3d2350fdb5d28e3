import type { Annotation } from '@tandem/contracts';
import { uniteRuns } from './masks.ts';
import type { Mask, Run } from './shapes.ts';
import { isMask } from './shapes.ts';

export const maskOf = (annotations: readonly Annotation[], labelId: string): Mask | null =>
  annotations.filter(isMask).find((mask) => mask.labelId === labelId) ?? null;

/** The label's mask as brushed: made with its first pixels, gone with its last. */
export function withMask(
  annotations: readonly Annotation[],
  labelId: string,
  runs: readonly Run[],
): readonly Annotation[] {
  const mask = maskOf(annotations, labelId);
  if (runs.length === 0) return mask ? annotations.filter((other) => other !== mask) : annotations;
  const segmentation = [...runs];
  if (!mask) return [...annotations, { id: crypto.randomUUID(), labelId, shape: 'rle', segmentation }];
  return annotations.map((other) => (other === mask ? { ...mask, segmentation } : other));
}

/** Other annotations' label; what becomes a second mask of a label is joined with the first. */
export function withLabel(
  annotations: readonly Annotation[],
  ids: ReadonlySet<string>,
  labelId: string,
): readonly Annotation[] {
  const meant = annotations.filter((annotation) => ids.has(annotation.id) && annotation.labelId !== labelId);
  if (meant.length === 0) return annotations;
  const changed = new Set<Annotation>(meant);
  const masks = meant.filter(isMask);
  const first = maskOf(annotations, labelId) ?? masks[0];
  const joined: Annotation[] = [];
  for (const annotation of annotations) {
    if (annotation === first && masks.length > 0) {
      const runs = [first, ...masks.filter((mask) => mask !== first)].map(({ segmentation }) => segmentation);
      joined.push({
        ...first,
        labelId,
        segmentation: runs.length > 1 ? uniteRuns(...runs) : first.segmentation,
      });
    } else if (!changed.has(annotation)) joined.push(annotation);
    // The attributes were the other label's.
    else if (!isMask(annotation)) joined.push({ ...annotation, labelId, attributes: [] });
  }
  return joined;
}

/** The annotation before or after the one selected; null at the ends, where the keyboard goes on to the rest of the page. */
export function neighbourOf(
  annotations: readonly Annotation[],
  hidden: ReadonlySet<string>,
  selection: readonly string[],
  by: -1 | 1,
): Annotation | null {
  const shown = annotations.filter(({ id }) => !hidden.has(id));
  const at = shown.findIndex(({ id }) => id === selection.at(-1));
  const next = at < 0 ? (by > 0 ? 0 : shown.length - 1) : at + by;
  return shown[next] ?? null;
}
