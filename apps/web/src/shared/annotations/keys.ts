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

export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey'>;

const tools: Readonly<Record<string, Tool>> = {
  v: 'select',
  b: 'boundingBox',
  p: 'polygon',
  l: 'path',
  k: 'point',
  m: 'brush',
  e: 'eraser',
  c: 'comment',
};
/** The key of each tool, as it is shown beside it. */
export const keyOfTool = Object.fromEntries(
  Object.entries(tools).map(([key, tool]) => [tool, key.toUpperCase()]),
) as Readonly<Record<Tool, string>>;

const acts: Readonly<Record<string, CanvasAct>> = {
  enter: 'finish',
  escape: 'cancel',
  delete: 'remove',
  backspace: 'removeLast',
  f: 'fit',
  '+': 'zoomIn',
  '=': 'zoomIn',
  '-': 'zoomOut',
  '.': 'nextVertex',
  ',': 'previousVertex',
};

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  arrowleft: [-1, 0],
  arrowright: [1, 0],
  arrowup: [0, -1],
  arrowdown: [0, 1],
};

const withCommand: Readonly<Record<string, KeyAction>> = {
  z: { kind: 'undo' },
  y: { kind: 'redo' },
  c: { kind: 'copy' },
  v: { kind: 'paste' },
  d: { kind: 'duplicate' },
  a: { kind: 'selectAll' },
};

const act = (what: CanvasAct): KeyAction => ({ kind: 'act', act: what });

/** What a key does in the editor; null: nothing, it is somebody else's. */
export function actionOfKey({ key, code, shiftKey, altKey, ctrlKey, metaKey }: KeyPress): KeyAction | null {
  const name = key.toLowerCase();
  if (ctrlKey || metaKey) {
    if (altKey) return null;
    if (shiftKey) return name === 'z' ? { kind: 'redo' } : null;
    return withCommand[name] ?? null;
  }
  const arrow = arrows[name];
  if (arrow) {
    const far = shiftKey ? 10 : 1;
    const [dx, dy] = [arrow[0] * far, arrow[1] * far];
    return altKey ? { kind: 'grow', dx, dy } : act({ move: [dx, dy] });
  }
  if (altKey) return null;
  if (name === 'tab') return { kind: 'step', by: shiftKey ? -1 : 1 };
  if (code === 'Digit1' && shiftKey) return act('actualSize');
  const what = acts[name];
  if (what) return act(what);
  if (shiftKey) return null;
  const tool = tools[name];
  if (tool) return { kind: 'tool', tool };
  if (name === 'h') return { kind: 'hide' };
  if (name === '[' || name === ']') return { kind: 'brushSize', by: name === '[' ? -1 : 1 };
  return /^[1-9]$/.test(name) ? { kind: 'label', index: Number(name) - 1 } : null;
}

/** The next size of the brush: finer steps where it is small. */
export const brushStep = (size: number, by: -1 | 1): number =>
  size + by * (size < 10 || (size === 10 && by < 0) ? 1 : Math.max(2, Math.round(size * 0.15)));
