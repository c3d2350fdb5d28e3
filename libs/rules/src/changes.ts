import { isReviewer } from './capabilities.ts';
import type { Standing } from './standing.ts';
import type { Side, Status } from './words.ts';

/** The statuses that exist while a project has no active collaboration, and while it has one. */
export const unsharedStatuses = [
  'new',
  'in_progress',
  'waiting_for_review',
  'waiting_for_change',
  'done',
  'skipped',
] as const satisfies readonly Status[];
export type UnsharedStatus = (typeof unsharedStatuses)[number];

export const sharedStatuses = [
  'new',
  'in_progress',
  'waiting_for_collaborator_review',
  'waiting_for_owner_review',
  'waiting_for_change',
  'done',
  'skipped',
] as const satisfies readonly Status[];
export type SharedStatus = (typeof sharedStatuses)[number];

type Hat = 'annotator' | 'reviewer';
/** `if entrusted`: only for images entrusted to that collaboration. */
export type ChangeCell = boolean | 'if entrusted';
export type UnsharedChangeTable = Record<UnsharedStatus, Record<Hat, boolean>>;
export type SharedChangeTable = Record<SharedStatus, Record<`${Side} ${Hat}`, ChangeCell>>;

/** Who can change an image in a status (product: Statuses). */
export const unsharedChangeTable: UnsharedChangeTable = {
  new: { annotator: true, reviewer: true },
  in_progress: { annotator: true, reviewer: true },
  waiting_for_review: { annotator: false, reviewer: true },
  waiting_for_change: { annotator: true, reviewer: true },
  done: { annotator: false, reviewer: true },
  skipped: { annotator: false, reviewer: true },
};

const row = (
  externalAnnotator: ChangeCell,
  externalReviewer: ChangeCell,
  hostAnnotator: ChangeCell,
  hostReviewer: ChangeCell,
): Record<`${Side} ${Hat}`, ChangeCell> => ({
  'external annotator': externalAnnotator,
  'external reviewer': externalReviewer,
  'host annotator': hostAnnotator,
  'host reviewer': hostReviewer,
});

export const sharedChangeTable: SharedChangeTable = {
  new: row(true, true, true, true),
  in_progress: row(true, true, true, true),
  waiting_for_collaborator_review: row(false, 'if entrusted', false, true),
  waiting_for_owner_review: row(false, 'if entrusted', false, true),
  waiting_for_change: row(true, true, true, true),
  done: row(false, false, false, true),
  skipped: row(false, 'if entrusted', false, true),
};

/** Whether an image that the person sees can be changed by them: its annotations saved, or moved on. */
export function canChange(
  standing: Standing,
  status: Status,
  image: { readonly shared: boolean; readonly entrustedToOwn: boolean },
): boolean {
  if (standing.kind === 'owner') return false;
  const hat = isReviewer(standing) ? 'reviewer' : 'annotator';
  if (!image.shared)
    return standing.side === 'host' && isUnshared(status) && unsharedChangeTable[status][hat];
  if (!isOfShared(status)) return false;
  const cell = sharedChangeTable[status][`${standing.side} ${hat}`];
  return cell === 'if entrusted' ? image.entrustedToOwn : cell;
}

const isUnshared = (status: Status): status is UnsharedStatus =>
  (unsharedStatuses as readonly Status[]).includes(status);
const isOfShared = (status: Status): status is SharedStatus =>
  (sharedStatuses as readonly Status[]).includes(status);
