import type { Annotation, Label, Refused } from '@tandem/contracts';
import { maxAnnotationBytes, refuse } from '@tandem/contracts';

type Size = { readonly width: number; readonly height: number };
export type Dropped = { readonly annotationId: string; readonly labelId: string };
export type Checked = {
  readonly kept: readonly Annotation[];
  /** their label was deleted */
  readonly dropped: readonly Dropped[];
  /** of those kept, per label */
  readonly counts: Readonly<Record<string, number>>;
};

const named = 100;

function isInside(annotation: Annotation, { width, height }: Size): boolean {
  if (annotation.shape === 'rle')
    return annotation.segmentation.every(([x, y, length]) => x + length <= width && y < height);
  return annotation.segmentation.every((at, n) => at >= 0 && at <= (n % 2 === 0 ? width : height));
}

function wrongAttribute(annotation: Annotation, label: Label): string | undefined {
  if (annotation.shape === 'rle') return undefined;
  const seen = new Set<string>();
  for (const { name, values } of annotation.attributes) {
    const allowed = label.attributes.find((attribute) => attribute.name === name)?.values;
    if (!allowed) return 'attribute-unknown';
    if (seen.has(name)) return 'attribute-repeated';
    if (!values.every((value) => allowed.includes(value))) return 'attribute-value-not-allowed';
    seen.add(name);
  }
  return undefined;
}

/** Why an annotation cannot be saved, in one word; undefined where it can. */
function trouble(annotation: Annotation, label: Label | undefined, size: Size): string | undefined {
  if (!label) return 'label-unknown';
  if ((annotation.shape === 'rle') !== (label.type === 'segmentation')) return 'shape-not-of-label';
  if (!isInside(annotation, size)) return 'outside-image';
  return wrongAttribute(annotation, label);
}

/** What can be kept of annotations, or which of them cannot be saved (product: Images, labels, annotations). */
export function checkAnnotations(
  annotations: readonly Annotation[],
  labels: readonly Label[],
  size: Size,
  /** labels that are gone, though the project may know nothing of them any more */
  gone: ReadonlySet<string> = new Set(),
): Checked | Refused {
  const byId = new Map(labels.map((label) => [label.id, label]));
  const ids = new Set<string>();
  const masks = new Set<string>();
  const kept: Annotation[] = [];
  const dropped: Dropped[] = [];
  const refused: { readonly annotationId: string; readonly why: string }[] = [];
  for (const annotation of annotations) {
    const { id: annotationId, labelId, shape } = annotation;
    const label = byId.get(labelId);
    const second = ids.has(annotationId) ? 'id-repeated' : undefined;
    ids.add(annotationId);
    if (!second && (label ? label.deletedAt !== null : gone.has(labelId))) {
      dropped.push({ annotationId, labelId });
      continue;
    }
    const secondMask = shape === 'rle' && masks.has(labelId) ? 'second-mask-of-label' : undefined;
    if (shape === 'rle') masks.add(labelId);
    const why = second ?? trouble(annotation, label, size) ?? secondMask;
    if (why === undefined) kept.push(annotation);
    else refused.push({ annotationId, why });
  }
  if (refused.length > 0)
    return refuse('annotation.invalid', { annotations: refused.slice(0, named), count: refused.length });
  if (Buffer.byteLength(JSON.stringify(kept)) > maxAnnotationBytes)
    return refuse('request.too-large', { limit: maxAnnotationBytes });
  return { kept, dropped, counts: countByLabel(kept) };
}

export function countByLabel(annotations: readonly Annotation[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { labelId } of annotations) counts[labelId] = (counts[labelId] ?? 0) + 1;
  return counts;
}
