import type { Extent, Partition } from './offsets.ts';
import { partitionKey } from './offsets.ts';

/** How far one process has come with the partitions it was given. */
export type GroupProgress = {
  /** The partitions this process has from now on; what it had handled of others is for others to remember. */
  assign(partitions: readonly Partition[]): void;
  /** How far at least the group is in a partition, and what lies there. */
  know(partition: Partition, next: number, end: number): void;
  /** What is now to be handled. */
  begin(partition: Partition, next: number, end: number): void;
  handled(partition: Partition, next: number): void;
  uncommitted(): readonly (Partition & { readonly next: number })[];
  committed(partitions: readonly (Partition & { readonly next: number })[]): void;
  /** Whether this process itself has handled a partition up to an end. */
  reached(extent: Extent): boolean;
  lag(): number;
};

type Place = Partition & { next: number; end: number; handled: number; toCommit: number | undefined };

export function trackProgress(): GroupProgress {
  const places = new Map<string, Place>();
  let mine = new Set<string>();

  const placeOf = (partition: Partition): Place => {
    const key = partitionKey(partition);
    const known = places.get(key);
    if (known) return known;
    const place = { ...partition, next: 0, end: 0, handled: 0, toCommit: undefined };
    places.set(key, place);
    return place;
  };

  return {
    assign(partitions) {
      mine = new Set(partitions.map(partitionKey));
      // Whoever has joined anew reads from what is committed, so what was not committed is handled again.
      for (const place of places.values()) {
        Object.assign(place, { next: 0, end: 0, toCommit: undefined });
      }
    },
    know(partition, next, end) {
      const place = placeOf(partition);
      place.next = Math.max(place.next, next);
      place.end = Math.max(place.end, end, place.next);
    },
    begin(partition, next, end) {
      Object.assign(placeOf(partition), { next, end });
    },
    handled(partition, next) {
      const place = placeOf(partition);
      place.next = next;
      place.end = Math.max(place.end, next);
      place.handled = Math.max(place.handled, next);
      place.toCommit = next;
    },
    uncommitted: () =>
      [...places].flatMap(([key, { topic, partition, toCommit }]) =>
        mine.has(key) && toCommit !== undefined ? [{ topic, partition, next: toCommit }] : [],
      ),
    committed(partitions) {
      for (const { next, ...partition } of partitions) {
        const place = placeOf(partition);
        if (place.toCommit === next) place.toCommit = undefined;
      }
    },
    reached: (extent) => extent.end <= extent.first || placeOf(extent).handled >= extent.end,
    lag: () =>
      [...places].reduce((sum, [key, { next, end }]) => (mine.has(key) ? sum + (end - next) : sum), 0),
  };
}
