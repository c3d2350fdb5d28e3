import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { openCopy } from './copies.ts';
import type { PublishedEvent } from './event.ts';
import { openAggregates } from './gate.ts';
import { context, jars, newJar, oneMore, openFolder } from './gate.fixture.ts';
import { createLogger } from './logging.ts';
import { createRelay } from './relay.ts';

const taken = (index: string) => new Error(`taken: ${index}`);
const ids = Array.from({ length: 75 }, (_, n) => `jar-${n}`);

let opened: ReturnType<typeof openFolder>;
beforeEach(() => (opened = openFolder()));
afterEach(async () => {
  vi.useRealTimers();
  await opened.close();
});

const open = () => {
  const gate = openAggregates(opened.store, jars, opened.runtime);
  const relay = createRelay(gate, { ...opened, logger: createLogger('restate', 'silent') });
  return { gate, relay };
};
const publishAll = async () => {
  const { relay } = open();
  await relay.start();
  await relay.close();
};
const published = async () => {
  const events: PublishedEvent[] = [];
  await opened.log.readAll([jars.topic], async (records) => {
    events.push(...records.map(({ value }) => value as PublishedEvent));
  });
  return events;
};

describe('restating', () => {
  it('tells the state of every document again, as the next event of each, which nobody has caused', async () => {
    const { gate, relay } = open();
    for (const id of ids) await gate.insert(id, context(), newJar(id, 3), taken);
    await gate.update('jar-7', context(), oneMore());
    const counts: number[] = [];
    expect(await relay.restate((count) => counts.push(count))).toBe(75);
    await relay.close();

    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
    expect(counts.at(-1)).toBe(75);
    const restated = (await published()).filter(({ type }) => type === 'tandem.jar.restated.v1');
    expect(new Set(restated.map(({ subject }) => subject))).toEqual(new Set(ids));
    expect(restated.find(({ subject }) => subject === 'jar-7')).toMatchObject({
      seq: 3,
      stateseq: 3,
      actor: null,
      organization: null,
      data: { change: {}, state: { id: 'jar-7', sweets: 4 } },
    });
  });

  it('gives a copy that knows a new field what quiet documents have in it', async () => {
    const { gate, relay } = open();
    await gate.insert('quiet', context(), newJar('quiet', 3), taken);
    await relay.close();

    const newer = {
      ...jars,
      publicState: ({ id, sweets }: { id: string; sweets: number }) => ({ id, sweets, full: sweets > 2 }),
    };
    const gateNow = openAggregates(opened.store, newer, opened.runtime);
    const relayNow = createRelay(gateNow, { ...opened, logger: createLogger('restate', 'silent') });
    const copy = openCopy(opened.store, {
      name: 'copies',
      aggregate: 'jar',
      topic: jars.topic,
      schema: z.object({ id: z.string(), sweets: z.int(), full: z.boolean().default(false) }),
      indexes: [],
      queries: {},
    });
    await opened.log.readAll([jars.topic], copy.handle);
    expect(await copy.get('quiet')).toMatchObject({ full: false });
    await relayNow.restate();
    await relayNow.close();
    await opened.log.readAll([jars.topic], copy.handle);
    expect(await copy.get('quiet')).toEqual({ id: 'quiet', sweets: 3, full: true });
  });

  it('loses no command that is given meanwhile, and forgets no answer that was given before', async () => {
    const { gate, relay } = open();
    const keyed = context({ key: 'key-1', fingerprint: 'one' });
    for (const id of ids) await gate.insert(id, context(), newJar(id), taken);
    await gate.update('jar-3', keyed, oneMore());
    await Promise.all([relay.restate(), ...ids.map((id) => gate.update(id, context(), oneMore()))]);
    const again = await gate.update('jar-3', keyed, oneMore());
    await relay.close();
    expect(again).toMatchObject({ replayed: true, result: { sweets: 1 } });
    const jarsNow = await gate.getMany(ids);
    expect(jarsNow.filter(({ id }) => id !== 'jar-3').every(({ sweets }) => sweets === 1)).toBe(true);
    expect(jarsNow.find(({ id }) => id === 'jar-3')?.sweets).toBe(2);
    const numbers = Map.groupBy(await published(), ({ subject }) => subject);
    for (const [id, events] of numbers)
      expect([...new Set(events.map(({ seq }) => seq))], id).toEqual(
        id === 'jar-3' ? [1, 2, 3, 4] : [1, 2, 3],
      );
  });

  it('may be done again, from the beginning, by a process that starts nothing', async () => {
    const { gate, relay } = open();
    await gate.insert('a', context(), newJar('a'), taken);
    await relay.restate();
    await open().relay.restate();
    await relay.close();
    expect((await gate.get('a'))?.seq).toBe(3);
  });

  const overLog = (publish: Parameters<typeof createRelay>[1]['log']['publish']) => {
    const gate = openAggregates(opened.store, jars, opened.runtime);
    const log = { ...opened.log, publish };
    return createRelay(gate, { ...opened, log, logger: createLogger('restate', 'silent') });
  };

  it('runs not ahead of a log that is away, and goes on once it is back', async () => {
    const { gate } = open();
    for (const id of ids) await gate.insert(id, context(), newJar(id), taken);
    await publishAll();
    let [away, tries] = [true, 0];
    const relay = overLog(async (...args) => {
      tries += 1;
      if (away) throw new Error('no broker');
      await opened.log.publish(...args);
    });
    const counts: number[] = [];
    const restating = relay.restate((count) => counts.push(count));
    await expect.poll(() => tries, { timeout: 10_000 }).toBeGreaterThan(100);
    const unpublished = await gate.documents.find('unpublished', opened.runtime.now().toISOString());
    expect([counts, unpublished.rows.length]).toEqual([[], 32]);
    away = false;
    expect(await restating).toBe(75);
    expect((await published()).filter(({ type }) => type === 'tandem.jar.restated.v1')).toHaveLength(75);
  });

  it('is not held up by one document whose events the log does not take', async () => {
    const { gate } = open();
    for (const id of ids) await gate.insert(id, context(), newJar(id), taken);
    await publishAll();
    const relay = overLog(async (topic, records) => {
      if (records.some(({ key }) => key === 'jar-1')) throw new Error('too large');
      await opened.log.publish(topic, records);
    });
    expect(await relay.restate()).toBe(75);
    const restated = (await published()).filter(({ type }) => type === 'tandem.jar.restated.v1');
    expect(new Set(restated.map(({ subject }) => subject))).toEqual(
      new Set(ids.filter((id) => id !== 'jar-1')),
    );
  });

  it('gives up where nothing can be published for a minute, and leaves what it told to the sweeper', async () => {
    const { gate } = open();
    await gate.insert('a', context(), newJar('a'), taken);
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    const relay = overLog(() => Promise.reject(new Error('no broker')));
    let ended = false;
    const restating = relay.restate().finally(() => (ended = true));
    const given = expect(restating).rejects.toThrow(/jar cannot be published/);
    while (!ended) await vi.advanceTimersByTimeAsync(250);
    await given;
    vi.useRealTimers();
    await publishAll();
    expect((await published()).map(({ type }) => type)).toContain('tandem.jar.restated.v1');
  });
});
