import { setTimeout as pause } from 'node:timers/promises';
import type Cluster from 'kafkajs/src/cluster/index.js';
import type { Incoming } from './batches.ts';
import { cutBatches } from './batches.ts';
import type { Partition } from './offsets.ts';
import { extentsOf, lookAt, partitionKey } from './offsets.ts';

/** Where to read on; up to, and without, `end`. */
export type Place = Partition & { next: number; readonly end: number };

export type PartitionReader = {
  /** Resolves when every end is reached, or the reader was ended; rejects as soon as handling a batch does. */
  readonly done: Promise<void>;
  /** Reads no further; resolves when what is being handled is done. */
  end(): Promise<void>;
};

type Options = {
  readonly cluster: Cluster.Cluster;
  readonly places: readonly Place[];
  handle(messages: readonly Incoming[], topic: string): Promise<void>;
  /** A broker has answered. */
  heard?(): void;
};

/** Milliseconds. */
const longestWait = 1_000;
const shortestPause = 100;
const longestPause = 5_000;
/** Bytes. */
const largestPartition = 1_048_576;
const largestAnswer = 10_485_760;
const readCommitted = 1;

const isOutOfRange = (error: unknown): boolean =>
  error instanceof Error && error.name === 'KafkaJSOffsetOutOfRange';

/** Reads partitions without a group: one request after the other to each broker that leads some of them. */
export function readPartitions({ cluster, places, handle, heard }: Options): PartitionReader {
  const ending = new AbortController();
  const ended = () => ending.signal.aborted;
  let broken: { readonly error: unknown } | undefined;
  let handling: Promise<void> = Promise.resolve();
  let pausing = shortestPause;
  const placeOf = new Map(places.map((place) => [partitionKey(place), place]));
  const left = (of = places) => of.filter(({ next, end }) => next < end);

  const take = async (place: Place, messages: readonly Cluster.FetchedMessage[]) => {
    const news = messages.filter(({ offset }) => Number(offset) >= place.next);
    const records = news.filter((one) => !one.isControlRecord && Number(one.offset) < place.end);
    for (const batch of cutBatches(records)) {
      if (ended()) return;
      await handle(batch, place.topic);
    }
    const last = news.at(-1);
    if (last) place.next = Number(last.offset) + 1;
  };

  const fetch = async (nodeId: string, from: readonly Place[]) => {
    const broker = await cluster.findBroker({ nodeId });
    const { responses } = await broker.fetch({
      maxWaitTime: longestWait,
      minBytes: 1,
      maxBytes: largestAnswer,
      isolationLevel: readCommitted,
      topics: [...Map.groupBy(from, ({ topic }) => topic)].map(([topic, ofTopic]) => ({
        topic,
        partitions: ofTopic.map(({ partition, next }) => ({
          partition,
          fetchOffset: String(next),
          maxBytes: largestPartition,
        })),
      })),
    });
    heard?.();
    pausing = shortestPause;
    return responses.flatMap(({ topicName: topic, partitions }) =>
      partitions.flatMap(({ partition, messages }) => {
        const place = placeOf.get(partitionKey({ topic, partition }));
        return place ? [{ place, messages }] : [];
      }),
    );
  };

  const leaders = (): ReadonlyMap<string, readonly Place[]> => {
    const leaderOf = ({ topic, partition }: Place) => {
      const [nodeId] = Object.keys(cluster.findLeaderForPartitions(topic, [partition]));
      if (nodeId === undefined) throw new Error(`Nobody leads partition ${partition} of ${topic}.`);
      return nodeId;
    };
    return Map.groupBy(left(), leaderOf);
  };

  const handleOneAfterTheOther = (place: Place, messages: readonly Cluster.FetchedMessage[]) =>
    (handling = handling
      .then(() => take(place, messages))
      .catch((error: unknown) => {
        broken ??= { error };
        ending.abort();
      }));

  /** Until all is read, or one broker fails: then who leads what is asked anew. */
  const round = async () => {
    await lookAt(cluster, [...new Set(places.map(({ topic }) => topic))]);
    let over = false;
    const follow = async (nodeId: string, from: readonly Place[]) => {
      try {
        while (!ended() && !over && left(from).length > 0)
          for (const { place, messages } of await fetch(nodeId, left(from)))
            await handleOneAfterTheOther(place, messages);
      } catch (error) {
        over = true;
        throw error;
      }
    };
    const rounds = await Promise.allSettled([...leaders()].map(([nodeId, from]) => follow(nodeId, from)));
    const failure = rounds.find((one) => one.status === 'rejected');
    if (failure) throw failure.reason;
  };

  const run = async () => {
    while (!ended() && left().length > 0)
      try {
        await round();
      } catch (error) {
        if (ended()) break;
        await pause(pausing, undefined, { signal: ending.signal }).catch(() => {});
        pausing = Math.min(pausing * 2, longestPause);
        if (isOutOfRange(error)) await beginAgain().catch(() => {});
      }
    if (broken) throw broken.error;
  };

  /** A topic that was deleted and made anew has its first records before the place where the old one was read. */
  const beginAgain = async () => {
    const extents = await extentsOf(cluster, [...new Set(places.map(({ topic }) => topic))]);
    for (const extent of extents) {
      const place = placeOf.get(partitionKey(extent));
      if (place && place.next > extent.end) place.next = extent.first;
    }
  };

  return {
    done: run(),
    end() {
      ending.abort();
      return handling;
    },
  };
}
