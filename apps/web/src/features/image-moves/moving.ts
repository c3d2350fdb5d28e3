import type { Move } from '@tandem/rules';
import type { ImageView } from '../../shared/api/index.ts';
import type { OfferedMove } from './offered-moves.ts';

export type MoveWords = { readonly text: string; readonly returnTo: 'submitter' | 'anyone' };

const worded = ['request_change', 'reopen', 'skip', 'waive'] as const;
export type WordedMove = (typeof worded)[number];
export const needsWords = (move: OfferedMove): move is WordedMove =>
  (worded as readonly string[]).includes(move);

/** What a move says to the server: from what was looked at, with the words that it needs. */
export function moveBody(image: ImageView, move: OfferedMove, words?: MoveWords) {
  const from = { from: image.status, revision: image.revision };
  if (move === 'waive') return { move: 'approve' as Move, waive: true, reason: words?.text, ...from };
  if (move === 'skip') return { move: move as Move, reason: words?.text, ...from };
  if (move === 'request_change')
    return { move: move as Move, comment: words?.text, returnTo: words?.returnTo, ...from };
  if (move === 'reopen') return { move: move as Move, comment: words?.text, ...from };
  return { move, ...from };
}
