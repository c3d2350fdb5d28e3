import { clamp } from './geometry.ts';
import type { Bounds, Point, Size } from './shapes.ts';

/** Where the image lies in the window: a point p of it is shown at p · scale + (x, y). */
export type ViewState = {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
  readonly viewport: Size;
  readonly image: Size;
  /** The whole image is shown, and stays so when the window changes. */
  readonly fitted: boolean;
};

const maxScale = 40;
const margin = 16;
/** So much of the image always stays in the window. */
const reach = 48;

const fitScale = ({ viewport, image }: ViewState): number =>
  Math.min(
    (viewport.width - 2 * margin) / image.width,
    (viewport.height - 2 * margin) / image.height,
    maxScale,
  );
const known = ({ viewport, image }: ViewState): boolean =>
  viewport.width > 2 * margin && viewport.height > 2 * margin && image.width > 0 && image.height > 0;

const within = (view: ViewState): ViewState => {
  const { viewport, image, scale } = view;
  return {
    ...view,
    x: clamp(view.x, reach - image.width * scale, viewport.width - reach),
    y: clamp(view.y, reach - image.height * scale, viewport.height - reach),
  };
};

export const toImage = ({ scale, x, y }: ViewState, [vx, vy]: Point): Point => [
  (vx - x) / scale,
  (vy - y) / scale,
];
export const toView = ({ scale, x, y }: ViewState, [ix, iy]: Point): Point => [
  ix * scale + x,
  iy * scale + y,
];

export const centreOf = ({ viewport }: ViewState): Point => [viewport.width / 2, viewport.height / 2];

/** The part of the image's plane that the window shows. */
export const shownPart = (view: ViewState): Bounds => {
  const [x, y] = toImage(view, [0, 0]);
  return { x, y, width: view.viewport.width / view.scale, height: view.viewport.height / view.scale };
};

export function zoomTo(view: ViewState, scale: number, at: Point): ViewState {
  const smallest = Math.min(0.05, fitScale(view));
  const next = clamp(scale, smallest, maxScale);
  const [ix, iy] = toImage(view, at);
  return within({ ...view, scale: next, x: at[0] - ix * next, y: at[1] - iy * next, fitted: false });
}

export const panBy = (view: ViewState, dx: number, dy: number): ViewState =>
  within({ ...view, x: view.x + dx, y: view.y + dy, fitted: false });

export function fit(view: ViewState): ViewState {
  if (!known(view)) return { ...view, fitted: true };
  const scale = fitScale(view);
  const { viewport, image } = view;
  return {
    ...view,
    scale,
    x: (viewport.width - image.width * scale) / 2,
    y: (viewport.height - image.height * scale) / 2,
    fitted: true,
  };
}

/** Another window: what was in the middle stays there. */
export function resizeView(view: ViewState, viewport: Size): ViewState {
  if (view.fitted) return fit({ ...view, viewport });
  const [x, y] = [(viewport.width - view.viewport.width) / 2, (viewport.height - view.viewport.height) / 2];
  return within({ ...view, viewport, x: view.x + x, y: view.y + y });
}

/** Brings a part of the image into the window if it is not there. */
export function reveal(view: ViewState, part: Bounds): ViewState {
  const [left, top] = toView(view, [part.x, part.y]);
  const [right, bottom] = toView(view, [part.x + part.width, part.y + part.height]);
  const { width, height } = view.viewport;
  if (right > margin && left < width - margin && bottom > margin && top < height - margin) return view;
  return panBy(view, width / 2 - (left + right) / 2, height / 2 - (top + bottom) / 2);
}

export type View = {
  getState(): ViewState;
  subscribe(listener: () => void): () => void;
  change(next: (view: ViewState) => ViewState): void;
  setViewport(size: Size): void;
  setImage(size: Size): void;
};

export function createView(): View {
  const nothing = { width: 0, height: 0 };
  let state: ViewState = { scale: 1, x: 0, y: 0, viewport: nothing, image: nothing, fitted: true };
  const listeners = new Set<() => void>();
  const set = (next: ViewState) => {
    if (next === state) return;
    state = next;
    for (const listener of listeners) listener();
  };
  return {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change: (next) => set(next(state)),
    setViewport: (viewport) => set(resizeView(state, viewport)),
    setImage(image) {
      const { width, height } = state.image;
      if (width !== image.width || height !== image.height) set(fit({ ...state, image }));
    },
  };
}
