import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import type { Logger } from '../logging.ts';
import type { BatchHandler } from '../ports/index.ts';
import { assignAmongSubscribers } from './assigner.ts';
import { handOver } from './batch-turn.ts';
import { cutBatches, recordOf } from './batches.ts';
import type { Contact } from './contact.ts';
import type { GroupProgress } from './group-progress.ts';
import type { Partition } from './offsets.ts';
import { partitionKey } from './offsets.ts';
import { isUnknownTopic } from './reach.ts';

/** Milliseconds. A member that dies without a word is missed after `sessionTimeout`. */
const timing = {
  sessionTimeout: 8_000,
  heartbeatInterval: 2_500,
  rebalanceTimeout: 10_000,
  maxWaitTimeInMs: 2_000,
};
const partitionsAtOnce = 3;
const longestGoodbye = 3_000;

export type GroupConsumer = {
  /** Resolves to why it stopped; it does not come back. */
  readonly crashed: Promise<Error>;
  commit(): Promise<void>;
  /** Lets handlers that run finish, commits, leaves the group. */
  end(): Promise<void>;
};

/** What the handler fails on: at a partition's key, from which offset on. */
export type Failures = Map<string, { readonly error: Error; readonly offset: number }>;

type Options = {
  readonly kafka: Kafka;
  readonly group: string;
  readonly topics: readonly string[];
  readonly handler: BatchHandler;
  readonly progress: GroupProgress;
  readonly contact: Contact;
  readonly failures: Failures;
  readonly logger: Logger;
  rebalancing(): void;
  joined(): void;
  handled(): void;
  /** With the milliseconds for which it has been failing on the same records. */
  failed(error: Error, failingFor: number): void;
};

/** One life of a member of a group: from joining until it is ended, or cannot go on. */
export function consumeAsGroup(options: Options): GroupConsumer {
  const { kafka, group, topics, handler, progress, contact, failures, logger } = options;
  const crash = Promise.withResolvers<Error>();
  const ending = new AbortController();
  const running = new Set<Promise<unknown>>();
  /** Which time the group was put together: what was begun before is not committed after. */
  let generation = 0;

  const consumer: Consumer = kafka.consumer({
    groupId: group,
    allowAutoTopicCreation: false,
    partitionAssigners: [assignAmongSubscribers],
    // Who restarts is decided in one place, for every reason alike.
    retry: { retries: 5, restartOnFailure: async () => false },
    ...timing,
  });

  /** As a batch brings it: commits once, where the consumer's own would repeat what is no longer true. */
  let commitOffsets: EachBatchPayload['commitOffsetsIfNecessary'] = async () => {};
  let alive = true;
  const commit = async () => {
    const offsets = progress.uncommitted();
    if (offsets.length === 0 || !alive) return;
    const topics = [...Map.groupBy(offsets, ({ topic }) => topic)].map(([topic, ofTopic]) => ({
      topic,
      partitions: ofTopic.map(({ partition, next }) => ({ partition, offset: String(next) })),
    }));
    try {
      await commitOffsets({ topics });
      progress.committed(offsets);
    } catch (error) {
      // Of a topic that was deleted no place is kept: it may be made anew at any moment.
      if (isUnknownTopic(error)) progress.committed(offsets);
      logger.info({ error, group }, 'the place of a group was not kept; what it has handled may come again');
    }
  };

  const eachBatch = async (payload: EachBatchPayload) => {
    const { batch, resolveOffset, heartbeat, isRunning, isStale } = payload;
    const { topic } = batch;
    commitOffsets = payload.commitOffsetsIfNecessary;
    const partition: Partition = { topic, partition: batch.partition };
    const key = partitionKey(partition);
    const begunIn = generation;
    progress.begin(
      partition,
      Number(batch.messages[0]?.offset ?? batch.highWatermark),
      Number(batch.highWatermark),
    );
    for (const messages of cutBatches(batch.messages)) {
      if (ending.signal.aborted || !isRunning() || isStale() || generation !== begunIn) return;
      const last = messages.at(-1)?.offset ?? batch.lastOffset();
      const turn = {
        handle: () => handler(messages.map(recordOf), topic),
        heartbeat,
        signal: ending.signal,
        failed: (error: Error, failingFor: number) => {
          failures.set(key, { error, offset: Number(messages[0]?.offset) });
          options.failed(error, failingFor);
        },
      };
      await handOver(turn, () => {
        failures.delete(key);
        if (generation !== begunIn) return;
        resolveOffset(last);
        progress.handled(partition, Number(last) + 1);
        options.handled();
      });
      await heartbeat();
    }
  };
  const tracked = async (payload: EachBatchPayload) => {
    const work = eachBatch(payload);
    running.add(work);
    await work.finally(() => running.delete(work));
  };

  consumer.on('consumer.network.request', ({ payload }) => {
    if (payload.apiName === 'Fetch' || payload.apiName === 'Heartbeat') contact.heard();
  });
  consumer.on('consumer.fetch_start', ({ payload }) => contact.fetches.asked(payload.nodeId));
  consumer.on('consumer.fetch', ({ payload }) => contact.fetches.answered(payload.nodeId));
  consumer.on('consumer.rebalancing', () => {
    contact.joining();
    options.rebalancing();
    void commit();
  });
  consumer.on('consumer.group_join', ({ payload }) => {
    generation += 1;
    const assigned = Object.entries(payload.memberAssignment).flatMap(([topic, partitions]) =>
      partitions.map((partition) => ({ topic, partition })),
    );
    progress.assign(assigned);
    const keys = new Set(assigned.map(partitionKey));
    for (const key of failures.keys()) if (!keys.has(key)) failures.delete(key);
    contact.heard();
    contact.fetches.forget();
    options.joined();
    logger.info({ group, partitions: payload.memberAssignment }, 'joined a group of the event log');
  });
  const crashed = (error: Error) => {
    alive = false;
    crash.resolve(error);
  };
  consumer.on('consumer.crash', ({ payload }) => crashed(payload.error));

  const begin = async () => {
    await consumer.connect();
    await consumer.subscribe({ topics: [...topics], fromBeginning: true });
    await consumer.run({
      eachBatch: tracked,
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: partitionsAtOnce,
    });
  };
  begin().catch(crashed);

  const end = async () => {
    ending.abort();
    await Promise.allSettled(running);
    const goodbye = commit()
      .then(() => consumer.disconnect())
      .catch(() => {});
    await Promise.race([goodbye, new Promise((resolve) => setTimeout(resolve, longestGoodbye).unref())]);
  };
  let ended: Promise<void> | undefined;

  return { crashed: crash.promise, commit, end: () => (ended ??= end()) };
}
