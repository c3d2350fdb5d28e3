import type { Refused } from '@tandem/contracts';
import { event, refuse } from '@tandem/contracts';
import type { Decision } from '@tandem/platform';
import type { StoredStatus } from '@tandem/rules';
import { deriveStatus, effectiveEntrustment, entrustmentAfter, findMove } from '@tandem/rules';
import type { Facts } from './change-image.ts';
import { claimFor } from './claims.ts';
import { entrust } from './entrusting.ts';
import { changed, happened } from './image-events.ts';
import { movingOf } from './image-summary.ts';
import type { Image } from './image.ts';
import { withMember } from './image.ts';
import type { Revision } from './revisions.store.ts';
import { takenOver } from './taking-over.ts';
import { disturbed } from './undoing.ts';

/** Where a save leads the image, or why this person cannot save it now; its annotations are another question. */
export function findSave(image: Image, facts: Facts): StoredStatus | Refused {
  const { project, standing } = facts;
  const status = deriveStatus(image, project);
  const found = findMove('save', status, standing, { project, image: movingOf(image) });
  return typeof found === 'string'
    ? refuse('image.not-changeable', { imageStatus: status })
    : (facts.claimed ?? found.to);
}

/** Saved by a reviewer during review (product: Four eyes). */
export const isCorrection = (image: Image): boolean => image.step === 'waiting';

/** Whose save it was, for four eyes: of this round before the submit, during review, or since it was accepted. */
function savers(image: Image, accountId: string): Partial<Image> {
  if (isCorrection(image)) return { correctedBy: withMember(image.correctedBy, accountId) };
  if (image.step !== 'done') return { savedBeforeSubmitBy: withMember(image.savedBeforeSubmitBy, accountId) };
  return {
    changedSinceAccepted: true,
    savedSinceAcceptedBy: withMember(image.savedSinceAcceptedBy, accountId),
  };
}

/** Lets the image point to a revision that is already written. */
export function decideSave(
  image: Image,
  revision: Omit<Revision, 'packed'>,
  to: StoredStatus,
  facts: Facts,
): Decision<Image, { readonly revisionId: string }> {
  const { project, standing, me, now } = facts;
  const entrustedTo = entrustmentAfter('save', standing, project, image);
  const taken = entrustedTo !== effectiveEntrustment(image, project);
  const { held, events } = takenOver(image, facts);
  const after: Image = {
    ...(taken ? entrust(held, entrustedTo, facts) : held),
    ...to,
    ...savers(image, me.accountId),
    ...disturbed(image),
    revision: revision.revision,
    headId: revision.id,
    annotationCounts: revision.counts,
    labelIds: Object.keys(revision.counts),
    lastSavedBy: me,
    inProgressBy: me,
    claim: claimFor(facts),
    workedOnBy: withMember(image.workedOnBy, me.accountId),
    changedAt: now.toISOString(),
  };
  const saved = event('tandem.image.saved.v1', {
    ...happened(image, after, facts),
    startedFrom: image.revision,
    annotations: Object.values(revision.counts).reduce((sum, count) => sum + count, 0),
    correction: revision.correction,
  });
  return changed(after, [...events, saved], { revisionId: revision.id });
}
