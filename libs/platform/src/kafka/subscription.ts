import { setTimeout as wait } from 'node:timers/promises';
import type { Admin, Kafka } from 'kafkajs';
import type { Logger } from '../logging.ts';
import type { BatchHandler, Subscription } from '../ports/index.ts';
import { Unavailable } from '../ports/index.ts';
import { watchContact } from './contact.ts';
import type { GroupConsumer } from './group-consumer.ts';
import { consumeAsGroup } from './group-consumer.ts';
import { trackProgress } from './group-progress.ts';
import type { Extent } from './offsets.ts';
import { partitionKey } from './offsets.ts';

/** Milliseconds. */
const commitEvery = 1_000;
const commitEveryWhenCatchingUp = 100;
const shortestLook = 25;
const longestLook = 1_000;
const shortestPause = 250;
const longestPause = 5_000;
/** Ticks: a consumer that has heard nothing for so long will hear nothing more; another one may. */
const hopeless = 45;
const longLife = 10_000;

export type GroupSubscription = Subscription & { close(): Promise<void> };

type Options = {
  readonly kafka: Kafka;
  readonly admin: Admin;
  readonly group: string;
  readonly topics: readonly string[];
  readonly handler: BatchHandler;
  readonly logger: Logger;
  /** When the subscription begins. */
  readonly lying: readonly Extent[];
  extents(): Promise<readonly Extent[]>;
  /** Before another consumer begins: a topic may have been deleted meanwhile. */
  prepare(): Promise<void>;
};

/** A member of a group that goes on for as long as it is not closed, with one consumer after the other if need be. */
export function subscribeAsGroup(options: Options): GroupSubscription {
  const { admin, group, logger, extents, prepare } = options;
  const progress = trackProgress();
  const failures = new Map<string, Error>();
  const closing = new AbortController();
  const closed = () => closing.signal.aborted;
  const pause = (milliseconds: number) =>
    wait(milliseconds, undefined, { signal: closing.signal }).catch(() => {});

  let joined = false;
  let crash: Error | undefined;
  let consumer: GroupConsumer | undefined;
  let giveUp: (error: Error) => void = () => {};
  let silent = false;
  const contact = watchContact(() => {
    if (contact.silence() % hopeless === 0 && contact.silence() > 0) giveUp(new Unavailable('Kafka'));
    if (contact.lost() === silent) return;
    silent = contact.lost();
    if (silent) logger.warn({ group, error: crash }, 'Kafka does not answer: this group hears nothing');
    else logger.info({ group }, 'Kafka answers again');
  });

  const look = async () => {
    // Without names: those asked for by name would be looked up for ever, deleted or not.
    const [now, offsets] = await Promise.all([extents(), admin.fetchOffsets({ groupId: group })]);
    const committed = new Map(
      offsets.flatMap(({ topic, partitions }) =>
        partitions.map(({ partition, offset }) => [partitionKey({ topic, partition }), Number(offset)]),
      ),
    );
    return now.map((extent) => {
      const next = Math.max(committed.get(partitionKey(extent)) ?? 0, extent.first);
      progress.know(extent, next, extent.end);
      return { ...extent, next };
    });
  };
  let looking: Promise<unknown> | undefined;
  const lookAgain = () => {
    looking ??= look()
      .catch(() => {})
      .finally(() => (looking = undefined));
  };

  let behind = options.lying;
  let caughtUp = false;
  let cutShort = () => {};
  const untilCaughtUp = async () => {
    for (let between = shortestLook; !closed(); between = Math.min(between * 1.5, longestLook)) {
      behind = behind.filter((extent) => !progress.reached(extent));
      if (behind.length > 0) {
        const places = new Map((await look().catch(() => [])).map((place) => [partitionKey(place), place]));
        // A topic may have been made anew, with less in it.
        behind = behind.filter((extent) => {
          const { next, end } = places.get(partitionKey(extent)) ?? { next: 0, end: extent.end };
          return next < Math.min(end, extent.end);
        });
      }
      if (behind.length === 0 && joined) return;
      await Promise.race([pause(between), new Promise<void>((resolve) => (cutShort = resolve))]);
    }
    await new Promise(() => {});
  };
  const catchingUp = untilCaughtUp().then(() => {
    caughtUp = true;
  });

  let timer: NodeJS.Timeout | undefined;
  const commitSoon = () => {
    timer ??= setTimeout(
      async () => {
        await consumer?.commit();
        timer = undefined;
        if (progress.uncommitted().length > 0 && !closed()) commitSoon();
      },
      caughtUp ? commitEvery : commitEveryWhenCatchingUp,
    );
  };

  const begin = () =>
    consumeAsGroup({
      ...options,
      progress,
      contact,
      failures,
      joined() {
        joined = true;
        crash = undefined;
        lookAgain();
        cutShort();
      },
      handled() {
        commitSoon();
        if (!caughtUp && behind.every(progress.reached)) cutShort();
      },
      failed: lookAgain,
    });

  const live = async () => {
    for (let between = shortestPause; !closed(); between = Math.min(between * 2, longestPause)) {
      const begun = performance.now();
      try {
        if (consumer) await prepare();
        if (closed()) return;
        const hopelessness = Promise.withResolvers<Error>();
        giveUp = hopelessness.resolve;
        consumer = begin();
        crash = await Promise.race([consumer.crashed, hopelessness.promise]);
      } catch (error) {
        crash = error instanceof Error ? error : new Error(String(error));
      }
      if (closed()) return;
      logger.warn(
        { group, error: crash },
        'a consumer of the event log stopped; another one takes its place',
      );
      await consumer?.end();
      if (performance.now() - begun > longLife) between = shortestPause;
      await pause(between);
    }
  };
  void live();

  return {
    caughtUp: catchingUp,
    failure: () =>
      failures.values().next().value ?? (contact.lost() ? (crash ?? new Unavailable('Kafka')) : undefined),
    lag: progress.lag,
    async close() {
      closing.abort();
      contact.end();
      clearTimeout(timer);
      await consumer?.end();
    },
  };
}
