import type { BehindCopy, CopyBehind, Replayed } from './copies-behind.ts';
import type { Logger } from './logging.ts';
import type { EventLog } from './ports/index.ts';

/** What of a service's copies is behind. A replay needs no service that runs, and may run beside one. */
export type Behind = {
  list(): Promise<readonly BehindCopy[]>;
  count(): Promise<number>;
  /** Reads the log again for all that is behind, or for these ids of it. */
  replay(ids?: readonly string[]): Promise<readonly Replayed[]>;
};

/** Of readers, those that are copies. */
export function behindOf(
  readers: readonly { readonly behind?: CopyBehind }[],
  { log, logger }: { readonly log: EventLog; readonly logger: Logger },
): Behind {
  const copies = readers.flatMap(({ behind }) => behind ?? []);
  return {
    list: async () => (await Promise.all(copies.map((copy) => copy.list()))).flat(),
    async count() {
      const counts = await Promise.all(copies.map((copy) => copy.count()));
      return counts.reduce((sum, count) => sum + count, 0);
    },
    async replay(ids) {
      const replayed: Replayed[] = [];
      for (const copy of copies) replayed.push(...(await copy.replay(log, ids)));
      for (const { outcome, ...one } of replayed)
        if (outcome === 'passed-over')
          logger.warn(one, 'what could not be read was passed over, as an operator asked');
      return replayed;
    },
  };
}
