import type { CommentAudience } from './may-see.ts';
import type { Side, Status } from './words.ts';

type Audience = CommentAudience['kind'];

/** What is proposed to whom comments, by where the image is (product: Comments): among themselves while a partner has it. */
export const audienceTable: Record<Status, Record<Side, Audience>> = {
  new: { host: 'shared', external: 'internal' },
  in_progress: { host: 'shared', external: 'internal' },
  waiting_for_review: { host: 'shared', external: 'shared' },
  waiting_for_collaborator_review: { host: 'shared', external: 'internal' },
  waiting_for_owner_review: { host: 'shared', external: 'shared' },
  waiting_for_change: { host: 'shared', external: 'internal' },
  done: { host: 'shared', external: 'shared' },
  skipped: { host: 'shared', external: 'shared' },
};

/** With whom to propose sharing a new comment; a reply has the audience of its thread. */
export const proposedAudience = (side: Side, status: Status): Audience => audienceTable[status][side];
