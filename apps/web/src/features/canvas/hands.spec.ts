import type { Tool } from '../../shared/annotations/index.ts';
import { boundsOf, createEditor } from '../../shared/annotations/index.ts';
import { box, labels, mask, objects, shape, surface } from '../../shared/annotations/annotations.fixture.ts';
import { describe, expect, it } from 'vitest';
import type { PinPlace } from './desk.ts';
import type { PointerSign } from './hands.ts';
import { createHands } from './hands.ts';
import type { MaskBoard } from './mask-board.ts';
import { createScratch } from './scratch.ts';

type At = readonly [x: number, y: number];

const noBoard: MaskBoard = {
  take: () => undefined,
  stroke: () => undefined,
  runs: () => [[1, 1, 5]],
  kept: () => undefined,
  forget: () => undefined,
  raster: () => null,
  rasterFor: () => null,
};

/** An image of 400 by 300 shown pixel by pixel, from the window's corner. */
function setUp(...annotations: Parameters<typeof createEditor>[0] & object) {
  const editor = createEditor(annotations);
  editor.setImage({ width: 400, height: 300 });
  editor.view.setViewport({ width: 400, height: 300 });
  editor.view.change((view) => ({ ...view, scale: 1, x: 0, y: 0, fitted: false }));
  const scratch = createScratch();
  const pins: PinPlace[] = [];
  const views = labels.map((label) => ({ ...label, name: label.id, color: '#336699', attributes: [] }));
  const hands = createHands({
    editor,
    scratch,
    board: noBoard,
    labels: () => views,
    placePin: (pin) => pins.push(pin),
  });
  const sign = (inView: At, more: Partial<PointerSign> = {}): PointerSign => ({
    id: 1,
    inView,
    shift: false,
    alt: false,
    touch: false,
    pans: false,
    ...more,
  });
  const drag = (from: At, to: At, more: Partial<PointerSign> = {}) => {
    hands.down(sign(from, more));
    hands.move(sign([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2], more), []);
    hands.move(sign(to, more), []);
    hands.up(sign(to, more));
  };
  const click = (at: At, more: Partial<PointerSign> = {}) => drag(at, at, more);
  const all = () => editor.getState().annotations;
  const take = (tool: Tool) => editor.setTool(tool);
  return { editor, scratch, hands, pins, sign, drag, click, all, take };
}

describe('drawing', () => {
  it('makes a box by dragging, and by clicking two corners', () => {
    const { take, drag, click, all } = setUp();
    take('boundingBox');
    drag([10, 20], [110, 70]);
    click([200, 100]);
    click([250, 90]);
    expect(all().map(boundsOf)).toEqual([
      { x: 10, y: 20, width: 100, height: 50 },
      { x: 200, y: 90, width: 50, height: 10 },
    ]);
  });

  it('keeps a box inside the image', () => {
    const { take, drag, all } = setUp();
    take('boundingBox');
    drag([390, 290], [999, 999]);
    expect(all().map(boundsOf)).toEqual([{ x: 390, y: 290, width: 10, height: 10 }]);
  });

  it('closes a polygon on its first corner', () => {
    const { take, click, all, scratch } = setUp();
    take('polygon');
    for (const at of [
      [10, 10],
      [90, 10],
      [90, 80],
      [12, 11],
    ] as const)
      click(at);
    expect(all()).toMatchObject([
      { shape: 'polygon', segmentation: [10, 10, 90, 10, 90, 80], labelId: objects },
    ]);
    expect(scratch.get().drawing).toBeNull();
  });

  it('finishes a path by key, without the corner that was taken back', () => {
    const { take, click, all, hands } = setUp();
    take('path');
    for (const at of [
      [10, 10],
      [90, 10],
      [90, 80],
    ] as const)
      click(at);
    hands.act('removeLast');
    hands.act('finish');
    expect(all()).toMatchObject([{ shape: 'path', segmentation: [10, 10, 90, 10] }]);
  });

  it('goes no further with too few corners, and ends when cancelled', () => {
    const { take, click, all, hands, scratch } = setUp();
    take('polygon');
    click([10, 10]);
    click([90, 10]);
    hands.act('finish');
    expect(scratch.get().drawing).not.toBeNull();
    hands.act('cancel');
    expect(scratch.get().drawing).toBeNull();
    expect(all()).toEqual([]);
  });

  it.each(['boundingBox', 'polygon', 'path', 'point'] as const)('makes a %s without a pointer', (tool) => {
    const { take, all, hands, editor } = setUp();
    take(tool);
    hands.act('finish');
    hands.act({ move: [10, 0] });
    expect(all()).toMatchObject([{ shape: tool }]);
    const [made] = all();
    const { x, y, width, height } = boundsOf(made ?? box('none', 0, 0, 1, 1));
    expect([x + width / 2, y + height / 2]).toEqual([210, 150]);
    editor.undo();
    editor.undo();
    expect(all()).toEqual([]);
  });

  it('is one step for each stroke of the brush', () => {
    const { take, drag, all, editor } = setUp();
    take('brush');
    drag([10, 10], [90, 10]);
    expect(all()).toMatchObject([{ shape: 'rle', labelId: surface, segmentation: [[1, 1, 5]] }]);
    editor.undo();
    expect(all()).toEqual([]);
  });
});

describe('selecting and moving', () => {
  const a = box('a', 10, 10, 100, 50);
  const b = box('b', 200, 100, 100, 50);

  it('takes by click, adds and takes away with shift, lets go beside', () => {
    const { click, editor } = setUp(a, b);
    const selection = () => editor.getState().selection;
    click([50, 30]);
    expect(selection()).toEqual(['a']);
    click([250, 120], { shift: true });
    expect(selection()).toEqual(['a', 'b']);
    click([50, 30], { shift: true });
    expect(selection()).toEqual(['b']);
    click([390, 290]);
    expect(selection()).toEqual([]);
  });

  it('takes what lies in the rubber band', () => {
    const { drag, editor } = setUp(a, b);
    drag([5, 5], [350, 200]);
    expect(editor.getState().selection).toEqual(['a', 'b']);
  });

  it('moves all that is selected, as one step', () => {
    const { drag, editor, all } = setUp(a, b);
    editor.select(['a', 'b']);
    drag([50, 30], [70, 40]);
    expect(all().map((one) => boundsOf(one).x)).toEqual([30, 220]);
    editor.undo();
    expect(all()).toEqual([a, b]);
  });

  it('resizes a box by its handles', () => {
    const { drag, editor, all } = setUp(a);
    editor.select(['a']);
    drag([110, 60], [150, 90]);
    expect(all().map(boundsOf)).toEqual([{ x: 10, y: 10, width: 140, height: 80 }]);
  });

  it('moves, adds and takes away corners', () => {
    const { drag, click, editor, all, hands } = setUp(
      shape('p', 'polygon', 10, 10, 110, 10, 110, 110, 10, 110),
    );
    editor.select(['p']);
    drag([110, 10], [150, 20]);
    expect(all()).toMatchObject([{ segmentation: [10, 10, 150, 20, 110, 110, 10, 110] }]);
    drag([10, 60], [30, 60]);
    expect(all()).toMatchObject([{ segmentation: [10, 10, 150, 20, 110, 110, 10, 110, 30, 60] }]);
    hands.act('remove');
    expect(all()).toMatchObject([{ segmentation: [10, 10, 150, 20, 110, 110, 10, 110] }]);
    click([150, 20], { alt: true });
    expect(all()).toMatchObject([{ segmentation: [10, 10, 110, 110, 10, 110] }]);
  });

  it('moves a corner by keys', () => {
    const { editor, all, hands } = setUp(shape('p', 'path', 10, 10, 110, 10));
    editor.select(['p']);
    hands.act('nextVertex');
    hands.act('nextVertex');
    hands.act({ move: [0, 10] });
    expect(all()).toMatchObject([{ segmentation: [10, 10, 110, 20] }]);
  });

  it('leaves everything where it is for who may only look', () => {
    const { drag, editor, all, hands } = setUp(a);
    editor.setReadOnly(true);
    editor.select(['a']);
    drag([50, 30], [70, 40]);
    drag([110, 60], [150, 90]);
    hands.act('remove');
    hands.act({ move: [5, 5] });
    expect(all()).toEqual([a]);
  });

  it('neither sees nor moves what is hidden', () => {
    const { click, editor } = setUp(a);
    editor.setHidden(new Set(['a']));
    click([50, 30]);
    expect(editor.getState().selection).toEqual([]);
  });

  it('does not draw a mask along', () => {
    const { drag, editor, all } = setUp(mask('m', [0, 50, 300]));
    editor.select(['m']);
    drag([100, 50.5], [150, 70]);
    expect(all()).toEqual([mask('m', [0, 50, 300])]);
  });
});

describe('moving the image', () => {
  it('pans with the wheel button whatever the tool', () => {
    const { take, drag, editor, all } = setUp();
    take('boundingBox');
    drag([100, 100], [130, 90], { pans: true });
    expect(editor.view.getState()).toMatchObject({ x: 30, y: -10 });
    expect(all()).toEqual([]);
  });

  it('pans with a finger, even over what is not selected', () => {
    const { drag, editor, all } = setUp(box('a', 10, 10, 100, 50));
    drag([50, 30], [80, 40], { touch: true });
    expect(editor.view.getState()).toMatchObject({ x: 30, y: 10 });
    expect(all().map(boundsOf)).toMatchObject([{ x: 10 }]);
  });

  it('zooms with two fingers, and what one of them had begun is not drawn', () => {
    const { take, hands, sign, editor, all, scratch } = setUp();
    take('boundingBox');
    const finger = (id: number, at: At) => sign(at, { id, touch: true });
    hands.down(finger(1, [150, 150]));
    hands.move(finger(1, [155, 150]), []);
    hands.down(finger(2, [255, 150]));
    hands.move(finger(2, [355, 150]), []);
    hands.up(finger(2, [355, 150]));
    hands.up(finger(1, [155, 150]));
    expect(editor.view.getState().scale).toBe(2);
    expect(scratch.get().drawing).toBeNull();
    expect(all()).toEqual([]);
  });
});

describe('comments', () => {
  it('are placed on what is pointed at, by pointer or by key', () => {
    const { take, click, pins, editor, hands } = setUp(box('a', 10, 10, 100, 50));
    take('comment');
    click([50, 30]);
    click([300, 200]);
    editor.select(['a']);
    hands.act('finish');
    expect(pins).toEqual([
      { point: [50, 30], annotationId: 'a' },
      { point: [300, 200], annotationId: null },
      { point: [60, 35], annotationId: 'a' },
    ]);
  });
});
