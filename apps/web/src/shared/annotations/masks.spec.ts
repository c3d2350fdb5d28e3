import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bitmapOf, boundsOfRuns, clipRuns, createBitmap, paintStroke, runsOf, uniteRuns } from './masks.ts';
import type { Run } from './shapes.ts';

const size = { x: 0, y: 0, width: 24, height: 16 };
const pixel = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 15 }));
const anyBits = fc
  .array(fc.boolean(), { minLength: 24 * 16, maxLength: 24 * 16 })
  .map((bits) => ({ ...size, bits: Uint8Array.from(bits, Number) }));
const anyRuns = fc.array(
  pixel.chain(([x, y]) => fc.integer({ min: 1, max: 24 - x }).map((length): Run => [x, y, length])),
  { minLength: 1, maxLength: 30 },
);
const count = (runs: readonly Run[]) => runs.reduce((sum, [, , length]) => sum + length, 0);

describe('masks', () => {
  it('are the same pixels as runs and as a bitmap', () => {
    fc.assert(
      fc.property(anyBits, (bitmap) => {
        expect(bitmapOf(runsOf(bitmap), size).bits).toEqual(bitmap.bits);
      }),
    );
  });

  it('are written as the fewest runs, row by row', () => {
    fc.assert(
      fc.property(anyRuns, (runs) => {
        const written = runsOf(bitmapOf(runs, size));
        written.forEach(([x, y], index) => {
          const [beforeX, beforeY, length] = written[index - 1] ?? [-2, -1, 0];
          expect(y > beforeY || (y === beforeY && x > beforeX + length)).toBe(true);
        });
        expect(runsOf(bitmapOf(written))).toEqual(written);
      }),
    );
  });

  it('are read in a part of the image as they are there', () => {
    expect(runsOf(bitmapOf([[2, 3, 10]], size), { x: 4, y: 0, width: 3, height: 16 })).toEqual([[4, 3, 3]]);
  });

  it('are joined pixel by pixel', () => {
    expect(
      uniteRuns(
        [[0, 0, 3]],
        [
          [2, 0, 3],
          [9, 1, 1],
        ],
      ),
    ).toEqual([
      [0, 0, 5],
      [9, 1, 1],
    ]);
  });

  it('lose what lies outside the image', () => {
    expect(
      clipRuns(
        [
          [20, 1, 9],
          [3, 99, 2],
        ],
        { width: 24, height: 16 },
      ),
    ).toEqual([[20, 1, 4]]);
  });

  it('have the bounds of their pixels', () => {
    expect(
      boundsOfRuns([
        [4, 2, 3],
        [1, 5, 2],
      ]),
    ).toEqual({ x: 1, y: 2, width: 6, height: 4 });
  });
});

describe('a stroke of the brush', () => {
  it('paints exactly the pixels whose centres are near enough to its way', () => {
    fc.assert(
      fc.property(pixel, pixel, fc.integer({ min: 1, max: 9 }), (from, to, diameter) => {
        const bitmap = createBitmap(size);
        paintStroke(bitmap, from, to, diameter, 1);
        const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
        const length = dx * dx + dy * dy;
        for (let y = 0; y < size.height; y += 1)
          for (let x = 0; x < size.width; x += 1) {
            const along = length === 0 ? 0 : ((x - from[0]) * dx + (y - from[1]) * dy) / length;
            const at = Math.max(0, Math.min(1, along));
            const away = Math.hypot(x - from[0] - at * dx, y - from[1] - at * dy);
            // On the very edge, arithmetic decides.
            if (Math.abs(away - diameter / 2) > 1e-6)
              expect(bitmap.bits[y * size.width + x]).toBe(away < diameter / 2 ? 1 : 0);
          }
      }),
    );
  });

  it('of one pixel paints the pixel it is on', () => {
    const bitmap = createBitmap(size);
    paintStroke(bitmap, [5.9, 7.2], [5.9, 7.2], 1, 1);
    expect(runsOf(bitmap)).toEqual([[5, 7, 1]]);
  });

  it('tells which part it went over', () => {
    fc.assert(
      fc.property(pixel, pixel, fc.integer({ min: 1, max: 9 }), (from, to, diameter) => {
        const bitmap = createBitmap(size);
        const part = paintStroke(bitmap, from, to, diameter, 1);
        expect(count(runsOf(bitmap, part))).toBe(count(runsOf(bitmap)));
      }),
    );
  });

  it('of the eraser takes away what the brush put there', () => {
    fc.assert(
      fc.property(anyBits, pixel, pixel, (before, from, to) => {
        const bitmap = { ...before, bits: before.bits.slice() };
        paintStroke(bitmap, from, to, 4, 1);
        paintStroke(bitmap, from, to, 4, 0);
        bitmap.bits.forEach((bit, index) => expect(bit).toBeLessThanOrEqual(before.bits[index] ?? 0));
      }),
    );
  });

  it('outside the image paints nothing', () => {
    const bitmap = createBitmap(size);
    paintStroke(bitmap, [-50, -50], [-40, -60], 6, 1);
    expect(runsOf(bitmap)).toEqual([]);
  });
});
