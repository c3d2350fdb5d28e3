import type { Move } from '@tandem/rules';
import { moves } from '@tandem/rules';

type Movable = { readonly moves: readonly Move[] };

/** The moves that a selection offers, with how many of it each applies to; `undo` stays with the single image. */
export function movesOf(images: Iterable<Movable>): [move: Move, count: number][] {
  const counts = new Map<Move, number>();
  for (const image of images) for (const move of image.moves) counts.set(move, (counts.get(move) ?? 0) + 1);
  return moves
    .filter((move) => move !== 'undo')
    .flatMap((move): [Move, number][] => {
      const count = counts.get(move) ?? 0;
      return count > 0 ? [[move, count]] : [];
    });
}

/** What has to come with a move. */
export const needOf = (move: Move): 'comment' | 'reason' | undefined => {
  if (move === 'skip') return 'reason';
  return move === 'request_change' || move === 'reopen' ? 'comment' : undefined;
};
