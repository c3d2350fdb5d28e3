import { deriveStatus } from '@tandem/rules';
import { countsOn } from './holders.ts';
import type { Image } from './image.ts';
import { withMember } from './image.ts';
import type { MoveCommand } from './move-command.ts';
import type { Situation } from './situation.ts';
import { waives } from './waiving.ts';

/** What each move leaves behind besides the step (product: Moves, Four eyes). */
export const applied: Record<
  MoveCommand['move'],
  (image: Image, command: MoveCommand, facts: Situation) => Partial<Image>
> = {
  submit: (image, _command, { me, now }) => ({
    submitted: { by: me, revision: image.revision, at: now.toISOString() },
    savedBeforeSubmitBy: workedBefore(image),
    correctedBy: [],
    approvals: [],
    approvedEarlier: [
      ...new Set([...image.approvedEarlier, ...image.approvals.map(({ by }) => by.accountId)]),
    ],
    returnedTo: null,
    waitingSince: now.toISOString(),
    workedOnBy: withMember(image.workedOnBy, me.accountId),
  }),
  approve: (image, command, facts) => {
    const { me, now, project } = facts;
    const waived = waives(image, command, facts) && { waived: command.reason };
    const act = { by: me, revision: image.revision, at: now.toISOString(), ...waived };
    if (deriveStatus(image, project) === 'waiting_for_collaborator_review')
      return { approvals: [...image.approvals, act], waitingSince: now.toISOString() };
    return {
      accepted: { ...act, revisionId: image.headId },
      changedSinceAccepted: false,
      savedSinceAcceptedBy: [],
    };
  },
  request_change: (image, { returnTo }, facts) => newRound(image, returnTo, facts),
  reopen: (image, { returnTo }, facts) => newRound(image, returnTo, facts),
  skip: (image) => ({ skippedFrom: image.step }),
  restore: () => ({ skippedFrom: null }),
  undo: ({ lastMove }) => ({ ...lastMove?.before }),
};

/** Who had a hand in the image before this submit: after a restore also who submitted or corrected it earlier in the round. */
function workedBefore({ savedBeforeSubmitBy, correctedBy, submitted }: Image): string[] {
  return [
    ...new Set([...savedBeforeSubmitBy, ...correctedBy, ...(submitted ? [submitted.by.accountId] : [])]),
  ];
}

/** Sent back or reopened: nobody has saved, submitted or approved yet; it goes to its submitter, or to anyone. */
function newRound(image: Image, returnTo: 'submitter' | 'anyone', facts: Situation): Partial<Image> {
  const submitter = image.submitted?.by ?? null;
  return {
    savedBeforeSubmitBy: [],
    correctedBy: [],
    submitted: null,
    approvals: [],
    approvedEarlier: [],
    sentBack: {
      revision: image.revision,
      submitted: image.submitted?.revision ?? null,
      byHost: facts.standing.side === 'host' ? image.revision : (image.sentBack?.byHost ?? null),
    },
    changedSinceAccepted: false,
    savedSinceAcceptedBy: [],
    returnedTo: returnTo === 'submitter' && countsOn(submitter, image, facts) ? submitter : null,
  };
}
