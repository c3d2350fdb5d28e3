import type { Status } from '@tandem/rules';
import { deriveStatus, steps, type StoredStatus } from '@tandem/rules';
import type { ProjectState } from '@tandem/contracts';
import type { Images } from './image.store.ts';

/** What images are counted by, for their statuses to be derived. */
export const countedBy = ['step', 'reviewBy'] as const;
type Counts = Awaited<ReturnType<Images['countByAll']>>;
export type StatusCount = { readonly stored: StoredStatus; readonly status: Status; readonly count: number };

/** How many images there are of each stored status, with what it means in this project now. */
export function statusCounts(counts: Counts, project: ProjectState): StatusCount[] {
  return counts.flatMap(({ values: [value, reviewBy = null], count }) => {
    const step = steps.find((known) => known === value);
    if (!step) return [];
    const stored = { step, reviewBy: reviewBy === null ? null : String(reviewBy) };
    return [{ stored, status: deriveStatus(stored, project), count }];
  });
}

/** The same by status alone, and in all. */
export function byStatus(counts: readonly StatusCount[]) {
  const images: Partial<Record<Status, number>> = {};
  for (const { status, count } of counts) images[status] = (images[status] ?? 0) + count;
  return { byStatus: images, total: counts.reduce((sum, { count }) => sum + count, 0) };
}
