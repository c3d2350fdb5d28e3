import type { Side, Status } from '@tandem/rules';

/** Where an image has not left the partner's side yet. */
const stillInside: readonly Status[] = [
  'new',
  'in_progress',
  'waiting_for_change',
  'waiting_for_collaborator_review',
];

/** Whom a new comment is proposed to be for (product: Working on images). */
export const proposedAudience = (side: Side, status: Status): 'shared' | 'internal' =>
  side === 'external' && stillInside.includes(status) ? 'internal' : 'shared';
