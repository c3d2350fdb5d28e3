import { isReviewer } from './capabilities.ts';
import { canChange } from './changes.ts';
import { effectiveEntrustment, type Entrusted } from './may-see.ts';
import { moveTable, type Destination, type MoveCondition, type Need, type Who } from './moves.ts';
import type { Standing } from './standing.ts';
import { deriveStatus, isShared, type Collaborations, type StoredStatus } from './status.ts';
import { isUndoable, madeBy, type LastMove } from './undo.ts';
import type { Change, Status, Step } from './words.ts';

/** What moves depend on in an image. */
export type MovingImage = StoredStatus & {
  /** a collaboration's id; one that has ended counts as nobody */
  readonly entrustedTo: string | null;
  readonly changedSinceAccepted: boolean;
  /** the step it was skipped from, while skipped */
  readonly skippedFrom: Step | null;
  readonly everSaved: boolean;
  readonly lastMove?: LastMove;
};
/** `now` is asked for by undo alone. */
export type MoveFacts = {
  readonly project: Collaborations;
  readonly image: MovingImage;
  readonly now?: Date | undefined;
};
export type FoundMove = { readonly to: StoredStatus; readonly needs?: Need };

type Situation = MoveFacts & { readonly standing: Standing; readonly status: Status };

/**
 * The row of the table for a change of an image in `status` (as derived) that the person sees: what to store and what
 * must come with it; `not-from-here`: nobody could from this status, `not-allowed`: not this person.
 */
export function findMove(
  move: Change,
  status: Status,
  standing: Standing,
  facts: MoveFacts,
): FoundMove | 'not-from-here' | 'not-allowed' {
  const situation = { ...facts, standing, status };
  const rows = moveTable[move].filter(
    (row) => row.from.includes(status) && (!row.condition || conditions[row.condition](situation)),
  );
  if (rows.length === 0) return 'not-from-here';
  const row = rows.find(({ who }) => who.some((words) => mayMove[words](situation)));
  if (!row) return 'not-allowed';
  const to = destinations[row.to](situation);
  return row.needs ? { to, needs: row.needs } : { to };
}

/** To whom a change entrusts the image: a member's first save, submit or skip takes a free one for their collaboration. */
export function entrustmentAfter(
  move: Change,
  standing: Standing,
  project: Collaborations,
  image: Pick<MovingImage, 'entrustedTo'>,
): string | null {
  const entrustedTo = effectiveEntrustment(image, project);
  const takes = move === 'save' || move === 'submit' || move === 'skip';
  return entrustedTo ?? (takes ? standing.collaborationId : null);
}

/** Whether a person who sees the image can change it now (product: Who can change an image in a status). */
export function mayChange(
  standing: Standing,
  project: Collaborations,
  image: StoredStatus & Entrusted,
): boolean {
  const entrustedToOwn = isOwn(standing, project, image);
  return canChange(standing, deriveStatus(image, project), { shared: isShared(project), entrustedToOwn });
}

const isOwn = (standing: Standing, project: Collaborations, image: Entrusted): boolean =>
  standing.collaborationId !== null && effectiveEntrustment(image, project) === standing.collaborationId;

const canChangeNow = ({ standing, project, image }: Situation) => mayChange(standing, project, image);

const isHostReviewer = ({ standing }: Situation) => standing.side === 'host' && isReviewer(standing);
const isPartnersReviewer = ({ standing, project, image }: Situation) =>
  isReviewer(standing) && isOwn(standing, project, image);

const ownLastMove = ({ standing, image }: Situation) => madeBy(standing, image.lastMove);

const mayMove: Record<Who, (situation: Situation) => boolean> = {
  'whoever can change it': canChangeNow,
  reviewer: ({ standing }) => isReviewer(standing),
  'host reviewer': isHostReviewer,
  'reviewer of that collaboration': (situation) =>
    isPartnersReviewer(situation) && situation.image.reviewBy === situation.standing.collaborationId,
  'reviewer of the collaboration it is entrusted to': isPartnersReviewer,
  'reviewer who can change it': (situation) => isReviewer(situation.standing) && canChangeNow(situation),
  'whoever made that move, within 10 minutes, while nobody else has claimed and nobody saved, moved or entrusted it since; never an undo':
    ({ image, now }) => isUndoable(image.lastMove, now),
};

const conditions: Record<MoveCondition, (situation: Situation) => boolean> = {
  unshared: ({ project }) => !isShared(project),
  shared: ({ project }) => isShared(project),
  'changed since accepted': ({ image }) => image.changedSinceAccepted,
  "what one's own last move led to": ownLastMove,
};

const stored = (step: Step): StoredStatus => ({ step, reviewBy: null });
const waitingFor = (reviewBy: string): StoredStatus => ({ step: 'waiting', reviewBy });

const destinations: Record<Destination, (situation: Situation) => StoredStatus> = {
  in_progress: () => stored('in_progress'),
  waiting_for_review: () => waitingFor('host'),
  waiting_for_owner_review: () => waitingFor('host'),
  waiting_for_change: () => stored('waiting_for_change'),
  done: () => stored('done'),
  skipped: () => stored('skipped'),
  unchanged: ({ image: { step, reviewBy } }) => ({ step, reviewBy }),
  'waiting_for_collaborator_review if entrusted to a collaboration, else waiting_for_owner_review': ({
    standing,
    project,
    image,
  }) => waitingFor(entrustmentAfter('submit', standing, project, image) ?? 'host'),
  'waiting_for_change if skipped from there, else in_progress, or new if nothing was ever saved': ({
    image: { skippedFrom, everSaved },
  }) => stored(skippedFrom === 'waiting_for_change' ? skippedFrom : everSaved ? 'in_progress' : 'new'),
  'what was before (all of the round; entrustment and comment stay)': ({
    image: { lastMove, step, reviewBy },
  }) => lastMove?.before ?? { step, reviewBy },
};
