import type { Move } from '@tandem/rules';
import { useSyncExternalStore } from 'react';
import type { ImageView } from '../../shared/api/index.ts';

type Place = { readonly organizationId: string; readonly projectId: string; readonly imageId: string };
export type MadeMove = { readonly params: Place; readonly move: Move; readonly image: ImageView };

let made: MadeMove | null = null;
const listeners = new Set<() => void>();

/** Remembers the move just made, so that it can be undone from the image that comes next. */
export function rememberMove(move: MadeMove | null): void {
  made = move;
  for (const tell of listeners) tell();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useMadeMove = (): MadeMove | null => useSyncExternalStore(subscribe, () => made);
