import type { KeyName } from '../keys/key-table.ts';
import type { Press } from '../keys/pressed.ts';
import { keyPressed } from '../keys/pressed.ts';
import type { Tool } from './shapes.ts';

/** What only the canvas can do: it knows what is being drawn and what is shown. */
export type CanvasAct =
  | 'finish'
  | 'cancel'
  | 'remove'
  | 'removeLast'
  | 'fit'
  | 'actualSize'
  | 'zoomIn'
  | 'zoomOut'
  | 'focus'
  | 'nextVertex'
  | 'previousVertex'
  | { readonly move: readonly [dx: number, dy: number] };

export type KeyAction =
  | { readonly kind: 'tool'; readonly tool: Tool }
  | { readonly kind: 'label'; readonly index: number }
  | { readonly kind: 'brushSize'; readonly by: -1 | 1 }
  | { readonly kind: 'grow'; readonly dx: number; readonly dy: number }
  | { readonly kind: 'undo' | 'redo' | 'copy' | 'paste' | 'duplicate' | 'selectAll' | 'hide' }
  | { readonly kind: 'step'; readonly by: -1 | 1 }
  | { readonly kind: 'act'; readonly act: CanvasAct };

const act = (what: CanvasAct): KeyAction => ({ kind: 'act', act: what });

/** What the editor does by keys; each has its keys in the table. */
const actions = {
  select: { kind: 'tool', tool: 'select' },
  boundingBox: { kind: 'tool', tool: 'boundingBox' },
  polygon: { kind: 'tool', tool: 'polygon' },
  path: { kind: 'tool', tool: 'path' },
  point: { kind: 'tool', tool: 'point' },
  brush: { kind: 'tool', tool: 'brush' },
  eraser: { kind: 'tool', tool: 'eraser' },
  comment: { kind: 'tool', tool: 'comment' },
  brushSmaller: { kind: 'brushSize', by: -1 },
  brushLarger: { kind: 'brushSize', by: 1 },
  cancel: act('cancel'),
  finishShape: act('finish'),
  removeLastPoint: act('removeLast'),
  remove: act('remove'),
  nextAnnotation: { kind: 'step', by: 1 },
  previousAnnotation: { kind: 'step', by: -1 },
  nextCorner: act('nextVertex'),
  previousCorner: act('previousVertex'),
  selectAll: { kind: 'selectAll' },
  hide: { kind: 'hide' },
  undo: { kind: 'undo' },
  redo: { kind: 'redo' },
  copy: { kind: 'copy' },
  paste: { kind: 'paste' },
  duplicate: { kind: 'duplicate' },
  fit: act('fit'),
  actualSize: act('actualSize'),
  zoomIn: act('zoomIn'),
  zoomOut: act('zoomOut'),
} as const satisfies Partial<Record<KeyName, KeyAction>>;
type Plain = keyof typeof actions;
const plain = Object.keys(actions) as Plain[];

const arrows: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['ArrowLeft', [-1, 0]],
  ['ArrowRight', [1, 0]],
  ['ArrowUp', [0, -1]],
  ['ArrowDown', [0, 1]],
]);

/** What a key does in the editor; null: nothing, it is somebody else's. */
export function actionOfKey(press: Press): KeyAction | null {
  const name = keyPressed(plain, press);
  if (name) return actions[name];
  const [x, y] = arrows.get(press.key) ?? [0, 0];
  switch (keyPressed(['label', 'nudge', 'nudgeFar', 'resize', 'resizeFar'], press)) {
    case 'label':
      return { kind: 'label', index: Number(press.key) - 1 };
    case 'nudge':
      return act({ move: [x, y] });
    case 'nudgeFar':
      return act({ move: [x * 10, y * 10] });
    case 'resize':
      return { kind: 'grow', dx: x, dy: y };
    case 'resizeFar':
      return { kind: 'grow', dx: x * 10, dy: y * 10 };
    case undefined:
      return null;
  }
}

/** The next size of the brush: finer steps where it is small. */
export const brushStep = (size: number, by: -1 | 1): number =>
  size + by * (size < 10 || (size === 10 && by < 0) ? 1 : Math.max(2, Math.round(size * 0.15)));
