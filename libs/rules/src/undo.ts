import type { Standing } from './standing.ts';
import type { StoredStatus } from './status.ts';
import type { Move } from './words.ts';

export const undoWithinMinutes = 10;

/** An image's last move, as far as taking it back depends on it. */
export type LastMove = {
  readonly move: Move;
  readonly accountId: string;
  readonly organizationId: string;
  /** ISO 8601 */
  readonly at: string;
  readonly before: StoredStatus;
  /** since then somebody else claimed the image, or anybody saved or entrusted it */
  readonly disturbed: boolean;
};

/** The same person, acting for the same organization. */
export function madeBy(standing: Standing, last: LastMove | undefined): boolean {
  if (standing.kind !== 'member') return false;
  return standing.accountId === last?.accountId && standing.organizationId === last.organizationId;
}

/** Whether a move can still be taken back: in time, undisturbed, and itself no undo (product: Moves). */
export function isUndoable(last: LastMove | undefined, now: Date | undefined): boolean {
  if (!last || !now || last.move === 'undo' || last.disturbed) return false;
  return now.getTime() - Date.parse(last.at) <= undoWithinMinutes * 60_000;
}
