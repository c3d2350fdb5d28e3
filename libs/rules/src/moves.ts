import { statuses, type Change, type Status } from './words.ts';

/** Who a row is for; the functions behind the words are in find-move.ts. */
export type Who =
  | 'whoever can change it'
  | 'reviewer'
  | 'host reviewer'
  | 'reviewer of that collaboration'
  | 'reviewer of the collaboration it is entrusted to'
  | 'reviewer who can change it'
  | 'whoever made that move, within 10 minutes, while nobody else has claimed and nobody saved, moved or entrusted it since; never an undo';

/** Where a row leads; what is stored for it is decided in find-move.ts. */
export type Destination =
  | Exclude<Status, 'new' | 'waiting_for_collaborator_review'>
  | 'unchanged'
  | 'waiting_for_collaborator_review if entrusted to a collaboration, else waiting_for_owner_review'
  | 'waiting_for_change if skipped from there, else in_progress, or new if nothing was ever saved'
  | 'what was before (all of the round; entrustment and comment stay)';

export type MoveCondition =
  'unshared' | 'shared' | 'changed since accepted' | "what one's own last move led to";
export type Need = 'comment' | 'reason';

export type MoveRow = {
  readonly from: readonly Status[];
  readonly to: Destination;
  readonly who: readonly Who[];
  readonly needs?: Need;
  readonly condition?: MoveCondition;
};
export type MoveTable = Record<Change, readonly [MoveRow, ...MoveRow[]]>;

export const anyOtherButSkipped: readonly Status[] = statuses.filter((s) => s !== 'new' && s !== 'skipped');

/** How an image goes from status to status (product: Moves). */
export const moveTable: MoveTable = {
  save: [
    { from: ['new'], to: 'in_progress', who: ['whoever can change it'] },
    { from: anyOtherButSkipped, to: 'unchanged', who: ['whoever can change it'] },
  ],
  submit: [
    {
      condition: 'unshared',
      from: ['new', 'in_progress', 'waiting_for_change'],
      to: 'waiting_for_review',
      who: ['whoever can change it'],
    },
    {
      condition: 'shared',
      from: ['new', 'in_progress', 'waiting_for_change'],
      to: 'waiting_for_collaborator_review if entrusted to a collaboration, else waiting_for_owner_review',
      who: ['whoever can change it'],
    },
  ],
  approve: [
    { from: ['waiting_for_review'], to: 'done', who: ['reviewer'] },
    {
      from: ['waiting_for_collaborator_review'],
      to: 'waiting_for_owner_review',
      who: ['reviewer of that collaboration', 'host reviewer'],
    },
    { from: ['waiting_for_owner_review'], to: 'done', who: ['host reviewer'] },
    { condition: 'changed since accepted', from: ['done'], to: 'done', who: ['host reviewer'] },
  ],
  request_change: [
    {
      from: ['waiting_for_review', 'waiting_for_collaborator_review', 'waiting_for_owner_review'],
      to: 'waiting_for_change',
      who: ['reviewer who can change it'],
      needs: 'comment',
    },
  ],
  reopen: [{ from: ['done'], to: 'waiting_for_change', who: ['host reviewer'], needs: 'comment' }],
  skip: [
    {
      from: ['new', 'in_progress', 'waiting_for_change'],
      to: 'skipped',
      who: ['whoever can change it'],
      needs: 'reason',
    },
    {
      from: ['waiting_for_collaborator_review'],
      to: 'skipped',
      who: ['reviewer of that collaboration', 'host reviewer'],
      needs: 'reason',
    },
    {
      from: ['waiting_for_review', 'waiting_for_owner_review'],
      to: 'skipped',
      who: ['host reviewer'],
      needs: 'reason',
    },
  ],
  restore: [
    {
      from: ['skipped'],
      to: 'waiting_for_change if skipped from there, else in_progress, or new if nothing was ever saved',
      who: ['host reviewer', 'reviewer of the collaboration it is entrusted to'],
    },
  ],
  undo: [
    {
      condition: "what one's own last move led to",
      from: statuses,
      to: 'what was before (all of the round; entrustment and comment stay)',
      who: [
        'whoever made that move, within 10 minutes, while nobody else has claimed and nobody saved, moved or entrusted it since; never an undo',
      ],
    },
  ],
};
