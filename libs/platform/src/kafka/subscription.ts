import { setTimeout as wait } from 'node:timers/promises';
import type { Admin, Kafka } from 'kafkajs';
import type { Logger } from '../logging.ts';
import type { BatchHandler, Subscription } from '../ports/index.ts';
import { Unavailable } from '../ports/index.ts';
import { catchUpWith } from './catching-up.ts';
import { commitSoon } from './commit-soon.ts';
import { watchContact } from './contact.ts';
import type { Failures, GroupConsumer } from './group-consumer.ts';
import { consumeAsGroup } from './group-consumer.ts';
import { trackProgress } from './group-progress.ts';
import type { WatchedGroup } from './group-watch.ts';
import type { Extent } from './offsets.ts';
import { partitionKey, placesOf } from './offsets.ts';
import { trackOverdue } from './overdue.ts';
import { oneAtATime } from './reach.ts';

/** Milliseconds. */
const commitEvery = 1_000;
const commitEveryWhenCatchingUp = 100;
const shortestPause = 250;
const longestPause = 5_000;
const longLife = 10_000;
/** A handler that has failed for so long leaves its records to another process of the group, if there is one. */
const letGoAfter = 10_000;
/** So long that another process has taken them over by then. */
const restAfterLettingGo = 10_000;
/** Ticks: a consumer that has heard nothing for so long will hear nothing more; another one may. */
const hopeless = 45;

export type GroupSubscription = Subscription & WatchedGroup & { close(): Promise<void> };

/** Why a consumer is to be replaced, and how long at least nobody takes its place, in milliseconds. */
type Stop = { readonly error: Error; readonly rest: number };

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
  const { admin, group, topics, logger, extents, prepare } = options;
  const progress = trackProgress();
  const overdue = trackOverdue();
  const failures: Failures = new Map();
  const closing = new AbortController();
  const isOpen = () => !closing.signal.aborted;
  const pause = (milliseconds: number) =>
    wait(milliseconds, undefined, { signal: closing.signal }).catch(() => {});

  let isMember = false;
  let crash: Error | undefined;
  let consumer: GroupConsumer | undefined;
  let stop: (why: Stop) => void = () => {};

  const learn = async (now: readonly Extent[]) => {
    const places = await placesOf(admin, group, now);
    for (const place of places) {
      progress.know(place, place.next, place.end);
      const key = partitionKey(place);
      // Another process has handled it.
      if (place.next > (failures.get(key)?.offset ?? Infinity)) failures.delete(key);
    }
    if (!isMember) overdue.excuse();
    overdue.see(places);
    return places;
  };
  const look = async () => learn(await extents());
  const lookAgain = oneAtATime(look);

  const catchingUp = catchUpWith({ progress, look, isMember: () => isMember });
  let caughtUp = false;
  const atFirst = catchingUp
    .until(async () => options.lying, isOpen)
    .then((done) => (done ? void (caughtUp = true) : new Promise<void>(() => {})));

  /** Since when there may be records that this process has heard nothing of. */
  let missed: symbol | undefined;
  const catchUpAgain = async () => {
    const since = (missed = Symbol('missed'));
    if (await catchingUp.until(extents, () => missed === since && isOpen())) missed = undefined;
  };

  let silent = false;
  const contact = watchContact(({ heldUp }) => {
    if (contact.silence() % hopeless === 0 && contact.silence() > 0)
      stop({ error: new Unavailable('Kafka'), rest: 0 });
    if (isMember && contact.fetches.proven()) crash = undefined;
    if (heldUp) {
      overdue.excuse();
      void catchUpAgain();
    }
    if (contact.lost() === silent) return;
    silent = contact.lost();
    if (silent)
      return logger.warn({ group, error: crash }, 'Kafka does not answer: this group hears nothing');
    logger.info({ group }, 'Kafka answers again');
    void catchUpAgain();
  });

  const committing = commitSoon({
    commit: async () => consumer?.commit(),
    isDue: () => progress.uncommitted().length > 0,
    delay: () => (caughtUp && !missed ? commitEvery : commitEveryWhenCatchingUp),
  });

  const letGo = async (why: Stop, stopIt = stop) => {
    const { groups } = await admin.describeGroups([group]);
    if ((groups[0]?.members.length ?? 0) > 1) stopIt(why);
  };

  const begin = () =>
    consumeAsGroup({
      ...options,
      progress,
      contact,
      failures,
      rebalancing: () => void (isMember = false),
      joined() {
        isMember = true;
        overdue.excuse();
        if (crash) void catchUpAgain();
        lookAgain();
        catchingUp.nudge();
      },
      handled() {
        committing.ask();
        catchingUp.nudge();
      },
      failed(error, failingFor) {
        lookAgain();
        if (failingFor >= letGoAfter) letGo({ error, rest: restAfterLettingGo }).catch(() => {});
      },
    });

  const live = async () => {
    for (let between = shortestPause; isOpen(); between = Math.min(between * 2, longestPause)) {
      const begun = performance.now();
      let rest = 0;
      try {
        if (consumer) await prepare();
        if (!isOpen()) return;
        const stopped = Promise.withResolvers<Stop>();
        stop = stopped.resolve;
        consumer = begin();
        const crashed = consumer.crashed.then((error) => ({ error, rest: 0 }));
        ({ error: crash, rest } = await Promise.race([crashed, stopped.promise]));
      } catch (error) {
        crash = error instanceof Error ? error : new Error(String(error));
      }
      isMember = false;
      if (!isOpen()) return;
      logger.warn(
        { group, error: crash },
        'a consumer of the event log stopped; another one takes its place',
      );
      await consumer?.end();
      if (performance.now() - begun > longLife) between = shortestPause;
      await contact.excuse(pause(Math.max(between, rest)));
    }
  };
  void live();

  const failure = () => {
    const failing = failures.values().next().value;
    if (failing) return failing.error;
    if (silent || contact.lost()) return crash ?? new Unavailable('Kafka');
    if (crash) return crash;
    if (missed || contact.heldUp()) return new Error(`${group} is catching up with what it has missed.`);
    const left = caughtUp ? overdue.first() : undefined;
    return left && new Error(`What lies in ${partitionKey(left)} is not handled by any process of ${group}.`);
  };

  return {
    caughtUp: atFirst,
    failure,
    lag: progress.lag,
    topics,
    hears: () => !silent && !contact.lost(),
    async see(now) {
      if (overdue.isNews(now)) await learn(now);
      return overdue.first() !== undefined;
    },
    async close() {
      closing.abort();
      contact.end();
      committing.end();
      await consumer?.end();
    },
  };
}
