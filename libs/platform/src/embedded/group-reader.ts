import type { BatchHandler } from '../ports/index.ts';
import type { Batch, TopicReader } from './topic-reader.ts';
import { readTopic } from './topic-reader.ts';

export type Member = {
  readonly handler: BatchHandler;
  /** By topic, what its handler fails on right now. */
  readonly failures: Map<string, Error>;
};

export type GroupReader = TopicReader & {
  join(member: Member): void;
  /** Resolves when the group has handled everything up to this offset. */
  reached(offset: number): Promise<void>;
  /** The offset up to which the group has handled everything. */
  position(): number;
};

type Options = {
  readonly topic: string;
  readonly from: number;
  read(after: number): Batch | undefined;
  save(offset: number): void;
};

/** One group's way through one topic: its members take turns, one batch at a time, so that the order is kept. */
export function readAsGroup({ topic, from, read, save }: Options): GroupReader {
  const members: Member[] = [];
  let turn = 0;
  let current: Member | undefined;
  let position = from;
  let awaited: { readonly offset: number; readonly reached: () => void }[] = [];

  const reader = readTopic({
    from,
    // Without a member nothing is read.
    read: (after) => (members.length > 0 ? read(after) : undefined),
    async handle({ records, last }) {
      current ??= members[turn++ % members.length];
      await current?.handler(records, topic);
      save(last);
      current?.failures.delete(topic);
      current = undefined;
      position = last;
      for (const one of awaited) if (one.offset <= position) one.reached();
      awaited = awaited.filter(({ offset }) => offset > position);
    },
    failed: (error) => void current?.failures.set(topic, error),
  });

  return {
    ...reader,
    join(member) {
      members.push(member);
      reader.wake();
    },
    reached: (offset) =>
      offset <= position
        ? Promise.resolve()
        : new Promise((resolve) => awaited.push({ offset, reached: resolve })),
    position: () => position,
  };
}
