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

/** Until when a move can be taken back. ISO 8601. */
export const undoableUntil = ({ at }: Pick<LastMove, 'at'>): string =>
  new Date(Date.parse(at) + undoWithinMinutes * 60_000).toISOString();

/** Whether a move can still be taken back: in time, undisturbed, and itself no undo (product: Moves). */
export function isUndoable(last: LastMove | undefined, now: Date | undefined): boolean {
  if (!last || !now || last.move === 'undo' || last.disturbed) return false;
  return now.getTime() <= Date.parse(undoableUntil(last));
}

export type NoUndo = 'nothing to undo' | 'not yours' | 'something happened since' | 'too late';

/** Why this person cannot take the last move back, in the order in which people are told; undefined where they can. */
export function whyNoUndo(standing: Standing, last: LastMove | undefined, now: Date): NoUndo | undefined {
  if (!last || last.move === 'undo') return 'nothing to undo';
  if (!madeBy(standing, last)) return 'not yours';
  if (last.disturbed) return 'something happened since';
  return isUndoable(last, now) ? undefined : 'too late';
}
