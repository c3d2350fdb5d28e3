import type { Point, Vector } from '../../shared/annotations/index.ts';
import {
  boundsBetween,
  boxWithin,
  clampPoint,
  cornersOf,
  distance,
  shownPart,
} from '../../shared/annotations/index.ts';
import type { Desk, Gesture, Hand } from './desk.ts';
import { add, click, imageOf, isClick, labelIn } from './desk.ts';
import type { Drawing } from './scratch.ts';

type Made = Pick<Vector, 'shape' | 'segmentation'>;

const made = (desk: Desk, labelId: string, { shape, segmentation }: Made): void =>
  add(desk, { id: crypto.randomUUID(), labelId, shape, segmentation, attributes: [] });

const fewest = { polygon: 3, path: 2 } as const;

/** Ends what is being drawn, if it is enough for a shape. */
export function finishDrawing(desk: Desk, drawing: Drawing): void {
  if (drawing.tool === 'boundingBox') {
    const bounds = boundsBetween(drawing.from, drawing.to);
    if (bounds.width < 1 || bounds.height < 1) return;
    desk.scratch.set({ drawing: null });
    made(desk, drawing.labelId, {
      shape: 'boundingBox',
      segmentation: cornersOf(boxWithin(bounds, imageOf(desk))),
    });
    return;
  }
  if (drawing.points.length < fewest[drawing.tool]) return;
  desk.scratch.set({ drawing: null });
  made(desk, drawing.labelId, { shape: drawing.tool, segmentation: drawing.points.flat() });
}

/** A box from corner to corner: by dragging, or by clicking both. */
export function drawBox(desk: Desk, hand: Hand): Gesture | null {
  const label = labelIn(desk, 'boundingBox');
  if (!label) return null;
  const image = imageOf(desk);
  const before = desk.scratch.get().drawing;
  const begun = before?.tool === 'boundingBox' ? before : null;
  const from = begun?.from ?? clampPoint(hand.at, image);
  const boxTo = (at: Point): Drawing => ({
    tool: 'boundingBox',
    labelId: label.id,
    from,
    to: clampPoint(at, image),
  });
  desk.scratch.set({ drawing: boxTo(hand.at) });
  return {
    move: ({ at }) => desk.scratch.set({ drawing: boxTo(at) }),
    end(up) {
      const drawing = boxTo(up.at);
      desk.scratch.set({ drawing });
      if (begun || !isClick(hand, up)) finishDrawing(desk, drawing);
    },
    cancel: () => desk.scratch.set({ drawing: begun }),
  };
}

/** One corner more with every click; on the first corner, or twice on the last, the shape is done. */
export function drawCorners(desk: Desk, tool: 'polygon' | 'path'): Gesture | null {
  const label = labelIn(desk, tool);
  if (!label) return null;
  return {
    move: (over) => followCorner(desk, over),
    end(up) {
      const before = desk.scratch.get().drawing;
      const begun = before?.tool === tool ? before : null;
      const points = begun?.points ?? [];
      const near = (point: Point | undefined) =>
        point !== undefined && distance(point, up.at) <= up.near * 1.25;
      const ends = (tool === 'polygon' && near(points[0])) || near(points.at(-1));
      if (begun && ends && points.length >= fewest[tool]) return finishDrawing(desk, begun);
      if (near(points.at(-1))) return;
      const at = clampPoint(up.at, imageOf(desk));
      desk.scratch.set({ drawing: { tool, labelId: label.id, points: [...points, at], cursor: at } });
    },
    cancel: () => undefined,
  };
}

/** The line from the last corner to the pointer. */
export function followCorner(desk: Desk, { at }: Hand): void {
  const { drawing } = desk.scratch.get();
  if (!drawing) return;
  const to = clampPoint(at, imageOf(desk));
  desk.scratch.set({
    drawing: drawing.tool === 'boundingBox' ? { ...drawing, to } : { ...drawing, cursor: to },
  });
}

export function takeBackCorner(desk: Desk): void {
  const { drawing } = desk.scratch.get();
  if (!drawing) return;
  const shorter = drawing.tool === 'boundingBox' || drawing.points.length < 2;
  desk.scratch.set({ drawing: shorter ? null : { ...drawing, points: drawing.points.slice(0, -1) } });
}

export function drawPoint(desk: Desk, hand: Hand): Gesture | null {
  const label = labelIn(desk, 'point');
  if (!label) return null;
  return click(hand, ({ at }) =>
    made(desk, label.id, { shape: 'point', segmentation: [...clampPoint(at, imageOf(desk))] }),
  );
}

/** Without a pointer: a shape of ordinary size in the middle of what is shown, to be moved and resized by keys. */
export function drawDefault(desk: Desk, tool: 'boundingBox' | 'polygon' | 'path' | 'point'): void {
  const label = labelIn(desk, tool);
  if (!label) return;
  const image = imageOf(desk);
  const shown = shownPart(desk.editor.view.getState());
  const [cx, cy] = clampPoint([shown.x + shown.width / 2, shown.y + shown.height / 2], image);
  const side = Math.max(4, Math.min(shown.width, shown.height, image.width, image.height) / 5);
  const box = boxWithin({ x: cx - side / 2, y: cy - side / 2, width: side, height: side }, image);
  const [left, top, right, , , bottom] = cornersOf(box);
  const [l, t, r, b] = [left ?? 0, top ?? 0, right ?? 0, bottom ?? 0];
  const shapes: Readonly<Record<typeof tool, number[]>> = {
    boundingBox: cornersOf(box),
    polygon: [cx, t, r, b, l, b],
    path: [l, b, r, t],
    point: [cx, cy],
  };
  made(desk, label.id, { shape: tool, segmentation: shapes[tool] });
}
