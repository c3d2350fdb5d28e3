import type { Bounds, Point, Run, Size } from './shapes.ts';

/** A byte for each pixel of a part of the image. */
export type Bitmap = Bounds & { readonly bits: Uint8Array };

export const createBitmap = ({ x, y, width, height }: Bounds): Bitmap => ({
  x,
  y,
  width,
  height,
  bits: new Uint8Array(width * height),
});

export const wholeImage = ({ width, height }: Size): Bounds => ({ x: 0, y: 0, width, height });

export function boundsOfRuns(runs: readonly Run[]): Bounds {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y, length] of runs) {
    left = Math.min(left, x);
    right = Math.max(right, x + length);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y + 1);
  }
  return runs.length === 0
    ? { x: 0, y: 0, width: 0, height: 0 }
    : { x: left, y: top, width: right - left, height: bottom - top };
}

export const moveRuns = (runs: readonly Run[], dx: number, dy: number): Run[] =>
  runs.map(([x, y, length]) => [x + dx, y + dy, length]);

/** Sets the pixels of the runs; what lies outside the bitmap is left out. */
export function fillRuns(bitmap: Bitmap, runs: readonly Run[]): void {
  const { x: left, y: top, width, height, bits } = bitmap;
  for (const [x, y, length] of runs) {
    const row = y - top;
    if (row < 0 || row >= height) continue;
    const start = Math.max(0, x - left);
    const end = Math.min(width, x - left + length);
    if (start < end) bits.fill(1, row * width + start, row * width + end);
  }
}

export function bitmapOf(runs: readonly Run[], region: Bounds = boundsOfRuns(runs)): Bitmap {
  const bitmap = createBitmap(region);
  fillRuns(bitmap, runs);
  return bitmap;
}

/** The part of the bitmap that lies in the region, in whole pixels. */
export function partOf(bitmap: Bounds, region: Bounds): Bounds {
  const left = Math.max(bitmap.x, Math.floor(region.x));
  const top = Math.max(bitmap.y, Math.floor(region.y));
  const right = Math.min(bitmap.x + bitmap.width, Math.ceil(region.x + region.width));
  const bottom = Math.min(bitmap.y + bitmap.height, Math.ceil(region.y + region.height));
  return { x: left, y: top, width: Math.max(0, right - left), height: Math.max(0, bottom - top) };
}

/** The runs of a bitmap row by row, or those of a part of it. */
export function runsOf(bitmap: Bitmap, region: Bounds = bitmap): Run[] {
  const part = partOf(bitmap, region);
  const runs: Run[] = [];
  for (let y = part.y; y < part.y + part.height; y += 1) {
    const start = (y - bitmap.y) * bitmap.width + part.x - bitmap.x;
    const row = bitmap.bits.subarray(start, start + part.width);
    let from = row.indexOf(1);
    while (from >= 0) {
      const end = row.indexOf(0, from);
      const to = end < 0 ? part.width : end;
      runs.push([part.x + from, y, to - from]);
      from = end < 0 ? -1 : row.indexOf(1, end);
    }
  }
  return runs;
}

export function uniteRuns(...all: readonly (readonly Run[])[]): Run[] {
  const runs = all.flat();
  return runsOf(bitmapOf(runs));
}

/** Runs without what lies outside the image. */
export const clipRuns = (runs: readonly Run[], size: Size): Run[] =>
  runsOf(bitmapOf(runs, partOf(wholeImage(size), boundsOfRuns(runs))));

const pixelCentre = ([x, y]: Point): Point => [Math.floor(x) + 0.5, Math.floor(y) + 0.5];

type Span = [from: number, to: number];
const widen = (span: Span, x: number): void => {
  span[0] = Math.min(span[0], x);
  span[1] = Math.max(span[1], x);
};

/**
 * One move of a round brush: the pixels whose centres are within its radius of the way from one place to the other are set
 * (1) or cleared (0). Answers which part of the bitmap it went over.
 */
export function paintStroke(bitmap: Bitmap, from: Point, to: Point, diameter: number, value: 0 | 1): Bounds {
  const radius = Math.max(0.5, diameter / 2);
  const [a, b] = [pixelCentre(from), pixelCentre(to)];
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length = Math.hypot(dx, dy) || 1;
  const [nx, ny] = [(-dy / length) * radius, (dx / length) * radius];
  const sides: readonly (readonly [Point, Point])[] = [
    [
      [a[0] + nx, a[1] + ny],
      [b[0] + nx, b[1] + ny],
    ],
    [
      [a[0] - nx, a[1] - ny],
      [b[0] - nx, b[1] - ny],
    ],
  ];
  const painted = partOf(bitmap, {
    x: Math.min(a[0], b[0]) - radius,
    y: Math.min(a[1], b[1]) - radius,
    width: Math.abs(dx) + 2 * radius,
    height: Math.abs(dy) + 2 * radius,
  });
  for (let row = painted.y; row < painted.y + painted.height; row += 1) {
    const y = row + 0.5;
    const span: Span = [Infinity, -Infinity];
    for (const [cx, cy] of [a, b]) {
      const half = radius * radius - (y - cy) ** 2;
      if (half < 0) continue;
      widen(span, cx - Math.sqrt(half));
      widen(span, cx + Math.sqrt(half));
    }
    for (const [[sx, sy], [ex, ey]] of sides)
      if (sy !== ey && Math.min(sy, ey) <= y && y <= Math.max(sy, ey))
        widen(span, sx + ((y - sy) / (ey - sy)) * (ex - sx));
    const start = Math.max(painted.x, Math.ceil(span[0] - 0.5 - 1e-9));
    const end = Math.min(painted.x + painted.width, Math.floor(span[1] - 0.5 + 1e-9) + 1);
    const offset = (row - bitmap.y) * bitmap.width - bitmap.x;
    if (start < end) bitmap.bits.fill(value, offset + start, offset + end);
  }
  return painted;
}
