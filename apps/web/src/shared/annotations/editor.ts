import type { Annotation } from '@tandem/contracts';
import type { Clipboard } from './clipboard.ts';
import { copiesOf, sharedClipboard } from './clipboard.ts';
import { withLabel } from './edits.ts';
import { clamp, growBy, moveWithin } from './geometry.ts';
import type { CanvasAct } from './keys.ts';
import type { Attributes, Size, Tool } from './shapes.ts';
import { isMask, isVector } from './shapes.ts';
import type { View } from './view.ts';
import { createView } from './view.ts';

export type EditorState = {
  readonly annotations: readonly Annotation[];
  readonly selection: readonly string[];
  /** Not drawn, and not to be touched. */
  readonly hidden: ReadonlySet<string>;
  readonly tool: Tool;
  readonly labelId: string | null;
  /** Diameter in pixels of the image. */
  readonly brushSize: number;
  /** Of fills, 0 to 1. */
  readonly opacity: number;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Grows with every change of the annotations, undo too. */
  readonly edits: number;
  readonly readOnly: boolean;
};

export type Editor = {
  getState(): EditorState;
  subscribe(listener: () => void): () => void;
  /** Other annotations, from which on there is nothing to undo. */
  load(annotations: readonly Annotation[]): void;
  /** One step for undo; changes of the same sort that follow one another fast are one. */
  change(next: readonly Annotation[], sort?: string): void;
  undo(): void;
  redo(): void;
  select(ids: readonly string[]): void;
  setTool(tool: Tool): void;
  setLabel(id: string | null): void;
  setHidden(ids: ReadonlySet<string>): void;
  setOpacity(value: number): void;
  setBrushSize(value: number): void;
  setReadOnly(on: boolean): void;
  /** The image that coordinates have to stay in. */
  setImage(size: Size): void;
  remove(ids: readonly string[]): void;
  duplicate(ids: readonly string[]): void;
  copy(ids: readonly string[]): void;
  /** Of what was copied, here or on another image, that of the labels given (all, without). */
  paste(labelIds?: ReadonlySet<string>): void;
  nudge(ids: readonly string[], dx: number, dy: number): void;
  grow(ids: readonly string[], dx: number, dy: number): void;
  setAttributes(id: string, attributes: Attributes): void;
  setLabelOf(ids: readonly string[], labelId: string): void;
  /** What is asked of whoever shows the annotations. */
  act(act: CanvasAct): void;
  onAct(listener: (act: CanvasAct) => void): () => void;
  readonly view: View;
  /** For the ids of elements that belong to it. */
  readonly id: string;
};

const steps = 200;
/** Nudges that follow one another this fast are one step. */
const together = 800;
export const brushSizes = { min: 1, max: 500 } as const;

type Past = readonly (readonly Annotation[])[];

export function createEditor(
  annotations: readonly Annotation[] = [],
  {
    clipboard = sharedClipboard,
    now = Date.now,
  }: { readonly clipboard?: Clipboard; readonly now?: () => number } = {},
): Editor {
  let state: EditorState = {
    annotations,
    selection: [],
    hidden: new Set(),
    tool: 'select',
    labelId: null,
    brushSize: 24,
    opacity: 0.3,
    canUndo: false,
    canRedo: false,
    edits: 0,
    readOnly: false,
  };
  let past: Past = [];
  let future: Past = [];
  let image: Size = { width: Infinity, height: Infinity };
  let lastStep: { readonly what: string; readonly at: number } | null = null;
  const view = createView();
  const listeners = new Set<() => void>();
  const actListeners = new Set<(act: CanvasAct) => void>();

  const set = (patch: Partial<EditorState>) => {
    state = { ...state, ...patch };
    for (const listener of listeners) listener();
  };
  const show = (
    next: readonly Annotation[],
    selection: readonly string[] = state.selection,
    edits = state.edits + 1,
  ) => {
    const ids = new Set(next.map(({ id }) => id));
    set({
      annotations: next,
      selection: selection.filter((id) => ids.has(id)),
      canUndo: past.length > 0,
      canRedo: future.length > 0,
      edits,
    });
  };
  const step = (next: readonly Annotation[], selection?: readonly string[], what?: string) => {
    if (state.readOnly || next === state.annotations) return;
    const goesOn = what !== undefined && lastStep?.what === what && now() - lastStep.at < together;
    if (!goesOn) past = [...past, state.annotations].slice(-steps);
    lastStep = what === undefined ? null : { what, at: now() };
    future = [];
    show(next, selection);
  };
  const replace = (changed: readonly Annotation[], what?: string) => {
    const byId = new Map(changed.map((annotation) => [annotation.id, annotation]));
    const differs = state.annotations.some(({ id }, index) => {
      const next = byId.get(id);
      return next !== undefined && next !== state.annotations[index];
    });
    if (differs)
      step(
        state.annotations.map((old) => byId.get(old.id) ?? old),
        undefined,
        what,
      );
  };
  const named = (ids: readonly string[]): readonly Annotation[] => {
    const wanted = new Set(ids);
    return state.annotations.filter(({ id }) => wanted.has(id));
  };
  const insert = (copied: readonly Annotation[]) => {
    if (state.readOnly || copied.length === 0) return;
    const { next, added } = copiesOf(copied, state.annotations, image);
    step(next, added);
  };

  return {
    view,
    id: crypto.randomUUID(),
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    load(next) {
      [past, future, lastStep] = [[], [], null];
      show(next, state.selection, 0);
    },
    change: (next, sort) => step(next, undefined, sort),
    undo() {
      const before = past.at(-1);
      if (state.readOnly || !before) return;
      [past, future, lastStep] = [past.slice(0, -1), [...future, state.annotations], null];
      show(before);
    },
    redo() {
      const after = future.at(-1);
      if (state.readOnly || !after) return;
      [past, future, lastStep] = [[...past, state.annotations], future.slice(0, -1), null];
      show(after);
    },
    select: (ids) => set({ selection: ids }),
    setTool: (tool) => set({ tool }),
    setLabel: (labelId) => set({ labelId }),
    setHidden: (hidden) => set({ hidden }),
    setOpacity: (value) => set({ opacity: clamp(value, 0, 1) }),
    setBrushSize: (value) => set({ brushSize: Math.round(clamp(value, brushSizes.min, brushSizes.max)) }),
    setReadOnly: (on) => set({ readOnly: on, tool: on && state.tool !== 'comment' ? 'select' : state.tool }),
    setImage(size) {
      image = size;
      view.setImage(size);
    },
    remove(ids) {
      const gone = new Set(ids);
      const next = state.annotations.filter(({ id }) => !gone.has(id));
      if (next.length < state.annotations.length) step(next);
    },
    // A label has one mask, so a mask beside itself would be nothing new.
    duplicate: (ids) => insert(named(ids).filter(isVector)),
    copy(ids) {
      const copied = named(ids);
      if (copied.length > 0) clipboard.put(copied);
    },
    paste: (labelIds) =>
      insert(clipboard.get().filter(({ labelId }) => labelIds === undefined || labelIds.has(labelId))),
    nudge: (ids, dx, dy) => replace(moveWithin(named(ids), dx, dy, image), `nudge ${ids.join()}`),
    grow: (ids, dx, dy) =>
      replace(
        named(ids)
          .filter(isVector)
          .map((annotation) => growBy(annotation, dx, dy, image)),
        `grow ${ids.join()}`,
      ),
    setAttributes: (id, attributes) =>
      replace(
        named([id]).flatMap((annotation) => (isMask(annotation) ? [] : [{ ...annotation, attributes }])),
      ),
    setLabelOf(ids, labelId) {
      const next = withLabel(state.annotations, new Set(ids), labelId);
      step(next);
    },
    act(act) {
      for (const listener of actListeners) listener(act);
    },
    onAct(listener) {
      actListeners.add(listener);
      return () => actListeners.delete(listener);
    },
  };
}
