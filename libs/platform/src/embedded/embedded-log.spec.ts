import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { eventLogConformance } from '../conformance/index.ts';
import type { EventLog } from '../ports/index.ts';
import { openEmbeddedLog } from './embedded-log.ts';
import { temporaryFolder } from './temporary-folder.ts';

eventLogConformance('the embedded event log', async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'log.sqlite');
  let log = openEmbeddedLog({ file });
  return {
    log,
    async reopen() {
      await log.close();
      return (log = openEmbeddedLog({ file }));
    },
    async close() {
      await log.close();
    },
  };
});

describe('the embedded event log on its file', () => {
  let folder: string;
  let log: EventLog;
  beforeEach(() => {
    folder = temporaryFolder();
    log = openEmbeddedLog({ file: join(folder, 'log.sqlite') });
  });
  afterEach(async () => {
    await log.close();
  });
  const records = (...numbers: number[]) => numbers.map((n) => ({ key: 'k', value: n }));

  it('wakes its readers as soon as something is published', async () => {
    const seen: unknown[] = [];
    await log.subscribe('g', ['t'], async (batch) => void seen.push(...batch.map(({ value }) => value)));
    for (const n of [1, 2, 3]) await log.publish('t', records(n));
    await vi.waitFor(() => expect(seen).toEqual([1, 2, 3]), { timeout: 500, interval: 5 });
  });

  it('notices what another process has written within about a second', async () => {
    const seen: unknown[] = [];
    await log.subscribe('g', ['t'], async (batch) => void seen.push(...batch.map(({ value }) => value)));
    const other = openEmbeddedLog({ file: join(folder, 'log.sqlite') });
    await other.publish('t', records(1));
    await vi.waitFor(() => expect(seen).toEqual([1]), { timeout: 2_500 });
    await other.close();
  });

  it('pauses after a failure, longer each time, and is not hurried by new records', async () => {
    const calls: number[] = [];
    await log.publish('t', records(1));
    await log.subscribe('g', ['t'], async () => {
      calls.push(performance.now());
      throw new Error('broken');
    });
    for (let n = 0; n < 35; n += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      await log.publish('t', records(n));
    }
    const pauses = calls.slice(1).map((at, n) => at - (calls[n] ?? 0));
    expect(pauses.length).toBeGreaterThanOrEqual(2);
    pauses.forEach((pause, n) => expect(pause).toBeGreaterThan(100 * 2 ** n - 5));
  });

  it('pauses shortly again once a handler has recovered', async () => {
    const calls: { readonly n: unknown; readonly at: number }[] = [];
    await log.subscribe('g', ['t'], async ([record]) => {
      calls.push({ n: record?.value, at: performance.now() });
      const failures = record?.value === 1 ? 3 : 1;
      if (calls.filter(({ n }) => n === record?.value).length <= failures) throw new Error('broken');
    });
    await log.publish('t', records(1));
    await vi.waitFor(() => expect(calls).toHaveLength(4), { timeout: 5_000 });
    await log.publish('t', records(2));
    await vi.waitFor(() => expect(calls).toHaveLength(6), { timeout: 5_000 });
    const pause = (n: number) => (calls[n]?.at ?? Infinity) - (calls[n - 1]?.at ?? 0);
    // The third pause was four times the first; without recovery this one would be eight times.
    expect(pause(5)).toBeLessThan(pause(3));
  });

  it('lets the members of a group take turns', async () => {
    const turns: string[] = [];
    for (const member of ['one', 'two']) await log.subscribe('g', ['t'], async () => void turns.push(member));
    for (const n of [1, 2, 3, 4]) {
      await log.publish('t', records(n));
      await vi.waitFor(() => expect(turns).toHaveLength(n), { interval: 5 });
    }
    expect(turns).toEqual(['one', 'two', 'one', 'two']);
  });

  it('cuts batches by number and by size', async () => {
    const sizes: number[] = [];
    await log.publish('t', records(...Array.from({ length: 250 }, (_, n) => n)));
    const text = 'x'.repeat(1_500_000);
    await log.publish(
      't',
      Array.from({ length: 4 }, () => ({ key: 'k', value: text })),
    );
    const { caughtUp } = await log.subscribe('g', ['t'], async (batch) => void sizes.push(batch.length));
    await caughtUp;
    expect(sizes).toEqual([100, 100, 53, 1]);
  });

  it('lets a running handler publish while it is being closed', async () => {
    await log.publish('t', records(1));
    const started = Promise.withResolvers<void>();
    let published = false;
    await log.subscribe('g', ['t'], async () => {
      started.resolve();
      await new Promise((resolve) => setTimeout(resolve, 20));
      await log.publish('other', records(2));
      published = true;
    });
    await started.promise;
    await log.close();
    expect(published).toBe(true);
  });
});
