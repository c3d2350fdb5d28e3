import type { ProjectState } from '@tandem/contracts';
import type { Scalar } from '@tandem/platform';
import type { Status } from '@tandem/rules';
import { deriveStatus, steps } from '@tandem/rules';

export type StatusTally = { readonly byStatus: Partial<Record<Status, number>>; readonly total: number };

/** What was counted by step and reviewer, in this order, by status. */
export function tallyStatuses(
  counts: readonly { readonly values: readonly Scalar[]; readonly count: number }[],
  project: ProjectState,
): StatusTally {
  const byStatus: Partial<Record<Status, number>> = {};
  let total = 0;
  for (const { values, count } of counts) {
    const [stored, reviewBy = null] = values;
    const step = steps.find((known) => known === stored);
    if (!step) continue;
    const status = deriveStatus({ step, reviewBy: reviewBy === null ? null : String(reviewBy) }, project);
    byStatus[status] = (byStatus[status] ?? 0) + count;
    total += count;
  }
  return { byStatus, total };
}
