import { setTimeout as wait } from 'node:timers/promises';
import { AssignerProtocol, PartitionAssigners } from 'kafkajs';
import { describe, expect, it, vi } from 'vitest';
import { Unavailable } from '../ports/index.ts';
import { brokers } from './broker.fixture.ts';
import { fresh, lineOfTest, numbers, range, within } from './group.fixture.ts';

/** Settled with what, and not later than a caller can wait. */
const refusedInTime = async (work: Promise<unknown>) => {
  const late = wait(9_000, 'still waiting', { ref: false });
  expect(await Promise.race([work.catch((error: unknown) => error), late])).toBeInstanceOf(Unavailable);
};

if (!brokers)
  it.skip('the event log when Kafka is away is tested where KAFKA_BROKERS names brokers (npm run engines starts one)', () => {});

describe.skipIf(!brokers)('the event log when Kafka is away', { timeout: 60_000, concurrent: true }, () => {
  it('is not opened while no broker answers', async (test) => {
    const { open } = fresh(test);
    await refusedInTime(open({ brokers: ['127.0.0.1:1'] }));
  });

  for (const [how, hinder] of [
    ['refuses connections', 'cut'],
    ['does not answer', 'silence'],
  ] as const)
    it(`says so when a broker ${how}, and goes on when it is back`, async (test) => {
      const { topic, group, handler, seenAll, open } = fresh(test);
      const line = await lineOfTest(test);
      const log = await open({ connection: line.connection });
      await log.publish(topic, numbers(1));
      const subscription = await log.subscribe(group, [topic], handler);
      await subscription.caughtUp;
      expect(subscription.failure()).toBeUndefined();

      line[hinder]();
      await Promise.all([
        refusedInTime(log.publish(topic, numbers(2))),
        refusedInTime(log.publish('other', numbers(2))),
        refusedInTime(log.ping()),
        refusedInTime(log.subscribe(group, ['another'], handler)),
        refusedInTime(log.readAll([topic], handler)),
        refusedInTime(log.tail([topic], handler)),
      ]);
      expect(subscription.failure()).toBeDefined();

      line.mend();
      await within(() => expect(subscription.failure()).toBeUndefined());
      await vi.waitFor(() => log.publish(topic, numbers(2, 3)), { timeout: 20_000 });
      await within(() => seenAll(1, 2, 3));
    });

  it('lets the rest of a group go on when one of its processes dies without a word', async (test) => {
    const { topic, group, handler, seen, open } = fresh(test);
    const line = await lineOfTest(test);
    const [dying, living] = await Promise.all([open({ connection: line.connection }), open()]);
    const started: unknown[] = [];
    await dying.subscribe(group, [topic], async (records) => void started.push(...records));
    await living.subscribe(group, [topic], handler);
    await vi.waitFor(
      async () => {
        await living.publish(topic, numbers(...range(0, 12)));
        expect(started.length * seen.length).toBeGreaterThan(0);
      },
      { timeout: 20_000, interval: 200 },
    );
    line.cut();
    await living.publish(topic, numbers(...range(12, 24)));
    await within(() => expect(seen).toEqual(expect.arrayContaining(range(12, 24))), 20_000);
  });

  it('hands what one process fails on to another that joins its group', async (test) => {
    const { topic, group, handler, seen, seenAll, open } = fresh(test);
    const [failing, well] = await Promise.all([open(), open()]);
    const first = await failing.subscribe(group, [topic], async () => {
      throw new Error('broken');
    });
    await failing.publish(topic, numbers(...range(0, 12)));
    await within(() => expect(first.failure()?.message).toBe('broken'));
    await well.subscribe(group, [topic], handler);
    // Sooner than the failing one would be given up: it lets go because its heart beats.
    await within(() => expect(seen.length).toBeGreaterThan(0), 7_000);
    await failing.close();
    await within(() => seenAll(...range(0, 12)));
  });

  it('is caught up with what other processes of its group have handled', async (test) => {
    const { topic, group, handler, open } = fresh(test);
    const [one, two] = await Promise.all([open(), open()]);
    await one.publish(topic, numbers(...range(0, 12)));
    await (
      await one.subscribe(group, [topic], handler)
    ).caughtUp;
    const repeated: unknown[] = [];
    const second = await two.subscribe(group, [topic], async (records) => void repeated.push(...records));
    await second.caughtUp;
    expect(repeated).toEqual([]);
  });

  it('goes on with a new consumer when one could not join its group', async (test) => {
    const { namespace, topic, group, handler, seenAll, open, kafka } = fresh(test);
    const log = await open();
    await log.publish(topic, numbers(1));
    const foreign = kafka().consumer({
      groupId: namespace + group,
      maxWaitTimeInMs: 200,
      partitionAssigners: [(config) => ({ ...PartitionAssigners.roundRobin(config), ...otherProtocol })],
    });
    await foreign.connect();
    await foreign.subscribe({ topic: namespace + topic });
    await foreign.run({ eachMessage: async () => {} });
    const subscription = await log.subscribe(group, [topic], handler);
    await within(() => expect(subscription.failure()?.message).toMatch(/protocol/));
    await foreign.disconnect();
    await subscription.caughtUp;
    seenAll(1);
    await within(() => expect(subscription.failure()).toBeUndefined());
  });

  it('does not take a process that was held up for one that has lost its broker', async (test) => {
    const { topic, group, handler, seenAll, open } = fresh(test);
    const log = await open();
    let handled = 0;
    const subscription = await log.subscribe(group, [topic], async (records, from) => {
      if (handled++ === 0) await wait(7_000);
      await handler(records, from);
    });
    const failures = new Set<string>();
    const watching = setInterval(() => {
      const failure = subscription.failure();
      if (failure) failures.add(failure.message);
    }, 100);
    test.onTestFinished(() => clearInterval(watching));
    await log.publish(topic, numbers(1));
    await within(() => seenAll(1));
    // Blocks this whole process: neither timers nor sockets are served meanwhile.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 6_500);
    // Others may have published and handled meanwhile.
    expect(subscription.failure()?.message).toMatch(/catching up/);
    await log.publish(topic, numbers(2));
    await within(() => seenAll(1, 2));
    await within(() => expect(subscription.failure()).toBeUndefined());
    expect([...failures].filter((message) => !message.includes('catching up'))).toEqual([]);
  });

  it('makes a topic anew that was deleted under it, and reads it from its beginning', async (test) => {
    const { namespace, topic, group, handler, seenAll, open, kafka } = fresh(test);
    const log = await open();
    const subscription = await log.subscribe(group, [topic], handler);
    await log.publish(topic, numbers(...range(0, 12)));
    await within(() => seenAll(...range(0, 12)));
    const admin = kafka().admin();
    await admin.connect();
    await admin.deleteTopics({ topics: [namespace + topic] });
    await vi.waitFor(async () => expect(await admin.listTopics()).toContain(namespace + topic), {
      timeout: 20_000,
      interval: 200,
    });
    await admin.disconnect();
    await vi.waitFor(() => log.publish(topic, numbers(...range(12, 24))), { timeout: 20_000 });
    await within(() => seenAll(...range(0, 24)));
    await within(() => expect(subscription.failure()).toBeUndefined());
  });
});

const otherProtocol = {
  name: 'another',
  protocol: ({ topics }: { readonly topics: string[] }) => ({
    name: 'another',
    metadata: AssignerProtocol.MemberMetadata.encode({ version: 0, topics, userData: Buffer.alloc(0) }),
  }),
};
