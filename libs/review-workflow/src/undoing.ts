import type { Refused } from '@tandem/contracts';
import { refuse } from '@tandem/contracts';
import type { LastMove, NoUndo } from '@tandem/rules';
import { whyNoUndo } from '@tandem/rules';
import type { ImageSummary } from './image-summary.ts';
import type { Image, Round } from './image.ts';
import type { MoveCommand } from './move-command.ts';
import type { Situation } from './situation.ts';

const codes = {
  'nothing to undo': 'image.nothing-to-undo',
  'not yours': 'image.undo-not-yours',
  'something happened since': 'image.undo-overtaken',
  'too late': 'image.undo-too-late',
} as const satisfies Record<NoUndo, string>;

/** An image's last move as the rules read it. */
export const lastMoveOf = ({ lastMove }: Pick<ImageSummary, 'lastMove'>): LastMove | undefined =>
  lastMove
    ? {
        move: lastMove.move,
        accountId: lastMove.by.accountId,
        organizationId: lastMove.by.organizationId,
        at: lastMove.at,
        before: { step: lastMove.before.step, reviewBy: lastMove.before.reviewBy },
        disturbed: lastMove.disturbed,
      }
    : undefined;

/** Why the last move cannot be taken back by who asks; undefined where it can. */
export function refuseUndo(image: Image, { standing, now }: Situation): Refused | undefined {
  const because = whyNoUndo(standing, lastMoveOf(image), now);
  return because && refuse(codes[because]);
}

/** What undo brings back. */
const roundOf = (image: Image): Round => ({
  step: image.step,
  reviewBy: image.reviewBy,
  waitingSince: image.waitingSince,
  accepted: image.accepted,
  changedSinceAccepted: image.changedSinceAccepted,
  savedSinceAcceptedBy: image.savedSinceAcceptedBy,
  savedBeforeSubmitBy: image.savedBeforeSubmitBy,
  correctedBy: image.correctedBy,
  submitted: image.submitted,
  approvals: image.approvals,
  approvedEarlier: image.approvedEarlier,
  sentBack: image.sentBack,
  skippedFrom: image.skippedFrom,
  returnedTo: image.returnedTo,
});

/** Notes a move on the image as it was before, for its undo. */
export const noted = (before: Image, { move }: MoveCommand, { me, now }: Situation): Image['lastMove'] => ({
  move,
  by: me,
  at: now.toISOString(),
  revision: before.revision,
  before: roundOf(before),
  disturbed: false,
});

/** The last move can be taken back no longer. */
export const disturbed = ({ lastMove }: Image): Pick<Image, 'lastMove'> =>
  lastMove && !lastMove.disturbed ? { lastMove: { ...lastMove, disturbed: true } } : { lastMove };

/** What a move ends: an undo the move before it, a reopening the acceptance. */
export function reversed({ lastMove, accepted }: Image, { move }: MoveCommand) {
  if (move === 'undo' && lastMove)
    return { reverses: { move: lastMove.move, revision: lastMove.revision, at: lastMove.at } };
  if (move === 'reopen' && accepted)
    return { reverses: { move: 'approve' as const, revision: accepted.revision, at: accepted.at } };
  return undefined;
}
