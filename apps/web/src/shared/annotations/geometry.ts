import type { Annotation } from '@tandem/contracts';
import { boundsOfRuns, moveRuns } from './masks.ts';
import type { Bounds, Point, Size, Vector } from './shapes.ts';
import { isMask } from './shapes.ts';

/** A tenth of a pixel is as exact as a hand can be. */
export const round = (value: number): number => Math.round(value * 10) / 10;
export const clamp = (value: number, min: number, max: number): number => Math.max(min, Math.min(max, value));

export const clampPoint = ([x, y]: Point, { width, height }: Size): Point => [
  round(clamp(x, 0, width)),
  round(clamp(y, 0, height)),
];

export const distance = ([ax, ay]: Point, [bx, by]: Point): number => Math.hypot(bx - ax, by - ay);

export const vertexCount = (flat: readonly number[]): number => flat.length / 2;
export const vertexAt = (flat: readonly number[], index: number): Point => [
  flat[index * 2] ?? 0,
  flat[index * 2 + 1] ?? 0,
];
export const verticesOf = (flat: readonly number[]): Point[] =>
  Array.from({ length: vertexCount(flat) }, (_, index) => vertexAt(flat, index));

function boundsOfPoints(flat: readonly number[]): Bounds {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at + 1 < flat.length; at += 2) {
    const [x, y] = [flat[at] ?? 0, flat[at + 1] ?? 0];
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

// An annotation never changes, so what was worked out of it once holds.
const knownBounds = new WeakMap<Annotation, Bounds>();

export function boundsOf(annotation: Annotation): Bounds {
  const known = knownBounds.get(annotation);
  if (known) return known;
  const bounds = isMask(annotation)
    ? boundsOfRuns(annotation.segmentation)
    : boundsOfPoints(annotation.segmentation);
  knownBounds.set(annotation, bounds);
  return bounds;
}

export function unionOf(all: readonly Bounds[]): Bounds {
  const left = Math.min(...all.map(({ x }) => x));
  const top = Math.min(...all.map(({ y }) => y));
  const right = Math.max(...all.map(({ x, width }) => x + width));
  const bottom = Math.max(...all.map(({ y, height }) => y + height));
  return { x: left, y: top, width: right - left, height: bottom - top };
}

export const overlap = (a: Bounds, b: Bounds): boolean =>
  a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height;

export const boundsBetween = ([ax, ay]: Point, [bx, by]: Point): Bounds => ({
  x: Math.min(ax, bx),
  y: Math.min(ay, by),
  width: Math.abs(bx - ax),
  height: Math.abs(by - ay),
});

/** The four corners as the contract wants them, from the top left one clockwise. */
export function cornersOf({ x, y, width, height }: Bounds): number[] {
  const [left, top, right, bottom] = [round(x), round(y), round(x + width), round(y + height)];
  return [left, top, right, top, right, bottom, left, bottom];
}

/** A box has an inside: at least one pixel each way, within the image. */
export function boxWithin({ x, y, width, height }: Bounds, size: Size): Bounds {
  const [w, h] = [clamp(width, 1, size.width), clamp(height, 1, size.height)];
  return { x: clamp(x, 0, size.width - w), y: clamp(y, 0, size.height - h), width: w, height: h };
}

export function moveBy(annotation: Annotation, dx: number, dy: number): Annotation {
  if (isMask(annotation))
    return { ...annotation, segmentation: moveRuns(annotation.segmentation, Math.round(dx), Math.round(dy)) };
  const segmentation = annotation.segmentation.map((value, at) => round(value + (at % 2 ? dy : dx)));
  return { ...annotation, segmentation };
}

/** As far as all of them stay inside the image, and as they lie to one another. */
export function moveWithin(
  annotations: readonly Annotation[],
  dx: number,
  dy: number,
  size: Size,
): readonly Annotation[] {
  if (annotations.length === 0) return annotations;
  const { x, y, width, height } = unionOf(annotations.map(boundsOf));
  const [right, down] = [
    clamp(dx, Math.min(0, -x), Math.max(0, size.width - x - width)),
    clamp(dy, Math.min(0, -y), Math.max(0, size.height - y - height)),
  ];
  if (right === 0 && down === 0) return annotations;
  return annotations.map((annotation) => moveBy(annotation, right, down));
}

/** The eight handles of a box: −1, 0 or 1 each way. */
export const boxHandles: readonly Point[] = [
  [-1, -1],
  [0, -1],
  [1, -1],
  [1, 0],
  [1, 1],
  [0, 1],
  [-1, 1],
  [-1, 0],
];

export const handlePoint = ({ x, y, width, height }: Bounds, [across, down]: Point): Point => [
  x + ((across + 1) / 2) * width,
  y + ((down + 1) / 2) * height,
];

/** The box after one handle was drawn to a place; drawn past the other side it turns over. */
export function resizeBox(bounds: Bounds, [across, down]: Point, to: Point, size: Size): Bounds {
  const [toX, toY] = clampPoint(to, size);
  const fixed = handlePoint(bounds, [-across, -down]);
  const corner: Point = [
    across === 0 ? bounds.x + bounds.width : toX,
    down === 0 ? bounds.y + bounds.height : toY,
  ];
  const start: Point = [across === 0 ? bounds.x : fixed[0], down === 0 ? bounds.y : fixed[1]];
  return boxWithin(boundsBetween(start, corner), size);
}

/** The shape stretched from its own bounds to others. */
export function stretch(annotation: Vector, to: Bounds): Vector {
  const from = boundsOf(annotation);
  const place = (value: number, start: number, length: number, newStart: number, newLength: number) =>
    round(length === 0 ? newStart : newStart + ((value - start) / length) * newLength);
  if (annotation.shape === 'boundingBox') return { ...annotation, segmentation: cornersOf(to) };
  const segmentation = annotation.segmentation.map((value, at) =>
    at % 2
      ? place(value, from.y, from.height, to.y, to.height)
      : place(value, from.x, from.width, to.x, to.width),
  );
  return { ...annotation, segmentation };
}

/** Wider and higher by so much, from its top left corner. */
export function growBy(annotation: Vector, dx: number, dy: number, size: Size): Vector {
  const bounds = boundsOf(annotation);
  if (annotation.shape === 'point') return annotation;
  const width = bounds.width === 0 ? 0 : clamp(bounds.width + dx, 1, size.width - bounds.x);
  const height = bounds.height === 0 ? 0 : clamp(bounds.height + dy, 1, size.height - bounds.y);
  return stretch(annotation, { ...bounds, width, height });
}

export function setVertex(annotation: Vector, index: number, to: Point, size: Size): Vector {
  const [x, y] = clampPoint(to, size);
  const segmentation = annotation.segmentation.with(index * 2, x).with(index * 2 + 1, y);
  return { ...annotation, segmentation };
}

export function insertVertex(annotation: Vector, after: number, at: Point, size: Size): Vector {
  const [x, y] = clampPoint(at, size);
  return { ...annotation, segmentation: annotation.segmentation.toSpliced(after * 2 + 2, 0, x, y) };
}

const fewestVertices = { polygon: 3, path: 2, boundingBox: 4, point: 1 } as const;

/** Null: then it would be no such shape any more. */
export function removeVertex(annotation: Vector, index: number): Vector | null {
  if (vertexCount(annotation.segmentation) <= fewestVertices[annotation.shape]) return null;
  return { ...annotation, segmentation: annotation.segmentation.toSpliced(index * 2, 2) };
}

/** Edges by the index of the vertex they start from. */
export function edgesOf(annotation: Vector): readonly (readonly [from: Point, to: Point])[] {
  const vertices = verticesOf(annotation.segmentation);
  const closed = annotation.shape === 'polygon' || annotation.shape === 'boundingBox';
  return vertices.flatMap((vertex, index) => {
    const next = vertices[index + 1] ?? (closed ? vertices[0] : undefined);
    return next ? [[vertex, next] as const] : [];
  });
}

export const middle = ([ax, ay]: Point, [bx, by]: Point): Point => [(ax + bx) / 2, (ay + by) / 2];
