import { describe, expect, it } from 'vitest';
import { box, idsOf, mask, shape } from './annotations.fixture.ts';
import { annotationAt, annotationsWithin, touch, vertexNear } from './hits.ts';

const wide = box('wide', 0, 0, 200, 200);
const inner = box('inner', 50, 50, 40, 40);
const path = shape('path', 'path', 0, 100, 200, 100);
const point = shape('point', 'point', 150, 150);

describe('what is meant by a place', () => {
  it('is the smallest shape around it, whichever lies on top', () => {
    expect(annotationAt([inner, wide], [60, 60], 3)).toBe(inner);
    expect(annotationAt([wide, inner], [60, 60], 3)).toBe(inner);
    expect(annotationAt([wide, inner], [20, 20], 3)).toBe(wide);
  });

  it('is rather the line that is touched, the topmost first', () => {
    expect(annotationAt([path, inner, wide], [60, 101], 3)).toBe(path);
    expect(annotationAt([wide, box('same', 0, 0, 200, 50)], [1, 20], 3)?.id).toBe('same');
  });

  it('is a point that is near', () => {
    expect(annotationAt([wide, point], [152, 149], 4)).toBe(point);
    expect(annotationAt([wide, point], [160, 149], 4)).toBe(wide);
  });

  it('is a mask only where it has pixels', () => {
    const pixels = mask('mask', [0, 60, 100], [0, 5, 300]);
    expect(annotationAt([inner, pixels], [60.5, 60.5], 0)).toBe(inner);
    expect(annotationAt([inner, pixels], [250, 5.9], 0)).toBe(pixels);
    expect(annotationAt([pixels], [10, 30], 0)).toBeNull();
  });

  it('is nothing away from everything', () => {
    expect(annotationAt([wide, inner, path, point], [300, 300], 5)).toBeNull();
  });

  it('is not the inside of a path', () => {
    expect(touch(shape('bent', 'path', 0, 0, 100, 0, 100, 100), [80, 20], 3)).toBeNull();
  });
});

describe('the rubber band', () => {
  it('takes what lies wholly in it', () => {
    const taken = annotationsWithin([wide, inner, point], { x: 40, y: 40, width: 120, height: 120 });
    expect(idsOf(taken)).toEqual(['inner', 'point']);
  });
});

describe('a corner', () => {
  it('is found near the pointer only', () => {
    expect(vertexNear(path, [198, 102], 5)).toBe(1);
    expect(vertexNear(path, [100, 100], 5)).toBeNull();
  });
});
