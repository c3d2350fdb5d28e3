import type { Extent, GroupPlace, Partition } from './offsets.ts';
import { partitionKey } from './offsets.ts';

/** What lies there for long and no process of a group has handled. */
export type Overdue = {
  /** Whether something lies there that the group had not handled when it was last looked at. */
  isNews(extents: readonly Extent[]): boolean;
  see(places: readonly GroupPlace[]): void;
  /** While a group is put together nobody handles anything: the wait begins anew. */
  excuse(): void;
  first(): Partition | undefined;
};

/** Milliseconds. */
const patience = 7_500;

type Wait = Partition & { readonly end: number; since: number; overdue: boolean };

export function trackOverdue(now: () => number = () => performance.now()): Overdue {
  const waits = new Map<string, Wait>();
  const committed = new Map<string, number>();
  return {
    isNews: (extents) =>
      waits.size > 0 || extents.some((one) => one.end > (committed.get(partitionKey(one)) ?? one.first)),
    see(places) {
      for (const { topic, partition, next, end } of places) {
        const key = partitionKey({ topic, partition });
        committed.set(key, next);
        const known = waits.get(key);
        // A topic that was made anew may have less in it than what was waited for.
        const handled = !known || next >= Math.min(known.end, end);
        if (!handled) known.overdue ||= now() - known.since >= patience;
        else if (next < end) waits.set(key, { topic, partition, end, since: now(), overdue: false });
        else waits.delete(key);
      }
    },
    excuse() {
      for (const wait of waits.values()) wait.since = now();
    },
    first: () => [...waits.values()].find(({ overdue }) => overdue),
  };
}
