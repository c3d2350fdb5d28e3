import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BatchHandler, EventLog, LogRecord } from '../ports/index.ts';

export type OpenedEventLog = {
  readonly log: EventLog;
  /** Closes the log and opens it again over the same topics. */
  reopen(): Promise<EventLog>;
  close(): Promise<void>;
};

type Numbered = { readonly n: number };

/** A broker may take its time to form a group. */
const timeout = 30_000;
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const settles = (promise: Promise<unknown>, within: number) =>
  Promise.race([promise.then(() => true), pause(within).then(() => false)]);

const numbered = (from: number, to: number, keys = 'abc'): LogRecord[] =>
  Array.from({ length: to - from }, (_, i) => ({
    key: keys.charAt((from + i) % keys.length),
    value: { n: from + i },
  }));

function collector() {
  const records: LogRecord[] = [];
  const handler: BatchHandler = async (batch) => void records.push(...batch);
  const numbers = () => records.map(({ value }) => (value as Numbered).n);
  return { records, handler, numbers, sorted: () => numbers().toSorted((one, other) => one - other) };
}

const byKey = (records: readonly LogRecord[]): readonly (readonly number[])[] =>
  [...Map.groupBy(records, ({ key }) => key).values()].map((ofKey) =>
    ofKey.map(({ value }) => (value as Numbered).n),
  );

/** No record comes before the one that precedes it under its key; a repeat begins at an earlier one and goes on from there. */
const skipsNothing = (records: readonly LogRecord[], keys = 3): boolean =>
  byKey(records).every((numbers) =>
    numbers.every((n, at) => n <= Math.max(-1, ...numbers.slice(0, at)) + keys),
  );

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => from + n);

/** What every event log promises. Topics and groups get new names, so that a broker can be shared. */
export function eventLogConformance(name: string, open: () => Promise<OpenedEventLog>): void {
  describe(name, { timeout: 3 * timeout }, () => {
    let opened: OpenedEventLog;
    let log: EventLog;
    let topic: string;
    let group: string;
    const within = (check: () => void) => vi.waitFor(check, { timeout, interval: 20 });

    beforeEach(async () => {
      opened = await open();
      log = opened.log;
      topic = `topic-${randomUUID()}`;
      group = `group-${randomUUID()}`;
    });
    afterEach(() => opened.close());

    it('gives a group that has never read everything from the beginning, in the order of each key', async () => {
      await log.publish(topic, numbered(0, 150));
      await log.publish(topic, numbered(150, 300));
      const { records, handler, sorted } = collector();
      const { caughtUp } = await log.subscribe(group, [topic], handler);
      await caughtUp;
      await log.publish(topic, numbered(300, 310));
      await within(() => expect(sorted()).toEqual(range(0, 310)));
      for (const [key, ofKey] of Map.groupBy(records, (record) => record.key)) {
        const numbers = ofKey.map(({ value }) => (value as Numbered).n);
        expect(numbers).toEqual(range(0, 310).filter((n) => 'abc'.charAt(n % 3) === key));
      }
    });

    it('gives values as they are after JSON', async () => {
      const { records, handler } = collector();
      await log.subscribe(group, [topic], handler);
      const at = new Date('2026-01-02T03:04:05Z');
      await log.publish(topic, [{ key: 'ü', value: { at, gone: undefined, deep: [null, 1.5, 'ü\u0000'] } }]);
      await within(() =>
        expect(records).toEqual([
          { key: 'ü', value: { at: '2026-01-02T03:04:05.000Z', deep: [null, 1.5, 'ü\u0000'] } },
        ]),
      );
      expect(Object.keys(records[0]?.value as object)).toEqual(['at', 'deep']);
    });

    it('tells the handler which of the topics it is', async () => {
      const other = `topic-${randomUUID()}`;
      const seen = new Map<string, number>();
      await log.publish(topic, numbered(0, 1));
      await log.publish(other, numbered(0, 2));
      const { caughtUp } = await log.subscribe(group, [topic, other], async (records, from) => {
        seen.set(from, (seen.get(from) ?? 0) + records.length);
      });
      await caughtUp;
      expect(seen).toEqual(new Map([[topic, 1]]).set(other, 2));
    });

    it('hands each record at least once to one of two subscriptions of a group, and to every group, in the order of each key', async () => {
      const [members, others] = [collector(), collector()];
      await Promise.all([
        log.subscribe(group, [topic], members.handler),
        log.subscribe(group, [topic], members.handler),
        log.subscribe(`${group}-other`, [topic], others.handler),
      ]);
      for (let n = 0; n < 60; n += 6) await log.publish(topic, numbered(n, n + 6));
      for (const { numbers } of [members, others])
        await within(() => expect(new Set(numbers())).toEqual(new Set(range(0, 60))));
      expect(skipsNothing(members.records) && skipsNothing(others.records)).toBe(true);
    });

    it('gives a member of a group only topics that it subscribed to, and loses none of the others', async () => {
      const other = `topic-${randomUUID()}`;
      const topicsOfOne = new Set<string>();
      const all = collector();
      await Promise.all([
        log.subscribe(group, [topic], async (records, from) => {
          topicsOfOne.add(from);
          await all.handler(records, from);
        }),
        log.subscribe(group, [topic, other], all.handler),
      ]);
      await log.publish(topic, numbered(0, 30));
      await log.publish(other, numbered(30, 60));
      await within(() => expect(new Set(all.numbers())).toEqual(new Set(range(0, 60))));
      topicsOfOne.delete(topic);
      expect(topicsOfOne).toEqual(new Set());
    });

    it('gives the same records again after a handler threw, and says so meanwhile', async () => {
      await log.publish(topic, numbered(0, 5, 'k'));
      const { records, handler, numbers } = collector();
      const first: number[] = [];
      let failing = true;
      const subscription = await log.subscribe(group, [topic], async (batch, from) => {
        if (failing) {
          first.push((batch[0]?.value as Numbered).n);
          throw new Error('the store is away');
        }
        await handler(batch, from);
      });
      expect(subscription.failure()?.message ?? 'the store is away').toBe('the store is away');
      await within(() => expect(first.length).toBeGreaterThanOrEqual(3));
      expect(subscription.failure()?.message).toBe('the store is away');
      expect(await settles(subscription.caughtUp, 50)).toBe(false);
      expect(records).toEqual([]);
      failing = false;
      await subscription.caughtUp;
      expect(first).toEqual(first.map(() => 0));
      expect(numbers()).toEqual(range(0, 5));
      await within(() => expect(subscription.failure()).toBeUndefined());
    });

    it('lets a failing group hold up no other', async () => {
      await log.publish(topic, numbered(0, 5));
      const failing = await log.subscribe(group, [topic], async () => {
        throw new Error('broken');
      });
      const { handler, sorted } = collector();
      const { caughtUp } = await log.subscribe(`${group}-other`, [topic], handler);
      await caughtUp;
      expect(sorted()).toEqual(range(0, 5));
      await within(() => expect(failing.failure()?.message).toBe('broken'));
    });

    it('is caught up with an empty topic at once', async () => {
      const subscription = await log.subscribe(group, [topic], async () => {});
      expect(await settles(subscription.caughtUp, timeout)).toBe(true);
      expect(subscription.failure()).toBeUndefined();
    });

    it('is caught up only when all that lay there has been handled', async () => {
      await log.publish(topic, numbered(0, 3));
      const held = Promise.withResolvers<void>();
      const { caughtUp } = await log.subscribe(group, [topic], () => held.promise);
      expect(await settles(caughtUp, 200)).toBe(false);
      held.resolve();
      expect(await settles(caughtUp, timeout)).toBe(true);
    });

    it('goes on where the group was after a restart', async () => {
      await log.publish(topic, numbered(0, 10));
      const before = collector();
      await (
        await log.subscribe(group, [topic], before.handler)
      ).caughtUp;
      const again = await opened.reopen();
      const after = collector();
      await (
        await again.subscribe(group, [topic], after.handler)
      ).caughtUp;
      await again.publish(topic, numbered(10, 20));
      await within(() => expect(after.sorted()).toEqual(range(10, 20)));
      const newcomer = collector();
      await (
        await again.subscribe(`${group}-new`, [topic], newcomer.handler)
      ).caughtUp;
      expect(newcomer.sorted()).toEqual(range(0, 20));
    });

    it('gives what was not handled before a restart again', async () => {
      await log.publish(topic, numbered(0, 3));
      const failing = await log.subscribe(group, [topic], async () => {
        throw new Error('broken');
      });
      await within(() => expect(failing.failure()).toBeDefined());
      const again = await opened.reopen();
      const { handler, sorted } = collector();
      await (
        await again.subscribe(group, [topic], handler)
      ).caughtUp;
      expect(sorted()).toEqual(range(0, 3));
    });

    it('tells how many records it has still to handle', async () => {
      await log.publish(topic, numbered(0, 5));
      const held = Promise.withResolvers<void>();
      const subscription = await log.subscribe(group, [topic], () => held.promise);
      await within(() => expect(subscription.lag()).toBe(5));
      held.resolve();
      await subscription.caughtUp;
      await within(() => expect(subscription.lag()).toBe(0));
    });

    it('reads all that lies there when asked, once, in the order of each key, and nothing that comes later', async () => {
      const other = `topic-${randomUUID()}`;
      await log.publish(topic, numbered(0, 300));
      await log.publish(other, numbered(300, 310));
      for (const { records, handler, sorted } of [collector(), collector()]) {
        await log.readAll([topic, other], async (batch, from) => {
          if (records.length === 0) await log.publish(from, numbered(1_000, 1_010));
          await handler(batch, from);
        });
        const before = sorted().filter((n) => n < 1_000);
        expect(before).toEqual(range(0, 310));
        for (const numbers of byKey(records))
          expect(numbers.filter((n) => n < 300)).toEqual(
            numbers.filter((n) => n < 300).toSorted((a, b) => a - b),
          );
      }
    });

    it('reads an empty topic through at once', async () => {
      const { records, handler } = collector();
      await log.readAll([topic], handler);
      expect(records).toEqual([]);
    });

    it('stops reading all when the handler fails, with its error', async () => {
      await log.publish(topic, numbered(0, 3));
      const failing = log.readAll([topic], async () => {
        throw new Error('the store is away');
      });
      await expect(failing).rejects.toThrow('the store is away');
    });

    it('tails from now on, to every tail, remembering nothing', async () => {
      await log.publish(topic, numbered(0, 5));
      const [one, two, later] = [collector(), collector(), collector()];
      await Promise.all([log.tail([topic], one.handler), log.tail([topic], two.handler)]);
      await log.publish(topic, numbered(5, 8));
      await within(() => expect(one.sorted()).toEqual([5, 6, 7]));
      await within(() => expect(two.sorted()).toEqual([5, 6, 7]));
      await log.tail([topic], later.handler);
      await log.publish(topic, numbered(8, 9));
      await within(() => expect(one.sorted()).toEqual([5, 6, 7, 8]));
      await within(() => expect(later.sorted()).toEqual([8]));
    });

    it('lets a tail that throws miss those records and go on', async () => {
      const { handler, sorted } = collector();
      await log.tail([topic], async (records, from) => {
        if (records.some(({ value }) => (value as Numbered).n === 0)) throw new Error('broken');
        await handler(records, from);
      });
      await log.publish(topic, numbered(0, 1));
      await pause(300);
      await log.publish(topic, numbered(1, 3));
      await within(() => expect(sorted()).toEqual([1, 2]));
    });

    it('waits for handlers that are running before it is closed, and calls none afterwards', async () => {
      await log.publish(topic, numbered(0, 1));
      const started = Promise.withResolvers<void>();
      const held = Promise.withResolvers<void>();
      let calls = 0;
      await log.subscribe(group, [topic], async () => {
        calls += 1;
        started.resolve();
        await held.promise;
      });
      await started.promise;
      await log.publish(topic, numbered(1, 2));
      const closing = log.close();
      expect(await settles(closing, 200)).toBe(false);
      held.resolve();
      await closing;
      expect(calls).toBe(1);
      await pause(100);
      expect(calls).toBe(1);
      await expect(log.publish(topic, numbered(2, 3))).rejects.toThrow();
    });

    it('carries large records', async () => {
      const { records, handler } = collector();
      await log.subscribe(group, [topic], handler);
      const value = { text: 'ü'.repeat(700_000) };
      await log.publish(topic, [
        { key: 'a', value },
        { key: 'b', value },
      ]);
      await within(() => expect(records).toHaveLength(2));
      expect(records.every((record) => (record.value as typeof value).text === value.text)).toBe(true);
    });

    it('answers a ping while it is open', async () => {
      await expect(log.ping()).resolves.toBeUndefined();
    });
  });
}
