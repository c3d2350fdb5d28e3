import type { Status } from './words.ts';

/** What became of a revision, for those who ask what changed since. */
export const comparedSince = ['submitted', 'approved', 'accepted', 'sent-back'] as const;
export type ComparedSince = (typeof comparedSince)[number];

/** The revisions that an image remembers; 0: nothing was saved yet, null: that never happened. */
export type RememberedRevisions = {
  readonly current: number;
  /** the last submit */
  readonly submitted: number | null;
  /** the last approval at the collaborator's stage since then */
  readonly approved: number | null;
  readonly accepted: number | null;
  /** the last request for change or reopening, whoever made it */
  readonly sentBack: number | null;
  /** the last that the host's reviewers made: what went to and fro at a partner's they have not seen */
  readonly sentBackByHost: number | null;
};

type Earlier = Exclude<keyof RememberedRevisions, 'current'>;

/** What whoever looks at an image compares it with, first things first: the first that is not the current revision. */
export const comparisonTable: Record<Status, readonly Earlier[]> = {
  new: [],
  in_progress: [],
  waiting_for_review: ['sentBackByHost', 'approved', 'submitted'],
  waiting_for_collaborator_review: ['sentBack', 'submitted'],
  waiting_for_owner_review: ['sentBackByHost', 'approved', 'submitted'],
  waiting_for_change: ['sentBack', 'submitted'],
  done: ['accepted'],
  skipped: [],
};

const sinceOf: Record<Earlier, ComparedSince> = {
  submitted: 'submitted',
  approved: 'approved',
  accepted: 'accepted',
  sentBack: 'sent-back',
  sentBackByHost: 'sent-back',
};

export type Compared = { readonly revision: number; readonly since: ComparedSince };

/** The revision that shows what changed, and since what; null where nothing did. */
export function comparedWith(status: Status, known: RememberedRevisions): Compared | null {
  const earlier = comparisonTable[status].find(
    (what) => known[what] !== null && known[what] !== known.current,
  );
  const revision = earlier && known[earlier];
  return earlier && typeof revision === 'number' ? { revision, since: sinceOf[earlier] } : null;
}
