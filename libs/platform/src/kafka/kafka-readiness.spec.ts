import { CompressionCodecs, CompressionTypes } from 'kafkajs';
import type { TestContext } from 'vitest';
import { describe, expect, it } from 'vitest';
import type { Logger } from '../logging.ts';
import type { Subscription } from '../ports/index.ts';
import { brokers } from './broker.fixture.ts';
import { fresh, lineOfTest, numbers, range, within } from './group.fixture.ts';

/** What a subscription has said since its first failure. */
function listenTo({ onTestFinished }: TestContext, subscription: Subscription) {
  const said: (string | undefined)[] = [];
  const listening = setInterval(() => {
    const failure = subscription.failure();
    if (failure || said.length > 0) said.push(failure?.message);
  }, 50);
  onTestFinished(() => clearInterval(listening));
  return said;
}

const countingLogger = () => {
  let warnings = 0;
  const logger: Logger = {
    info: () => {},
    error: () => {},
    warn: (_, message) => void (message.includes('another one takes its place') && (warnings += 1)),
  };
  return { logger, replaced: () => warnings };
};

/** Snappy without compression, which kafkajs comes without: the length, and one literal of up to 64 KB. */
const snappy = (plain: Buffer) => {
  const length: number[] = [];
  for (let left = plain.length; ; left >>= 7) {
    if (left < 128) {
      length.push(left);
      break;
    }
    length.push((left & 127) | 128);
  }
  const last = plain.length - 1;
  return Buffer.concat([Buffer.from([...length, 61 << 2, last & 255, last >> 8]), plain]);
};

const publishCompressed = async ({ namespace, topic, kafka }: ReturnType<typeof fresh>, value: string) => {
  const producer = kafka().producer();
  await producer.connect();
  CompressionCodecs[CompressionTypes.Snappy] = () => ({
    compress: async ({ buffer }: { readonly buffer: Buffer }) => snappy(buffer),
    decompress: async () => {
      throw new Error('no codec for Snappy');
    },
  });
  await producer.send({
    topic: namespace + topic,
    messages: [{ key: 'k', value }],
    compression: CompressionTypes.Snappy,
  });
  await producer.disconnect();
};

if (!brokers)
  it.skip('whether a group in Kafka says the truth is tested where KAFKA_BROKERS names brokers (npm run engines starts one)', () => {});

describe.skipIf(!brokers)('a group in Kafka', { timeout: 60_000, concurrent: true }, () => {
  it('reads what another program has compressed', async (test) => {
    const tools = fresh(test);
    const log = await tools.open();
    await log.subscribe(tools.group, [tools.topic], tools.handler);
    await publishCompressed(tools, '1');
    await within(() => tools.seenAll(1));
  });

  it('says so all the time when its reader stops again and again', async (test) => {
    const tools = fresh(test);
    const { namespace, topic, group, handler, open, kafka } = tools;
    const admin = kafka().admin();
    await admin.connect();
    await admin.createTopics({ topics: [{ topic: namespace + topic }], waitForLeaders: false });
    await admin.disconnect();
    const { logger, replaced } = countingLogger();
    const log = await open({ logger });
    const subscription = await log.subscribe(group, [topic], handler);
    await subscription.caughtUp;
    const said = listenTo(test, subscription);
    await publishCompressed(tools, '1');
    await within(() => expect(replaced()).toBeGreaterThan(4));
    expect(new Set(said)).toEqual(new Set(['no codec for Snappy']));
  });

  it('leaves what one process fails on to another, and the one says so meanwhile', async (test) => {
    const { topic, group, handler, seenAll, open } = fresh(test);
    const [well, failing] = await Promise.all([open(), open()]);
    const broken = { is: false };
    await well.subscribe(group, [topic], handler);
    const second = await failing.subscribe(group, [topic], async (records, from) => {
      if (broken.is) throw new Error('the store is away');
      await handler(records, from);
    });
    await second.caughtUp;
    broken.is = true;
    const said = listenTo(test, second);
    await well.publish(topic, numbers(...range(0, 24)));
    await within(() => expect(second.failure()).toBeDefined());
    await within(() => seenAll(...range(0, 24)), 40_000);
    expect(new Set(said)).toEqual(new Set(['the store is away']));
  });

  it('is not left by its only process, however long that fails', async (test) => {
    const { topic, group, handler, seenAll, open } = fresh(test);
    const { logger, replaced } = countingLogger();
    const log = await open({ logger });
    const begun = performance.now();
    await log.publish(topic, numbers(1));
    await log.subscribe(group, [topic], async (records, from) => {
      if (performance.now() - begun < 13_000) throw new Error('the store is away');
      await handler(records, from);
    });
    await within(() => seenAll(1));
    expect(replaced()).toBe(0);
  });

  it('says in every process that one of them handles nothing', async (test) => {
    const { topic, group, open } = fresh(test);
    const [well, hanging] = await Promise.all([open(), open()]);
    const held = Promise.withResolvers<void>();
    test.onTestFinished(() => held.resolve());
    const first = await well.subscribe(group, [topic], async () => {});
    const second = await hanging.subscribe(group, [topic], () => held.promise);
    await Promise.all([first.caughtUp, second.caughtUp]);
    await well.publish(topic, numbers(...range(0, 24)));
    await within(() => expect(first.failure()?.message).toMatch(/not handled by any process of/));
    held.resolve();
    await within(() => expect(first.failure()).toBeUndefined());
  });

  it('is well all the time while much is published', async (test) => {
    const { topic, group, handler, open } = fresh(test);
    const logs = await Promise.all([open(), open()]);
    const subscriptions = await Promise.all(logs.map((log) => log.subscribe(group, [topic], handler)));
    await Promise.all(subscriptions.map(({ caughtUp }) => caughtUp));
    const said = subscriptions.map((subscription) => listenTo(test, subscription));
    const until = performance.now() + 14_000;
    while (performance.now() < until) {
      await logs[0]?.publish(topic, numbers(...range(0, 12)));
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(said).toEqual([[], []]);
  });

  it('is well again after a silence only when it has handled what it has missed', async (test) => {
    const { topic, group, seen, handler, open } = fresh(test);
    const line = await lineOfTest(test);
    const [log, other] = await Promise.all([open({ connection: line.connection }), open()]);
    const subscription = await log.subscribe(group, [topic], async (records, from) => {
      await new Promise((resolve) => setTimeout(resolve, 100));
      await handler(records, from);
    });
    await subscription.caughtUp;
    line.cut();
    await within(() => expect(subscription.failure()).toBeDefined());
    for (let n = 0; n < 20; n += 1) await other.publish(topic, numbers(...range(n * 300, (n + 1) * 300)));
    line.mend();
    await within(() => expect(subscription.failure()).toBeUndefined());
    expect(new Set(seen).size).toBe(6_000);
    await within(() => expect(subscription.lag()).toBe(0));
  });
});
