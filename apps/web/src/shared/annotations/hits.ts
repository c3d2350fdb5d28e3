import type { Annotation } from '@tandem/contracts';
import { boundsOf, distance, edgesOf, overlap, vertexAt, verticesOf } from './geometry.ts';
import type { Bounds, Point, Run, Vector } from './shapes.ts';
import { isMask } from './shapes.ts';

export function distanceToSegment([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length));
  return Math.hypot(x - ax - along * dx, y - ay - along * dy);
}

export function isInside([x, y]: Point, flat: readonly number[]): boolean {
  let inside = false;
  const vertices = verticesOf(flat);
  vertices.forEach(([ax, ay], index) => {
    const [bx, by] = vertices.at(index - 1) ?? [0, 0];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  });
  return inside;
}

const covers =
  (x: number, y: number) =>
  ([start, row, length]: Run): boolean =>
    row === y && start <= x && x < start + length;

const grown = ({ x, y, width, height }: Bounds, by: number): Bounds => ({
  x: x - by,
  y: y - by,
  width: width + 2 * by,
  height: height + 2 * by,
});
const spot = ([x, y]: Point): Bounds => ({ x, y, width: 0, height: 0 });

/** Whether a place touches an annotation: its line (or point), or what it encloses. */
export function touch(annotation: Annotation, at: Point, tolerance: number): 'line' | 'inside' | null {
  if (!overlap(grown(boundsOf(annotation), tolerance), spot(at))) return null;
  if (isMask(annotation))
    return annotation.segmentation.some(covers(Math.floor(at[0]), Math.floor(at[1]))) ? 'inside' : null;
  if (annotation.shape === 'point')
    return distance(vertexAt(annotation.segmentation, 0), at) <= tolerance ? 'line' : null;
  if (edgesOf(annotation).some(([from, to]) => distanceToSegment(at, from, to) <= tolerance)) return 'line';
  return annotation.shape !== 'path' && isInside(at, annotation.segmentation) ? 'inside' : null;
}

const areaOf = (annotation: Annotation): number => {
  const { width, height } = boundsOf(annotation);
  return width * height;
};

/** The annotation that is meant by a place: the topmost line there, else the smallest shape around it. */
export function annotationAt(
  annotations: readonly Annotation[],
  at: Point,
  tolerance: number,
): Annotation | null {
  let inside: Annotation | null = null;
  for (const annotation of annotations.toReversed()) {
    const touched = touch(annotation, at, tolerance);
    if (touched === 'line') return annotation;
    if (touched === 'inside' && (!inside || areaOf(annotation) < areaOf(inside))) inside = annotation;
  }
  return inside;
}

const contains = (outer: Bounds, inner: Bounds): boolean =>
  outer.x <= inner.x &&
  outer.y <= inner.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

/** What a rubber band takes: all that lies wholly in it. */
export const annotationsWithin = (annotations: readonly Annotation[], band: Bounds): readonly Annotation[] =>
  annotations.filter((annotation) => contains(band, boundsOf(annotation)));

export const vertexNear = ({ segmentation }: Vector, at: Point, tolerance: number): number | null => {
  const index = verticesOf(segmentation).findIndex((vertex) => distance(vertex, at) <= tolerance);
  return index < 0 ? null : index;
};
