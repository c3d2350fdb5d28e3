import type { MovingImage, RememberedRevisions, Round } from '@tandem/rules';
import type { Image } from './image.ts';
import { lastMoveOf } from './undoing.ts';

/** What lists read of an image: enough to show it and to judge what one may do with it. */
export const summaryFields = [
  'projectId',
  'folder',
  'name',
  'width',
  'height',
  'uploadedAt',
  'changedAt',
  'step',
  'reviewBy',
  'entrustedTo',
  'revision',
  'headId',
  'lastSavedBy',
  'annotationCounts',
  'accepted',
  'changedSinceAccepted',
  'savedSinceAcceptedBy',
  'savedBeforeSubmitBy',
  'submitted',
  'approvals',
  'approvedEarlier',
  'sentBack',
  'skippedFrom',
  'returnedTo',
  'lastMove',
  'claim',
  'assignee',
  'commentTally',
] as const satisfies readonly (keyof Image)[];
export type ImageSummary = Pick<Image, (typeof summaryFields)[number] | 'id'>;

/** An image as the rules read it. */
export const movingOf = (image: ImageSummary): MovingImage & Round => {
  const lastMove = lastMoveOf(image);
  return {
    step: image.step,
    reviewBy: image.reviewBy,
    entrustedTo: image.entrustedTo,
    changedSinceAccepted: image.changedSinceAccepted,
    skippedFrom: image.skippedFrom,
    everSaved: image.revision > 0,
    submittedBy: image.submitted?.by.accountId ?? null,
    savedBeforeSubmitBy: image.savedBeforeSubmitBy,
    approvedBy: [
      ...image.approvals.map(({ by }) => by.accountId),
      ...(image.reviewBy === 'host' ? image.approvedEarlier : []),
    ],
    savedSinceAcceptedBy: image.savedSinceAcceptedBy,
    ...(lastMove && { lastMove }),
  };
};

/** The revisions by which the rules say what changed. */
export const rememberedRevisions = (image: ImageSummary): RememberedRevisions => ({
  current: image.revision,
  submitted: image.submitted?.revision ?? image.sentBack?.submitted ?? null,
  approved: image.approvals.at(-1)?.revision ?? null,
  accepted: image.accepted?.revision ?? null,
  sentBack: image.sentBack?.revision ?? null,
  sentBackByHost: image.sentBack?.byHost ?? null,
});
