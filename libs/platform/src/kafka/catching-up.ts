import { setTimeout as wait } from 'node:timers/promises';
import type { GroupProgress } from './group-progress.ts';
import type { Extent, GroupPlace } from './offsets.ts';
import { partitionKey } from './offsets.ts';

/** Milliseconds. */
const shortestLook = 25;
const longestLook = 1_000;

export type CatchingUp = {
  /** Resolves to true when a group has handled what lies there and this process is in it; to false when nobody wants it. */
  until(lying: () => Promise<readonly Extent[]>, wanted: () => boolean): Promise<boolean>;
  /** Something was handled, or the group was joined. */
  nudge(): void;
};

type Options = {
  readonly progress: GroupProgress;
  look(): Promise<readonly GroupPlace[]>;
  isMember(): boolean;
};

/** What the group has handled; a topic may have been made anew, with less in it. */
const stillBehind = (behind: readonly Extent[], places: readonly GroupPlace[]) => {
  const known = new Map(places.map((place) => [partitionKey(place), place]));
  return behind.filter((extent) => {
    const { next, end } = known.get(partitionKey(extent)) ?? { next: 0, end: extent.end };
    return next < Math.min(end, extent.end);
  });
};

export function catchUpWith({ progress, look, isMember }: Options): CatchingUp {
  const checks = new Set<() => void>();
  return {
    async until(lying, wanted) {
      let behind: readonly Extent[] | undefined;
      let wake = () => {};
      const check = () => {
        if (!behind || behind.every(progress.reached)) wake();
      };
      checks.add(check);
      try {
        for (let between = shortestLook; wanted(); between = Math.min(between * 1.5, longestLook)) {
          behind ??= await lying().catch(() => undefined);
          behind = behind?.filter((extent) => !progress.reached(extent));
          if (behind && behind.length > 0) behind = stillBehind(behind, await look().catch(() => []));
          if (behind?.length === 0 && isMember()) return wanted();
          const ready = new Promise<void>((resolve) => (wake = resolve));
          await Promise.race([wait(between, undefined, { ref: false }), ready]);
        }
        return false;
      } finally {
        checks.delete(check);
      }
    },
    nudge() {
      for (const check of checks) check();
    },
  };
}
