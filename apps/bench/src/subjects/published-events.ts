import { randomUUID } from 'node:crypto';
import type { Aggregates, Gated, LogRecord } from '@tandem/platform';
import { createLogger, createRelay, systemRuntime as runtime } from '@tandem/platform';
import { openBareKafka } from '../bare/kafka.ts';
import type { StackSystem } from '../in-processes.ts';
import type { Subject } from '../measure.ts';
import { atOnce, sampled } from '../measure.ts';
import { logLevel } from '../system.ts';
import type { StoredImage } from './own-images.ts';
import { nowhere, ownImages } from './own-images.ts';
import type { Bench } from './review-moves.ts';

/** Commits that wait at once, and messages in a batch of the raw producer. */
const together = 100;
const logger = createLogger('bench', logLevel);

/** An image as it is right after the commit of a move, and the record that the relay makes of its event. */
export async function committedImage(bench: Bench) {
  const { images, ids, move } = await ownImages(bench, 'relay', 1);
  const committed = Promise.withResolvers<Gated<StoredImage>>();
  images.onCommit(committed.resolve);
  const published = Promise.withResolvers<LogRecord>();
  const publish = async (_topic: string, records: readonly LogRecord[]) =>
    records.forEach((record) => published.resolve(record));
  const relay = createRelay(images, { log: { ...nowhere, publish }, runtime, logger });
  await move(ids[0] ?? '');
  const [document, record] = [await committed.promise, await published.promise];
  await relay.close();
  return { images, document, record };
}
export type Committed = Awaited<ReturnType<typeof committedImage>>;

/**
 * The same events from their commit until they are pulled from the outbox, by the relay with many commits waiting;
 * published one at a time; and produced in batches by kafkajs alone. Documents are in memory: the log is what is measured.
 */
export async function publishedEvents(
  system: StackSystem,
  { images, document, record }: Committed,
): Promise<readonly Subject[]> {
  const { log, brokers, namespace, life } = system;
  const { topic } = images.spec;
  const inMemory = keptInMemory(images);
  const relay = createRelay(inMemory.aggregates, { log, runtime, logger });
  const bare = life.closing(openBareKafka(brokers));
  const produce = await bare.producer();
  const message = () => ({ key: randomUUID(), value: JSON.stringify(record.value) });
  // The topic, with its settings, is there before anything is measured.
  await log.publish(topic, [record]);
  life.closing(relay);
  const ids = Array.from({ length: together }, () => randomUUID());
  return [
    {
      name: 'relay',
      run: (milliseconds) =>
        sampled(() =>
          atOnce(together, milliseconds, (writer) => inMemory.commit(moved(document, ids[writer] ?? ''))),
        ),
    },
    {
      name: 'one at a time',
      run: (milliseconds) =>
        sampled(() =>
          atOnce(1, milliseconds, () => log.publish(topic, [{ key: randomUUID(), value: record.value }])),
        ),
    },
    {
      name: 'raw',
      run: (milliseconds) =>
        sampled(async () => {
          const batch = () => produce(namespace + topic, Array.from({ length: together }, message));
          const { latencies, ...done } = await atOnce(1, milliseconds, batch);
          return {
            ...done,
            latencies: latencies.flatMap((latency) => Array<number>(together).fill(latency)),
          };
        }),
    },
  ];
}

let seq = 1_000;
/** Another image, or the same one later, after a move of its own. */
const moved = (image: Gated<StoredImage>, id: string): Gated<StoredImage> => {
  seq += 1;
  const outbox = image.gate.outbox.map((event) => ({ ...event, id: randomUUID(), subject: id, seq }));
  return { ...image, id, gate: { ...image.gate, seq, outbox } };
};

/** What a relay sees of a store that takes no time; a commit resolves when its event is pulled. */
function keptInMemory<Public extends object, Queries>(real: Aggregates<StoredImage, Public, Queries>) {
  const waiting = new Map<string, () => void>();
  const listeners: Parameters<typeof real.onCommit>[0][] = [];
  const aggregates: typeof real = {
    ...real,
    onCommit: (listener) => void listeners.push(listener),
    documents: {
      ...real.documents,
      find: async () => ({ rows: [] }),
      async pull(_field, pulls) {
        for (const eventId of pulls.flatMap(({ elementIds }) => elementIds)) {
          waiting.get(eventId)?.();
          waiting.delete(eventId);
        }
      },
    },
  };
  const commit = (document: Gated<StoredImage>) =>
    new Promise<void>((resolve) => {
      for (const { id } of document.gate.outbox) waiting.set(id, resolve);
      for (const listener of listeners) listener(document, document.gate.outbox, []);
    });
  return { aggregates, commit };
}
