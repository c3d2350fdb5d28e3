import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createView, fit, panBy, reveal, toImage, toView, zoomTo } from './view.ts';

function setUp() {
  const view = createView();
  view.setViewport({ width: 1032, height: 832 });
  view.setImage({ width: 4000, height: 3000 });
  return view;
}

describe('the view', () => {
  it('shows the whole image at first, in the middle', () => {
    expect(setUp().getState()).toMatchObject({ scale: 0.25, x: 16, y: 41, fitted: true });
  });

  it('zooms at the pointer: what is under it stays there', () => {
    const at = fc.tuple(fc.integer({ min: 300, max: 700 }), fc.integer({ min: 300, max: 500 }));
    fc.assert(
      fc.property(at, fc.double({ min: 0.3, max: 20, noNaN: true }), (pointer, scale) => {
        const before = setUp().getState();
        const under = toImage(before, pointer);
        const [x, y] = toView(zoomTo(before, scale, pointer), under);
        expect(x).toBeCloseTo(pointer[0], 6);
        expect(y).toBeCloseTo(pointer[1], 6);
      }),
    );
  });

  it('never loses the image out of the window', () => {
    const { x, y } = panBy(setUp().getState(), 1e6, -1e6);
    expect([x, y]).toEqual([1032 - 48, 48 - 750]);
  });

  it('that fits stays so in another window; one that was zoomed keeps its middle', () => {
    const view = setUp();
    view.setViewport({ width: 532, height: 832 });
    expect(view.getState().scale).toBe(0.125);
    view.change((state) => zoomTo(state, 1, [266, 416]));
    const middle = toImage(view.getState(), [266, 416]);
    view.setViewport({ width: 1032, height: 832 });
    expect(toImage(view.getState(), [516, 416])).toEqual(middle);
  });

  it('goes to what is selected only if it cannot be seen', () => {
    const near = zoomTo(setUp().getState(), 1, [516, 416]);
    const [x, y] = toImage(near, [500, 400]);
    expect(reveal(near, { x, y, width: 20, height: 20 })).toBe(near);
    const moved = reveal(near, { x: 10, y: 10, width: 20, height: 20 });
    const [left, top] = toView(moved, [10, 10]);
    expect(left > 0 && left < 1032 && top > 0 && top < 832).toBe(true);
  });

  it('fits again when asked', () => {
    const view = setUp();
    view.change((state) => panBy(zoomTo(state, 8, [1, 1]), 50, 50));
    view.change(fit);
    expect(view.getState()).toMatchObject({ scale: 0.25, fitted: true });
  });
});
