import type { Bounds, Size, ViewState } from '../../shared/annotations/index.ts';
import { shownPart } from '../../shared/annotations/index.ts';
import type { Context } from './paint.ts';

/** Paints a part of the image, where one unit is one pixel of it. */
export type PaintPart = (context: Context, scale: number, part: Bounds) => void;

/** A zoom within which the picture of another scale is good enough, until the view rests. */
const alike = 1.6;

/** Room for lines and signs beside the image, in pixels of the screen. */
const margin = 24;

/** What can be seen, and as much again around it, as far as the image goes. */
function aroundShown(view: ViewState, { width, height }: Size): Bounds {
  const shown = shownPart(view);
  const room = margin / view.scale;
  const from = (start: number, size: number) => Math.max(-room, start - size / 2);
  const to = (start: number, size: number, most: number) => Math.min(most + room, start + size * 1.5);
  const [x, y] = [from(shown.x, shown.width), from(shown.y, shown.height)];
  return {
    x,
    y,
    width: to(shown.x, shown.width, width) - x,
    height: to(shown.y, shown.height, height) - y,
  };
}

const holds = (outer: Bounds, inner: Bounds): boolean =>
  outer.x <= inner.x &&
  outer.y <= inner.y &&
  outer.x + outer.width >= inner.x + inner.width &&
  outer.y + outer.height >= inner.y + inner.height;

/** Of what is shown, the part that lies on the image. */
function onImage(view: ViewState, { width, height }: Size): Bounds {
  const { x, y, width: w, height: h } = shownPart(view);
  const [left, top] = [Math.max(0, x), Math.max(0, y)];
  return {
    x: left,
    y: top,
    width: Math.max(0, Math.min(width, x + w) - left),
    height: Math.max(0, Math.min(height, y + h) - top),
  };
}

/** A picture of what takes long to paint, drawn in its place while the view moves. */
export function createSnapshot() {
  const canvas = document.createElement('canvas');
  let taken: { readonly of: PaintPart; readonly part: Bounds; readonly scale: number } | null = null;

  const take = (of: PaintPart, view: ViewState, image: Size) => {
    const part = aroundShown(view, image);
    const pixels = view.scale * (window.devicePixelRatio || 1);
    canvas.width = Math.max(1, Math.ceil(part.width * pixels));
    canvas.height = Math.max(1, Math.ceil(part.height * pixels));
    const context = canvas.getContext('2d');
    if (!context) return;
    context.setTransform(pixels, 0, 0, pixels, -part.x * pixels, -part.y * pixels);
    of(context, view.scale, part);
    taken = { of, part, scale: view.scale };
  };
  const serves = (of: PaintPart, view: ViewState, image: Size): boolean =>
    taken !== null &&
    taken.of === of &&
    Math.max(taken.scale / view.scale, view.scale / taken.scale) < alike &&
    holds(taken.part, onImage(view, image));

  return {
    draw(context: Context, of: PaintPart, view: ViewState, image: Size): void {
      if (!serves(of, view, image)) take(of, view, image);
      if (!taken) return;
      const { x, y, width, height } = taken.part;
      context.drawImage(canvas, x, y, width, height);
    },
  };
}
