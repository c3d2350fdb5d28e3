import { randomUUID } from 'node:crypto';
import { Kafka, logLevel } from 'kafkajs';
import type { TestContext } from 'vitest';
import { expect, vi } from 'vitest';
import { createLogger } from '../logging.ts';
import type { BatchHandler, EventLog, LogRecord } from '../ports/index.ts';
import { brokers, openLine } from './broker.fixture.ts';
import type { KafkaLogOptions } from './index.ts';
import { openKafkaLog } from './index.ts';

const logger = createLogger('test', 'silent');

export const within = (check: () => void, timeout = 30_000) => vi.waitFor(check, { timeout, interval: 50 });

export const numbers = (...values: readonly number[]): readonly LogRecord[] =>
  values.map((n) => ({ key: `k${n % 12}`, value: n }));

export const range = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => from + n);

/** A name space, a topic and a group that no other test uses. */
export function fresh({ onTestFinished }: TestContext) {
  const namespace = `test-${randomUUID().slice(0, 8)}.`;
  const seen: unknown[] = [];
  const handler: BatchHandler = async (records) => void seen.push(...records.map(({ value }) => value));
  const open = async (more: Partial<KafkaLogOptions> = {}): Promise<EventLog> => {
    const log = await openKafkaLog({ brokers: brokers ?? [], clientId: 'test', namespace, logger, ...more });
    onTestFinished(() => log.close());
    return log;
  };
  const kafka = () =>
    new Kafka({ brokers: [...(brokers ?? [])], clientId: 'other', logLevel: logLevel.NOTHING });
  const seenAll = (...wanted: readonly number[]) => expect(new Set(seen)).toEqual(new Set(wanted));
  return { namespace, topic: 't', group: 'g', seen, seenAll, handler, open, kafka };
}

export const lineOfTest = async ({ onTestFinished }: TestContext) => {
  const line = await openLine();
  onTestFinished(() => line.close());
  return line;
};
