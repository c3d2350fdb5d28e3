import { Annotation } from '@tandem/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { box, mask, shape } from './annotations.fixture.ts';
import {
  boundsOf,
  boxHandles,
  boxWithin,
  cornersOf,
  growBy,
  insertVertex,
  moveWithin,
  removeVertex,
  resizeBox,
  setVertex,
  stretch,
} from './geometry.ts';

const image = { width: 400, height: 300 };
const near = { min: -1000, max: 1000, noNaN: true } as const;
const anyPoint = fc.tuple(fc.double(near), fc.double(near));
const labelId = '01a20dd9-42df-75e1-8d77-7e6e91bb4684';

describe('moving', () => {
  it('keeps every annotation inside the image, and as they lie to one another', () => {
    const two = [box('a', 10, 20, 100, 50), shape('b', 'point', 200, 30)];
    const moved = moveWithin(two, -90, 500, image);
    expect(moved.map(boundsOf)).toEqual([
      { x: 0, y: 250, width: 100, height: 50 },
      { x: 190, y: 260, width: 0, height: 0 },
    ]);
  });

  it('moves masks by whole pixels', () => {
    expect(moveWithin([mask('m', [4, 5, 6])], 1.6, -0.4, image)).toEqual([mask('m', [6, 5, 6])]);
  });
});

describe('a box', () => {
  it('is upright and inside the image wherever a handle is drawn to', () => {
    fc.assert(
      fc.property(fc.constantFrom(...boxHandles), anyPoint, (handle, to) => {
        const bounds = resizeBox({ x: 40, y: 50, width: 60, height: 70 }, handle, to, image);
        const annotation = { id: 'a', labelId, shape: 'boundingBox', segmentation: cornersOf(bounds) };
        expect(Annotation.safeParse(annotation).success).toBe(true);
        expect(boxWithin(bounds, image)).toEqual(bounds);
      }),
    );
  });

  it('keeps the other side where it is', () => {
    const bounds = { x: 40, y: 50, width: 60, height: 70 };
    expect(resizeBox(bounds, [1, 0], [150, 999], image)).toEqual({ ...bounds, width: 110 });
    expect(resizeBox(bounds, [-1, -1], [10, 20], image)).toEqual({ x: 10, y: 20, width: 90, height: 100 });
  });

  it('turns over when a handle is drawn past the other side', () => {
    const turned = resizeBox({ x: 40, y: 50, width: 60, height: 70 }, [1, 1], [10, 20], image);
    expect(turned).toEqual({ x: 10, y: 20, width: 30, height: 30 });
  });

  it('has an inside even when it is made as small as can be', () => {
    expect(boundsOf(growBy(box('a', 10, 10, 5, 5), -99, -99, image))).toMatchObject({ width: 1, height: 1 });
  });
});

describe('a polygon', () => {
  const triangle = shape('t', 'polygon', 0, 0, 10, 0, 10, 20);

  it('gets a corner on an edge, the last one too', () => {
    expect(insertVertex(triangle, 0, [5, 1], image).segmentation).toEqual([0, 0, 5, 1, 10, 0, 10, 20]);
    expect(insertVertex(triangle, 2, [5, 9], image).segmentation).toEqual([0, 0, 10, 0, 10, 20, 5, 9]);
  });

  it('keeps three corners at least', () => {
    expect(removeVertex(triangle, 1)).toBeNull();
    const square = insertVertex(triangle, 2, [0, 20], image);
    expect(removeVertex(square, 1)?.segmentation).toEqual([0, 0, 10, 20, 0, 20]);
  });

  it('has its corners inside the image, to a tenth of a pixel', () => {
    expect(setVertex(triangle, 1, [999, 4.567], image).segmentation).toEqual([0, 0, 400, 4.6, 10, 20]);
  });

  it('is stretched with its bounds', () => {
    const wide = stretch(triangle, { x: 100, y: 0, width: 20, height: 20 });
    expect(wide.segmentation).toEqual([100, 0, 120, 0, 120, 20]);
  });
});
