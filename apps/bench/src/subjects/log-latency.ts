import { randomUUID } from 'node:crypto';
import type { LogRecord } from '@tandem/platform';
import { openBareKafka } from '../bare/kafka.ts';
import type { StackSystem } from '../in-processes.ts';
import type { Subject } from '../measure.ts';
import { atOnce, sampled } from '../measure.ts';

/** Milliseconds after which a record counts as lost. */
const patience = 10_000;

/** One record after the other, from before it is sent until it is handled: through the event log, and by kafkajs alone. */
export async function logLatency(
  { log, brokers, namespace, life }: StackSystem,
  { value }: LogRecord,
): Promise<readonly Subject[]> {
  const text = JSON.stringify(value);
  const first = { key: 'first', value };
  const ours = heardOf();
  await log.publish('handled', [first]);
  const subscription = await log.subscribe('bench', ['handled'], async (records) => {
    for (const { key } of records) ours.hear(key);
  });
  await subscription.caughtUp;

  const theirs = heardOf();
  // Made by the event log, so that both topics have the same settings.
  await log.publish('bare', [first]);
  const bare = life.closing(openBareKafka(brokers));
  const produce = await bare.producer();
  await bare.consume(`${namespace}bare`, `${namespace}bare`, theirs.hear);

  const subject = (name: string, heard: typeof ours, send: (key: string) => Promise<void>): Subject => ({
    name,
    run: (milliseconds) =>
      sampled(() =>
        atOnce(1, milliseconds, async () => {
          const key = randomUUID();
          await Promise.all([heard.wait(key), send(key)]);
        }),
      ),
  });
  return [
    subject('handled', ours, (key) => log.publish('handled', [{ key, value }])),
    subject('bare handled', theirs, (key) => produce(`${namespace}bare`, [{ key, value: text }])),
  ];
}

function heardOf() {
  const waiting = new Map<string, () => void>();
  return {
    hear(key: string) {
      waiting.get(key)?.();
      waiting.delete(key);
    },
    wait: (key: string) =>
      new Promise<void>((resolve, reject) => {
        const timer = setTimeout(reject, patience, new Error('A record was not handled in time.'));
        waiting.set(key, () => {
          clearTimeout(timer);
          resolve();
        });
      }),
  };
}
