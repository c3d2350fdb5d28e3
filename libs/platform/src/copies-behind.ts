import type { z } from 'zod';
import type { CopyDocument } from './copies.ts';
import type { Head } from './copy-message.ts';
import { goesBefore, headOf, readState } from './copy-message.ts';
import { behindVersion, goodVersion, isBehind, lastGoodSeq } from './copy-version.ts';
import type { BatchHandler, Collection, EventLog, LogRecord, Query } from './ports/index.ts';

/** A copy of one aggregate that could not be brought up to date, and what rests on it answers 503. */
export type BehindCopy = {
  readonly copy: string;
  readonly aggregate: string;
  readonly id: string;
  /** The `seq` that it should include. */
  readonly seq: number;
  readonly error: string;
  /** Whether an older state is kept. */
  readonly hasState: boolean;
};

/**
 * What a replay did: `repaired`: a state at `seq` or later could be read; `passed-over`: what arrived carried no number and
 * nothing later lies in the log, so the state before it counts again; `behind`: as before.
 */
export type Replayed = BehindCopy & {
  readonly outcome: 'repaired' | 'passed-over' | 'behind';
  /** The newest state that could be read lately, by its `seq`; 0: none. */
  readonly newest: number;
};

export type CopyBehind = {
  list(): Promise<readonly BehindCopy[]>;
  count(): Promise<number>;
  /** Reads the whole topic once for all that are behind, or for these ids of them. May run beside the service's processes. */
  replay(log: EventLog, ids?: readonly string[]): Promise<readonly Replayed[]>;
};

/** Added to every copy's queries. The rows of `kept` and `behind` are not parsed: a state that no longer fits is no obstacle. */
export const behindQueries = {
  behind: {
    where: () => ({ 'behind.seq': { gte: 0 } }),
    sort: [['behind.seq', 'asc']],
    fields: ['behind', 'state'],
  },
  kept: { where: (id: string) => ({ id }), fields: ['state', 'keys'] },
} as const satisfies { readonly [name: string]: Query<string> | Query<undefined> };

type Parts<State extends { readonly id: string }> = {
  readonly name: string;
  readonly aggregate: string;
  readonly topic: string;
  readonly schema: z.ZodType<State>;
  readonly good: (state: State) => CopyDocument<State>;
  readonly handle: BatchHandler;
};

const pageSize = 500;

export function openCopyBehind<State extends { readonly id: string }>(
  documents: Collection<CopyDocument<State>, typeof behindQueries>,
  { name, aggregate, topic, schema, good, handle }: Parts<State>,
): CopyBehind {
  type Found = {
    /** The highest number that an event carries, whether it can be read or not. */
    told: number;
    best: { readonly head: Head; readonly state: State } | undefined;
  };

  const list = async () => {
    const all: BehindCopy[] = [];
    let after: string | undefined;
    do {
      const page = { limit: pageSize, ...(after === undefined ? {} : { after }) };
      const { rows, next } = await documents.find('behind', undefined, page);
      for (const { id, behind, state } of rows)
        if (behind) all.push({ copy: name, aggregate, id, ...behind, hasState: state !== null });
      after = next;
    } while (after !== undefined);
    return all;
  };

  const take = (found: Found, record: LogRecord) => {
    const head = headOf(record);
    if (!head) return;
    found.told = Math.max(found.told, head.stateSeq);
    if (found.best && !goesBefore(head, found.best.head)) return;
    const read = readState(schema, record);
    if ('state' in read) found.best = { head, state: read.state };
  };

  /** Whether an older state was taken again. Nobody may have written meanwhile: what they wrote is newer. */
  const bringUp = async ({ id, seq }: BehindCopy, { told, best }: Found): Promise<boolean> => {
    const newest = best?.head.stateSeq ?? 0;
    if (best && newest >= seq) {
      await documents.putIfNewer([{ doc: good(best.state), version: goodVersion(newest) }]);
      return false;
    }
    // An event of that number lies there and cannot be read: it may be the one that takes a right away.
    if (told >= seq || newest !== seq - 1) return false;
    const before = best ? good(best.state) : { id, state: null, behind: null };
    return (await documents.replace(before, behindVersion(seq), goodVersion(newest))) === 'ok';
  };

  return {
    list,
    async count() {
      const bySeq = await documents.countBy('behind', undefined, 'behind.seq');
      return [...bySeq.values()].reduce((sum, count) => sum + count, 0);
    },

    async replay(log, ids) {
      const asked = (await list()).filter(({ id }) => !ids || ids.includes(id));
      if (asked.length === 0) return [];
      const found = new Map(asked.map(({ id }): [string, Found] => [id, { told: 0, best: undefined }]));
      await log.readAll([topic], async (records) => {
        for (const record of records) {
          const entry = found.get(record.key);
          if (entry) take(entry, record);
        }
      });
      const passedOver = new Map<string, number>();
      for (const one of asked) {
        const entry = found.get(one.id);
        if (entry && (await bringUp(one, entry))) passedOver.set(one.id, one.seq);
      }
      // An event that arrived after the log was read, and before its copy was set back, found itself hidden by the mark.
      if (passedOver.size > 0)
        await log.readAll([topic], async (records) => {
          const isLater = (record: LogRecord) =>
            (headOf(record)?.stateSeq ?? 0) >= (passedOver.get(record.key) ?? Infinity);
          await handle(records.filter(isLater), topic);
        });
      const versions = await documents.versions(asked.map(({ id }) => id));
      return asked.map((one) => {
        const version = versions.get(one.id) ?? 0;
        const passed = passedOver.has(one.id) && lastGoodSeq(version) < one.seq;
        const outcome = isBehind(version) ? 'behind' : passed ? 'passed-over' : 'repaired';
        const newest = isBehind(version)
          ? (found.get(one.id)?.best?.head.stateSeq ?? 0)
          : lastGoodSeq(version);
        return { ...one, outcome, newest };
      });
    },
  };
}
