import type { Refused } from '@tandem/contracts';
import { event, refuse } from '@tandem/contracts';
import type { Decision } from '@tandem/platform';
import type { FoundMove } from '@tandem/rules';
import { deriveStatus, effectiveEntrustment, entrustmentAfter, findMove, movesFor } from '@tandem/rules';
import type { Facts } from './change-image.ts';
import { refusePoint, requestAudience, requestsChange, sharedAudience, withComment } from './commenting.ts';
import { entrust } from './entrusting.ts';
import { changed, happened } from './image-events.ts';
import { movingOf } from './image-summary.ts';
import type { Image } from './image.ts';
import type { MoveCommand } from './move-command.ts';
import { applied } from './rounds.ts';
import { takenOver } from './taking-over.ts';
import { noted, refuseUndo, reversed } from './undoing.ts';
import { refuseByFourEyes, waives } from './waiving.ts';

/** The row of the table by which this move may be made now, or why not; in the order in which people are told. */
function findRow(image: Image, command: MoveCommand, facts: Facts): FoundMove | Refused {
  const { project, standing, now } = facts;
  const status = deriveStatus(image, project);
  const moving = movingOf(image);
  if (command.from !== status || command.revision !== image.revision)
    return refuse('image.stale', { imageStatus: status, revision: image.revision });
  const noUndo = command.move === 'undo' && refuseUndo(image, facts);
  if (noUndo) return noUndo;
  const found = findMove(command.move, status, standing, { project, image: moving, now });
  if (found === 'not-from-here')
    return refuse('image.move-not-from-here', {
      imageStatus: status,
      moves: movesFor(standing, project, moving, now),
    });
  if (found === 'not-allowed') return refuse('image.move-not-allowed', { imageStatus: status });
  if (found.needs === 'comment' && command.commentId === undefined) return refuse('image.comment-required');
  if (found.needs === 'reason' && command.reason === undefined) return refuse('image.reason-required');
  const outside = refusePoint(image, command);
  if (outside) return outside;
  const barred = command.move === 'approve' && refuseByFourEyes(image, command, facts);
  if (barred) return barred;
  return facts.claimed ?? found;
}

/** Moves an image on, or says why not. */
export function decideMove(
  image: Image,
  command: MoveCommand,
  facts: Facts,
): Decision<Image, { readonly commentId?: string | undefined }> | Refused {
  const row = findRow(image, command, facts);
  if (row instanceof Error) return row;
  const { project, standing, me, now } = facts;

  const entrustedTo = entrustmentAfter(command.move, standing, project, image);
  const taken = entrustedTo !== effectiveEntrustment(image, project);
  const taking = takenOver(image, facts);
  const held = taken ? entrust(taking.held, entrustedTo, facts) : taking.held;
  const moved: Image = {
    ...held,
    ...row.to,
    waitingSince: null,
    ...applied[command.move](image, command, facts),
    lastMove: noted(held, command, facts),
    claim: null,
    changedAt: now.toISOString(),
  };

  const { move, reason = null, commentId } = command;
  const audience = requestsChange(move) ? requestAudience(image, facts) : sharedAudience(moved, facts);
  const comment = commentId === undefined ? null : { id: commentId, audience };
  const after = comment
    ? withComment(moved, {
        ...comment,
        replyTo: null,
        author: me,
        at: now.toISOString(),
        point: command.point ?? null,
        annotationId: command.annotationId ?? null,
        revision: image.revision,
        resolved: false,
        resolution: null,
        move,
      })
    : moved;
  const reverses = reversed(image, command);
  const waived = waives(image, command, facts) && { fourEyesWaived: true };
  const told = { ...happened(image, after, facts), move, reason, comment, ...waived, ...reverses };
  return changed(after, [...taking.events, event('tandem.image.moved.v1', told)], { commentId });
}
