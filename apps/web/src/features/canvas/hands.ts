import type { CanvasAct, Point } from '../../shared/annotations/index.ts';
import { annotationAt, distance, panBy, toImage, zoomTo } from '../../shared/annotations/index.ts';
import { brushMask, readyBoard } from './brush-mask.ts';
import { perform } from './canvas-acts.ts';
import type { Desk, Gesture, Hand } from './desk.ts';
import { click, placePin, shownOf } from './desk.ts';
import { drawBox, drawCorners, drawPoint, followCorner } from './draw-shapes.ts';
import { pan, selectOrMove } from './select-and-move.ts';

export type PointerSign = {
  readonly id: number;
  readonly inView: Point;
  readonly shift: boolean;
  readonly alt: boolean;
  readonly touch: boolean;
  /** The wheel's button, or the space bar held: the image is moved, whatever the tool. */
  readonly pans: boolean;
};

const near = { mouse: 7, touch: 16 } as const;

/** Pointers on the canvas, whatever they are: mouse, pen, fingers. */
export function createHands(desk: Desk) {
  const { editor, scratch } = desk;
  const fingers = new Map<number, Point>();
  let gesture: { readonly id: number; readonly does: Gesture } | null = null;

  const handOf = ({ inView, shift, alt, touch }: PointerSign): Hand => {
    const view = editor.view.getState();
    const tolerance = (touch ? near.touch : near.mouse) / view.scale;
    return { at: toImage(view, inView), inView, shift, alt, touch, near: tolerance };
  };

  function begin(hand: Hand): Gesture | null {
    const { tool, readOnly } = editor.getState();
    if (tool === 'select') return selectOrMove(desk, hand);
    if (tool === 'comment')
      return click(hand, ({ at }) =>
        placePin(desk, at, annotationAt(shownOf(desk), at, hand.near)?.id ?? null),
      );
    if (readOnly) return null;
    if (tool === 'boundingBox') return drawBox(desk, hand);
    if (tool === 'point') return drawPoint(desk, hand);
    if (tool === 'brush' || tool === 'eraser') return brushMask(desk, hand, tool);
    return drawCorners(desk, tool);
  }

  function pinch(id: number, to: Point): void {
    const from = fingers.get(id);
    const other = [...fingers].find(([one]) => one !== id)?.[1];
    if (!from || !other) return;
    const centre = (a: Point): Point => [(a[0] + other[0]) / 2, (a[1] + other[1]) / 2];
    const [before, after] = [centre(from), centre(to)];
    const factor = distance(to, other) / Math.max(1, distance(from, other));
    editor.view.change((view) =>
      zoomTo(panBy(view, after[0] - before[0], after[1] - before[1]), view.scale * factor, after),
    );
  }

  function follow(hand: Hand): void {
    const { tool, readOnly } = editor.getState();
    const { drawing, hover } = scratch.get();
    if (drawing) followCorner(desk, hand);
    if (!readOnly && (tool === 'brush' || tool === 'eraser')) {
      readyBoard(desk);
      scratch.set({ brushAt: hand.at });
    } else if (tool === 'select' || tool === 'comment') {
      const under = annotationAt(shownOf(desk), hand.at, hand.near)?.id ?? null;
      if (under !== hover) scratch.set({ hover: under });
    }
  }

  const forgetBegun = (): void => scratch.set({ drawing: null, hover: null, brushAt: null, vertex: null });

  function cancelGesture(): boolean {
    if (!gesture) return false;
    gesture.does.cancel();
    gesture = null;
    return true;
  }

  return {
    down(sign: PointerSign): void {
      const hand = handOf(sign);
      if (sign.touch) fingers.set(sign.id, sign.inView);
      if (fingers.size > 1) {
        cancelGesture();
        return;
      }
      if (gesture) return;
      const does = sign.pans ? pan(desk, hand) : begin(hand);
      gesture = does && { id: sign.id, does };
    },
    move(sign: PointerSign, way: readonly PointerSign[]): void {
      if (fingers.size > 1) {
        pinch(sign.id, sign.inView);
        fingers.set(sign.id, sign.inView);
        return;
      }
      if (fingers.has(sign.id)) fingers.set(sign.id, sign.inView);
      const hand = handOf(sign);
      if (gesture?.id === sign.id) gesture.does.move(hand, way.length > 0 ? way.map(handOf) : [hand]);
      else if (!gesture) follow(hand);
    },
    up(sign: PointerSign): void {
      fingers.delete(sign.id);
      if (gesture?.id !== sign.id) return;
      const { does } = gesture;
      gesture = null;
      does.end(handOf(sign));
    },
    lost(id: number): void {
      fingers.delete(id);
      if (gesture?.id === id) cancelGesture();
    },
    leave(): void {
      if (!gesture) scratch.set({ hover: null, brushAt: null });
    },
    wheel(inView: Point, pixels: number, pinched: boolean): void {
      const factor = Math.exp(-Math.max(-200, Math.min(200, pixels)) * (pinched ? 0.01 : 0.0018));
      editor.view.change((view) => zoomTo(view, view.scale * factor, inView));
    },
    /** Another image comes: what was begun on this one is not gone on with. */
    letGo(): void {
      cancelGesture();
      fingers.clear();
      forgetBegun();
    },
    forgetBegun,
    act(act: Exclude<CanvasAct, 'focus'>): void {
      if (act === 'cancel' && cancelGesture()) return;
      if (!gesture) perform(desk, act);
    },
  };
}
export type Hands = ReturnType<typeof createHands>;
