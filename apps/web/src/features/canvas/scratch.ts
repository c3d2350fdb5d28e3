import type { Annotation } from '@tandem/contracts';
import type { Bounds, Point } from '../../shared/annotations/index.ts';

export type Drawing =
  | { readonly tool: 'boundingBox'; readonly labelId: string; readonly from: Point; readonly to: Point }
  | {
      readonly tool: 'polygon' | 'path';
      readonly labelId: string;
      readonly points: readonly Point[];
      readonly cursor: Point | null;
    };

/** What the hand is at, which is no annotation yet; drawn without React, at every move. */
export type ScratchState = {
  readonly hover: string | null;
  /** What a drag makes of annotations, until it ends. */
  readonly moved: ReadonlyMap<string, Annotation>;
  readonly drawing: Drawing | null;
  readonly band: Bounds | null;
  readonly vertex: { readonly id: string; readonly index: number } | null;
  readonly brushAt: Point | null;
  /** The mask on the board is ahead of the annotation. */
  readonly stroke: { readonly labelId: string; readonly maskId: string | null } | null;
};

export const nothingMoved: ReadonlyMap<string, Annotation> = new Map();

export type Scratch = {
  get(): ScratchState;
  set(patch: Partial<ScratchState>): void;
  /** What was drawn into changed, though nothing here did. */
  tell(): void;
  subscribe(listener: () => void): () => void;
};

export function createScratch(): Scratch {
  let state: ScratchState = {
    hover: null,
    moved: nothingMoved,
    drawing: null,
    band: null,
    vertex: null,
    brushAt: null,
    stroke: null,
  };
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  return {
    get: () => state,
    set(patch) {
      state = { ...state, ...patch };
      tell();
    },
    tell,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
