import type { BatchHandler, EventLog } from '../ports/index.ts';
import { Unavailable } from '../ports/index.ts';
import { recordOf } from './batches.ts';
import type { ClientOptions } from './client.ts';
import { createClient } from './client.ts';
import { watchContact } from './contact.ts';
import { watchGroups } from './group-watch.ts';
import type { Extent } from './offsets.ts';
import { extentsOf } from './offsets.ts';
import type { PartitionReader, Place } from './partition-reader.ts';
import { readPartitions } from './partition-reader.ts';
import { createPublisher } from './publisher.ts';
import { inTime, patience, untilReached } from './reach.ts';
import type { GroupSubscription } from './subscription.ts';
import { subscribeAsGroup } from './subscription.ts';
import { topicsOf } from './topics.ts';

/** Milliseconds. */
const pingPatience = 3_000;
const goodbye = 2_000;

export type KafkaLogOptions = ClientOptions & {
  /** Put before the names of topics and groups, so that several Tandems can share a cluster. */
  readonly namespace?: string;
  /** Of topics that are created; -1 is the broker's default. */
  readonly replicationFactor?: number;
};

/** An event log in Apache Kafka. @throws Unavailable when no broker answers within 8 seconds. */
export async function openKafkaLog(options: KafkaLogOptions): Promise<EventLog> {
  const { namespace = '', logger, replicationFactor = -1 } = options;
  const client = createClient(options);
  const admin = client.kafka.admin();
  const onlooker = client.reader();
  const subscriptions = new Set<GroupSubscription>();
  const readers = new Set<PartitionReader>();
  let closing: Promise<void> | undefined;
  let closed = false;
  const beOpen = (isOpen = !closing) => {
    if (!isOpen) throw new Error('The event log is closed.');
  };

  const inNamespace = (names: readonly string[]) => names.map((name) => namespace + name);
  const withPlainNames =
    (handler: BatchHandler): BatchHandler =>
    (records, topic) =>
      handler(records, topic.slice(namespace.length));

  /** One question at a time: the connection knows only the topics it was asked for last. */
  let asked: Promise<unknown> = Promise.resolve();
  const extents = (names: readonly string[]): Promise<readonly Extent[]> => {
    const answer = asked.then(() => inTime(extentsOf(onlooker, names)));
    asked = answer.catch(() => {});
    return answer;
  };
  const watch = watchGroups(subscriptions, extents);
  const topics = topicsOf({ admin, logger, replicationFactor, extents });
  const publisher = createPublisher(client.kafka, topics);
  const ensured = async (names: readonly string[]) => {
    beOpen();
    await topics.ensure(names);
    const found = await untilReached(() => extents(names));
    beOpen();
    return found;
  };

  const readThrough = async (places: Place[], handler: BatchHandler) => {
    const cluster = client.reader();
    const lost = Promise.withResolvers<never>();
    const contact = watchContact(() => {
      if (contact.silence() >= patience / 1_000) lost.reject(new Unavailable('Kafka'));
    });
    const reader = readPartitions({
      cluster,
      places,
      heard: contact.heard,
      handle: (messages, topic) => contact.excuse(handler(messages.map(recordOf), topic)),
    });
    readers.add(reader);
    try {
      await Promise.race([reader.done, lost.promise]);
      beOpen();
    } finally {
      contact.end();
      readers.delete(reader);
      await reader.end();
      cluster.disconnect().catch(() => {});
    }
  };

  // Handlers that still run may publish until they are done.
  const close = async () => {
    watch.end();
    await Promise.all([
      ...[...subscriptions].map((subscription) => subscription.close()),
      ...[...readers].map((reader) => reader.end()),
    ]);
    closed = true;
    await inTime(Promise.all([publisher.close(), admin.disconnect()]), goodbye).catch(() => {});
    client.end();
  };

  try {
    await untilReached(() => Promise.all([admin.connect(), publisher.connect()]));
  } catch (error) {
    watch.end();
    client.end();
    throw error;
  }
  return {
    async publish(topic, records) {
      beOpen(!closed);
      await publisher.publish(namespace + topic, records);
    },

    async subscribe(group, names, handler) {
      const full = inNamespace(names);
      const subscription = subscribeAsGroup({
        lying: await ensured(full),
        kafka: client.kafka,
        admin,
        logger,
        group: namespace + group,
        topics: full,
        handler: withPlainNames(handler),
        extents: () => extents(full),
        prepare: () => topics.renew(),
      });
      subscriptions.add(subscription);
      return subscription;
    },

    async tail(names, handler) {
      const places = (await ensured(inNamespace(names))).map(({ topic, partition, end }) => ({
        topic,
        partition,
        next: end,
        end: Infinity,
      }));
      const reader = readPartitions({
        cluster: client.reader(),
        places,
        async handle(messages, topic) {
          try {
            await withPlainNames(handler)(messages.map(recordOf), topic);
          } catch {
            // Nothing is remembered: what a handler fails on, it has missed.
          }
        },
      });
      readers.add(reader);
    },

    async readAll(names, handler) {
      const places = (await ensured(inNamespace(names))).map(({ first, ...place }) => ({
        ...place,
        next: first,
      }));
      await readThrough(places, withPlainNames(handler));
    },

    ping: () => inTime(admin.describeCluster(), pingPatience).then(() => {}),

    close: () => (closing ??= close()),
  };
}
