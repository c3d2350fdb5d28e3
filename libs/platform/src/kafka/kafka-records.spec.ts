import { randomUUID } from 'node:crypto';
import { Kafka, logLevel } from 'kafkajs';
import type { TestContext } from 'vitest';
import { describe, expect, it, vi } from 'vitest';
import { createLogger } from '../logging.ts';
import type { BatchHandler, EventLog, LogRecord } from '../ports/index.ts';
import { brokers } from './broker.fixture.ts';
import type { KafkaLogOptions } from './index.ts';
import { openKafkaLog } from './index.ts';

const silent = createLogger('test', 'silent');
const megabyte = 1024 * 1024;
const within = (check: () => void) => vi.waitFor(check, { timeout: 20_000, interval: 50 });

function fresh({ onTestFinished }: TestContext) {
  const namespace = `test-${randomUUID().slice(0, 8)}.`;
  const records: LogRecord[] = [];
  const handler: BatchHandler = async (batch) => void records.push(...batch);
  const open = async (more: Partial<KafkaLogOptions> = {}): Promise<EventLog> => {
    const options = { brokers: brokers ?? [], clientId: 'test', namespace, logger: silent };
    const log = await openKafkaLog({ ...options, ...more });
    onTestFinished(() => log.close());
    return log;
  };
  const kafka = new Kafka({ brokers: [...(brokers ?? [])], clientId: 'other', logLevel: logLevel.NOTHING });
  return { namespace, records, handler, open, kafka };
}

if (!brokers)
  it.skip('records and topics in Kafka are tested where KAFKA_BROKERS names brokers (npm run engines starts one)', () => {});

describe.skipIf(!brokers)('records and topics in Kafka', { timeout: 40_000, concurrent: true }, () => {
  it('are published in one call, however many and large, in the order of each key', async (test) => {
    const { records, handler, open } = fresh(test);
    const log = await open();
    const text = 'x'.repeat(10_000);
    const many = Array.from({ length: 600 }, (_, n) => ({ key: `k${n % 2}`, value: { n, text } }));
    await log.publish('t', many);
    await log.readAll(['t'], handler);
    const byKey = (all: readonly LogRecord[]) => Map.groupBy(all, ({ key }) => key);
    expect(byKey(records)).toEqual(byKey(many));
  });

  it('may have just under 2 MB; a larger one is refused, and all that was published with it', async (test) => {
    const { records, handler, open } = fresh(test);
    const log = await open();
    const large = { key: 'large', value: 'x'.repeat(2 * megabyte - 100) };
    await log.publish('t', [{ key: 'a', value: 1 }, large]);
    const larger = { key: 'larger', value: 'x'.repeat(2 * megabyte) };
    await expect(log.publish('t', [{ key: 'a', value: 2 }, larger])).rejects.toThrow(/larger has \d+ bytes/);
    const { caughtUp } = await log.subscribe('g', ['t'], handler);
    await caughtUp;
    expect(records.map(({ key }) => key).toSorted()).toEqual(['a', 'large']);
    expect(records.find(({ key }) => key === 'large')?.value).toBe(large.value);
  });

  it('are handed on as text when they are not JSON, and without a value or a key as well', async (test) => {
    const { namespace, records, handler, open, kafka } = fresh(test);
    const log = await open();
    const { caughtUp } = await log.subscribe('g', ['t'], handler);
    await caughtUp;
    const producer = kafka.producer();
    await producer.connect();
    await producer.send({
      topic: `${namespace}t`,
      messages: [
        { key: 'a', value: 'no {json' },
        { key: 'b', value: null },
        { key: null, value: '"c"' },
      ],
    });
    await producer.disconnect();
    await within(() => expect(records).toHaveLength(3));
    expect(records).toEqual(
      expect.arrayContaining([
        { key: 'a', value: 'no {json' },
        { key: 'b', value: null },
        { key: '', value: 'c' },
      ]),
    );
  });

  it('are created as the event log needs them, by several processes at once', async (test) => {
    const { namespace, handler, open, kafka } = fresh(test);
    const warned: object[] = [];
    const logger = {
      ...silent,
      info: () => {},
      error: () => {},
      warn: (about: object) => void warned.push(about),
    };
    const logs = await Promise.all([open({ logger }), open({ logger }), open({ logger })]);
    await Promise.all(logs.map((log) => log.tail(['t', 'u'], handler)));
    const admin = kafka.admin();
    await admin.connect();
    const { topics } = await admin.fetchTopicMetadata({ topics: [`${namespace}t`, `${namespace}u`] });
    await admin.disconnect();
    expect(topics.map(({ partitions }) => partitions.length)).toEqual([6, 6]);
    expect(warned).toEqual([]);
  });

  it('that are there with other settings are used, with a warning that names them', async (test) => {
    const { namespace, records, handler, open, kafka } = fresh(test);
    const admin = kafka.admin();
    await admin.connect();
    const configEntries = [{ name: 'retention.ms', value: '60000' }];
    await admin.createTopics({ topics: [{ topic: `${namespace}t`, numPartitions: 2, configEntries }] });
    await admin.disconnect();
    const warned: object[] = [];
    const logger = { info: () => {}, error: () => {}, warn: (about: object) => void warned.push(about) };
    const log = await open({ logger });
    await log.publish('t', [{ key: 'a', value: 1 }]);
    await log.readAll(['t'], handler);
    expect(records).toHaveLength(1);
    expect(warned).toEqual([
      expect.objectContaining({
        topic: `${namespace}t`,
        differences: expect.arrayContaining(['retention.ms is 60000, not -1', 'partitions is 2, not 6']),
      }),
    ]);
  });

  it('of another name space are not seen', async (test) => {
    const [one, other] = [fresh(test), fresh(test)];
    const logs = await Promise.all([one.open(), other.open()]);
    await logs[0].publish('t', [{ key: 'a', value: 1 }]);
    await logs[1].publish('t', [{ key: 'b', value: 2 }]);
    const topics: string[] = [];
    await logs[1].readAll(['t'], async (batch, topic) => {
      other.records.push(...batch);
      topics.push(topic);
    });
    expect(other.records).toEqual([{ key: 'b', value: 2 }]);
    expect(topics).toEqual(['t']);
  });
});
