import type { Annotation } from '@tandem/contracts';
import type { Bounds, Point } from '../../shared/annotations/index.ts';
import { boundsOf, isMask, overlap, vertexAt } from '../../shared/annotations/index.ts';
import type { Raster } from './rasters.ts';
import { rasterOf } from './rasters.ts';

export type Context = CanvasRenderingContext2D;

/** What everything is drawn with: the context is set so that one unit is one pixel of the image. */
export type Brushes = {
  readonly context: Context;
  readonly scale: number;
  readonly shown: Bounds;
  readonly opacity: number;
  colourOf(labelId: string): string;
};

export const marks = {
  added: '#2fbf5b',
  removed: '#ff5a52',
  changed: '#4aa8ff',
  dark: 'rgb(8 16 15 / 85%)',
  light: '#ffffff',
  unknown: '#9aa5a4',
} as const;

const pointRadius = 5;

const knownPaths = new WeakMap<Annotation, Path2D>();

export function pathOf(annotation: Annotation): Path2D {
  const known = knownPaths.get(annotation);
  if (known) return known;
  const path = new Path2D();
  if (isMask(annotation)) {
    const { x, y, width, height } = boundsOf(annotation);
    path.rect(x, y, width, height);
  } else {
    const { segmentation, shape } = annotation;
    for (let at = 0; at + 1 < segmentation.length; at += 2)
      path.lineTo(segmentation[at] ?? 0, segmentation[at + 1] ?? 0);
    if (shape !== 'path') path.closePath();
  }
  knownPaths.set(annotation, path);
  return path;
}

/** A point is as large on the screen at every zoom. */
function pointPath(annotation: Annotation, scale: number): Path2D {
  const path = new Path2D();
  if (isMask(annotation)) return path;
  const [x, y] = vertexAt(annotation.segmentation, 0);
  path.arc(x, y, pointRadius / scale, 0, 2 * Math.PI);
  return path;
}

export const outlineOf = (annotation: Annotation, scale: number): Path2D =>
  annotation.shape === 'point' ? pointPath(annotation, scale) : pathOf(annotation);

export function isShown(annotation: Annotation, { shown, scale }: Brushes): boolean {
  const room = 24 / scale;
  const { x, y, width, height } = shown;
  return overlap(boundsOf(annotation), {
    x: x - room,
    y: y - room,
    width: width + 2 * room,
    height: height + 2 * room,
  });
}

export function drawRaster(
  { context, scale }: Brushes,
  { canvas, at, pixel }: Raster,
  opacity: number,
): void {
  context.globalAlpha = opacity;
  // Enlarged, pixels stay squares; made smaller, fine patterns would flicker.
  context.imageSmoothingEnabled = scale < 1;
  context.drawImage(canvas, at.x, at.y, canvas.width * pixel, canvas.height * pixel);
  context.globalAlpha = 1;
}

/** Masks have no line, so they are seen even where fills are faint. */
export const maskOpacity = (opacity: number): number => (opacity === 0 ? 0 : 0.2 + 0.8 * opacity);

export function strokePath(
  { context, scale }: Brushes,
  path: Path2D,
  colour: string,
  width: number,
  dash: readonly number[] = [],
): void {
  context.strokeStyle = colour;
  context.lineWidth = width / scale;
  context.setLineDash(dash.map((length) => length / scale));
  context.stroke(path);
}

export function fillAnnotation(brushes: Brushes, annotation: Annotation, raster?: Raster | null): void {
  const { context, opacity, colourOf, scale } = brushes;
  const colour = colourOf(annotation.labelId);
  if (isMask(annotation))
    return drawRaster(brushes, raster ?? rasterOf(annotation, colour), maskOpacity(opacity));
  if (annotation.shape === 'path') return;
  context.globalAlpha = annotation.shape === 'point' ? 1 : opacity;
  context.fillStyle = colour;
  context.fill(outlineOf(annotation, scale));
  context.globalAlpha = 1;
}

/** Seen on every photograph: dark without, white within, the colour inside. */
export function strokeSelected(brushes: Brushes, annotation: Annotation): void {
  const path = outlineOf(annotation, brushes.scale);
  strokePath(brushes, path, marks.dark, 6);
  strokePath(brushes, path, marks.light, 4);
  const dash = isMask(annotation) ? [6, 4] : [];
  strokePath(brushes, path, brushes.colourOf(annotation.labelId), 2, dash);
}

/** A round sign of one size on the screen, with a plus, minus or tilde. */
export function drawSign(
  { context, scale }: Brushes,
  [x, y]: Point,
  sign: '+' | '−' | '~',
  colour: string,
): void {
  context.save();
  context.translate(x, y);
  context.scale(1 / scale, 1 / scale);
  context.setLineDash([]);
  context.beginPath();
  context.arc(0, 0, 8, 0, 2 * Math.PI);
  context.fillStyle = marks.dark;
  context.fill();
  context.lineWidth = 1.5;
  context.strokeStyle = colour;
  context.stroke();
  context.lineWidth = 2;
  context.beginPath();
  if (sign === '~') {
    context.moveTo(-4.5, 1);
    context.bezierCurveTo(-2, -5, 2, 5, 4.5, -1);
  } else {
    context.moveTo(-4, 0);
    context.lineTo(4, 0);
    if (sign === '+') {
      context.moveTo(0, -4);
      context.lineTo(0, 4);
    }
  }
  context.stroke();
  context.restore();
}
