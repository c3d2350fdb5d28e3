import type { Move } from '@tandem/rules';
import type { ImageView } from '../../shared/api/index.ts';

export type OfferedMove = Move | 'waive';
export type Offered = {
  /** the one that work or review leads to */
  readonly primary: OfferedMove | undefined;
  readonly secondary: OfferedMove | undefined;
  readonly rest: readonly OfferedMove[];
};

/** How the moves that one may make are offered: at most two as buttons. Undo has a place of its own. */
export function offeredMoves({ moves, mayWaive }: Pick<ImageView, 'moves' | 'mayWaive'>): Offered {
  const open = new Set<OfferedMove>(moves);
  open.delete('undo');
  if (mayWaive) open.add('waive');
  const take = (...names: readonly OfferedMove[]) => {
    const found = names.find((name) => open.has(name));
    if (found) open.delete(found);
    return found;
  };
  const primary = take('approve', 'submit', 'restore');
  const secondary = take('request_change', 'reopen');
  return { primary, secondary, rest: [...open] };
}
