import type { Annotation } from '@tandem/contracts';
import { boundsOf, isMask } from '../../shared/annotations/index.ts';
import type { Brushes } from './paint.ts';
import {
  drawRaster,
  drawSign,
  fillAnnotation,
  isShown,
  marks,
  maskOpacity,
  outlineOf,
  strokePath,
} from './paint.ts';
import { rasterOf } from './rasters.ts';

/** What differs from an earlier revision. */
export type Compare = {
  readonly added: ReadonlySet<string>;
  /** As they were before. */
  readonly changed: ReadonlyMap<string, Annotation>;
  readonly removed: readonly Annotation[];
};

const dashes = { added: [10, 5], changed: [], ghost: [5, 4], removed: [2.5, 4.5] } as const;

/** A coloured line on a dark one, told apart by its dashes too. */
function outline(brushes: Brushes, annotation: Annotation, colour: string, dash: readonly number[]): void {
  const path = outlineOf(annotation, brushes.scale);
  strokePath(brushes, path, marks.dark, 5);
  strokePath(brushes, path, colour, 2.5, dash);
}

function ghost(brushes: Brushes, annotation: Annotation, colour: string, dash: readonly number[]): void {
  if (!isShown(annotation, brushes)) return;
  const path = outlineOf(annotation, brushes.scale);
  if (isMask(annotation))
    drawRaster(brushes, rasterOf(annotation, colour), 0.35 * maskOpacity(brushes.opacity));
  brushes.context.globalAlpha = 0.55;
  strokePath(brushes, path, marks.dark, 4);
  brushes.context.globalAlpha = 1;
  strokePath(brushes, path, colour, 2.5, dash);
}

const sign = (brushes: Brushes, annotation: Annotation, what: '+' | '−' | '~', colour: string): void => {
  const { x, y } = boundsOf(annotation);
  drawSign(brushes, [x, y], what, colour);
};

function drawDifference(brushes: Brushes, annotation: Annotation, compare: Compare): void {
  if (compare.added.has(annotation.id)) {
    outline(brushes, annotation, marks.added, dashes.added);
    sign(brushes, annotation, '+', marks.added);
    return;
  }
  const before = compare.changed.get(annotation.id);
  if (!before) return;
  ghost(brushes, before, marks.changed, dashes.ghost);
  outline(brushes, annotation, marks.changed, dashes.changed);
  sign(brushes, annotation, '~', marks.changed);
}

/** Annotations in their labels' colours: masks below, shapes above, and what differs above them. */
export function paintAnnotations(
  brushes: Brushes,
  annotations: readonly Annotation[],
  leftOut: ReadonlySet<string>,
  compare: Compare | null,
): void {
  const { context, scale, colourOf } = brushes;
  context.lineJoin = 'miter';
  context.miterLimit = 3;
  const drawn = annotations.filter(
    (annotation) => !leftOut.has(annotation.id) && isShown(annotation, brushes),
  );
  for (const annotation of drawn) if (isMask(annotation)) fillAnnotation(brushes, annotation);
  context.lineWidth = 2 / scale;
  context.setLineDash([]);
  const unchanged = compare ? 0.5 : 1;
  for (const annotation of drawn) {
    if (isMask(annotation)) continue;
    fillAnnotation(brushes, annotation);
    context.strokeStyle = annotation.shape === 'point' ? marks.light : colourOf(annotation.labelId);
    context.globalAlpha = unchanged;
    context.stroke(outlineOf(annotation, scale));
    context.globalAlpha = 1;
  }
  if (!compare) return;
  for (const annotation of compare.removed) {
    ghost(brushes, annotation, marks.removed, dashes.removed);
    if (isShown(annotation, brushes)) sign(brushes, annotation, '−', marks.removed);
  }
  for (const annotation of drawn) drawDifference(brushes, annotation, compare);
}
