import { effectiveEntrustment } from '@tandem/rules';
import { claimInForce } from './claims.ts';
import type { Holder } from './holders.ts';
import type { Image } from './image.ts';
import type { Situation } from './situation.ts';
import { disturbed } from './undoing.ts';

/**
 * The image entrusted to a collaboration, or taken back with null: a waiting first review moves along; assignee, claim
 * and return address of who no longer sees it are cleared (product: Entrusted images).
 */
export function entrust(image: Image, collaborationId: string | null, situation: Situation): Image {
  const { project } = situation;
  const stillSees = ({ collaborationId: theirs }: Holder) =>
    theirs === null ||
    (collaborationId === null ? project.settings.partnersSee === 'all' : theirs === collaborationId);
  const keep = <Held>(held: Held, holder: Holder | null | undefined): Held | null =>
    holder && stillSees(holder) ? held : null;

  const claim = claimInForce(image, situation);
  const wasFree = effectiveEntrustment(image, project) === null;
  const withdrawn = wasFree && claim && !stillSees(claim.holder);
  const firstReview = image.step === 'waiting' && image.approvals.length === 0;
  return {
    ...image,
    entrustedTo: collaborationId,
    reviewBy: firstReview ? (collaborationId ?? 'host') : image.reviewBy,
    claim: keep(image.claim, image.claim?.holder),
    withdrawnFrom: withdrawn ? claim.holder : null,
    inProgressBy: image.inProgressBy?.collaborationId === collaborationId ? image.inProgressBy : null,
    assignee: keep(image.assignee, image.assignee),
    returnedTo: keep(image.returnedTo, image.returnedTo),
    ...disturbed(image),
    changedAt: situation.now.toISOString(),
  };
}
