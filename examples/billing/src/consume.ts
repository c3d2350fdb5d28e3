import { setTimeout as pause } from 'node:timers/promises';
import { aggregates } from '@tandem/contracts';
import type { Admin, KafkaMessage } from 'kafkajs';
import { Kafka, logLevel } from 'kafkajs';
import { z } from 'zod';
import type { Entries, Journal, Skipped } from './journal.ts';
import { readMove, readNaming } from './read-message.ts';

export type Consuming = {
  /** Resolves when all that lay in the topics at the start is in the journal, read by whichever process of the group. */
  readonly caughtUp: Promise<void>;
  /** Rejects when the consumer has stopped for good. */
  readonly failed: Promise<never>;
  /** Lets the batch in work end, and leaves the group. */
  stop(): Promise<void>;
};

type Options = {
  readonly brokers: readonly string[];
  /** Put before topics and group, where several Tandems share a cluster: '' or `staging.` */
  readonly namespace: string;
  readonly journal: Journal;
  /** Called when a batch is in the journal; `skipped` is what of it could not be read. */
  readonly entered?: (skipped: readonly Skipped[]) => void;
  /** Called with what passes by itself, such as a broker that is away. */
  readonly troubled?: (error: Error) => void;
};

/** Keeps the journal up to date with the log. At least once: offsets are committed when the rows are on the disk. */
export async function consume({
  brokers,
  namespace,
  journal,
  entered = () => {},
  troubled = () => {},
}: Options): Promise<Consuming> {
  const kafka = new Kafka({ clientId: 'billing', brokers: [...brokers], logLevel: logLevel.NOTHING });
  const admin = kafka.admin();
  const groupId = namespace + journal.group;
  // Joining and stopping wait for the fetch in flight.
  const consumer = kafka.consumer({ groupId, maxWaitTimeInMs: 500 });
  const images = namespace + aggregates.image.topic;
  const organizations = namespace + aggregates.organization.topic;

  const failed = new Promise<never>((_, reject) => {
    // kafkajs starts again by itself after what it takes for passing; everything else stops it silently.
    consumer.on(consumer.events.CRASH, ({ payload }) => {
      if (payload.restart) troubled(payload.error);
      else reject(payload.error);
    });
  });
  failed.catch(() => {});

  const stopping = new AbortController();
  const stop = async () => {
    stopping.abort();
    await consumer.disconnect();
    await admin.disconnect();
  };

  try {
    await admin.connect();
    const ends = await endsOf(admin, [images, organizations]);
    await consumer.connect();
    await consumer.subscribe({ topics: [images, organizations], fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachBatch: async ({ batch: { topic, partition, messages }, resolveOffset, isStale }) => {
        const last = messages.at(-1);
        if (!last || isStale()) return;
        const entries = read(messages, { topic, partition, namings: topic === organizations });
        journal.enter(entries);
        resolveOffset(last.offset);
        entered(entries.skipped);
        const offset = String(BigInt(last.offset) + 1n);
        await consumer.commitOffsets([{ topic, partition, offset }]);
      },
    });
    const caughtUp = untilCommitted(admin, groupId, ends, stopping.signal);
    caughtUp.catch(() => {});
    return { caughtUp, failed, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** One message that cannot be read stops nothing: it is noted with its place, and the rest goes on. */
function read(
  messages: readonly KafkaMessage[],
  { topic, partition, namings }: { topic: string; partition: number; namings: boolean },
): Entries {
  const entries = { moves: [], names: [], skipped: [] } as {
    [Kind in keyof Entries]: Entries[Kind][number][];
  };
  for (const { value, offset } of messages) {
    try {
      const text = value?.toString('utf8') ?? '';
      if (namings) entries.names.push(readNaming(text));
      else entries.moves.push(...[readMove(text)].filter((move) => move !== undefined));
    } catch (error) {
      entries.skipped.push({ topic, partition, offset, reason: reasonOf(error) });
    }
  }
  return entries;
}

const reasonOf = (error: unknown): string =>
  (error instanceof z.ZodError ? z.prettifyError(error) : String(error)).replaceAll(/\s+/g, ' ');

type End = { readonly topic: string; readonly partition: number; readonly end: bigint };

/** Where each partition that holds anything ends now. */
async function endsOf(admin: Admin, topics: readonly string[]): Promise<readonly End[]> {
  const there = new Set(await admin.listTopics());
  const missing = topics.filter((topic) => !there.has(topic));
  if (missing.length > 0)
    throw new Error(`No such topic: ${missing.join(', ')}. Tandem makes its topics when it starts.`);
  const ends = await Promise.all(
    topics.map(async (topic) =>
      (await admin.fetchTopicOffsets(topic)).map((offsets) => ({ topic, ...offsets })),
    ),
  );
  return ends
    .flat()
    .filter(({ low, high }) => low !== high)
    .map(({ topic, partition, high }) => ({ topic, partition, end: BigInt(high) }));
}

async function untilCommitted(
  admin: Admin,
  groupId: string,
  ends: readonly End[],
  signal: AbortSignal,
): Promise<void> {
  const topics = [...new Set(ends.map(({ topic }) => topic))];
  while (topics.length > 0) {
    const fetched = await admin.fetchOffsets({ groupId, topics });
    const committed = new Map(
      fetched.flatMap(({ topic, partitions }) =>
        partitions.map(({ partition, offset }) => [`${topic} ${partition}`, BigInt(offset)]),
      ),
    );
    if (ends.every(({ topic, partition, end }) => (committed.get(`${topic} ${partition}`) ?? -1n) >= end))
      return;
    await pause(200, undefined, { signal });
  }
}
