import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { openCopy } from './copies.ts';
import type { PublishedEvent } from './event.ts';
import type { Aggregates } from './aggregate.ts';
import { openAggregates } from './gate.ts';
import type { Jar } from './gate.fixture.ts';
import { context, jars, newJar, oneMore, openFolder } from './gate.fixture.ts';
import { createLogger } from './logging.ts';
import { createRelay } from './relay.ts';

const logger = createLogger('relay', 'silent');
const taken = (index: string) => new Error(`taken: ${index}`);
const JarState = z.object({ id: z.string(), sweets: z.int() });
type Opened = ReturnType<typeof openFolder>;

const copyIn = ({ store }: Opened, schema: z.ZodType<z.infer<typeof JarState>> = JarState) =>
  openCopy(store, {
    name: 'jar-copies',
    aggregate: 'jar',
    topic: jars.topic,
    schema,
    indexes: [],
    queries: {},
  });
const event = (stateseq: number, state: object) => ({
  key: 'a',
  value: { subject: 'a', seq: stateseq, stateseq, data: { change: {}, state } },
});

describe('the relay', () => {
  let opened: Opened;
  let gate: Aggregates<Jar, { id: string; sweets: number }, typeof jars.collection.queries>;
  beforeEach(() => {
    opened = openFolder();
    gate = openAggregates(opened.store, jars, opened.runtime);
  });
  afterEach(async () => {
    vi.useRealTimers();
    await opened.close();
  });

  const collected = async () => {
    const events: PublishedEvent[] = [];
    const { caughtUp } = await opened.log.subscribe('test', [jars.topic], async (records) => {
      events.push(...records.map(({ value }) => value as PublishedEvent));
    });
    await caughtUp;
    return events;
  };

  it('publishes the events of a command right after its commit, with the state they led to, and empties the outbox', async () => {
    const relay = createRelay(gate, { ...opened, logger });
    await gate.insert('a', context(), newJar('a'), taken);
    await gate.update('a', context(), oneMore());
    await relay.close();
    const events = await collected();
    expect(events.map(({ seq }) => seq)).toEqual([1, 2]);
    expect(events.at(-1)).toMatchObject({
      subject: 'a',
      stateseq: 2,
      data: { state: { id: 'a', sweets: 1 } },
    });
    expect((await gate.documents.get('a'))?.doc.gate.outbox).toEqual([]);
  });

  it('publishes at its start what an earlier process left in the outbox', async () => {
    await gate.insert('left', context(), newJar('left'), taken);
    const relay = createRelay(gate, { ...opened, logger });
    await relay.start();
    expect((await collected()).map(({ subject }) => subject)).toEqual(['left']);
    await relay.close();
  });

  it('keeps what could not be published, and publishes it later', async () => {
    let broken = true;
    const log = {
      ...opened.log,
      publish: (...args: Parameters<Opened['log']['publish']>) =>
        broken ? Promise.reject(new Error('no broker')) : opened.log.publish(...args),
    };
    const relay = createRelay(gate, { ...opened, log, logger });
    await gate.insert('a', context(), newJar('a'), taken);
    await vi.waitFor(async () => expect((await gate.documents.get('a'))?.doc.gate.outbox).toHaveLength(1));
    broken = false;
    await relay.start();
    expect((await collected()).map(({ seq }) => seq)).toEqual([1]);
    await relay.close();
  });

  it('publishes after an outage whatever has gathered in one go, pausing only while publishing fails', async () => {
    let time = Date.parse('2026-11-24T09:00:00.000Z');
    let [broken, tries, published] = [true, 0, 0];
    const log = {
      ...opened.log,
      async publish(_topic: string, records: readonly object[]) {
        tries += 1;
        if (broken) throw new Error('no broker');
        published += records.length;
      },
    };
    const runtime = { ...opened.runtime, now: () => new Date(time) };
    const before = openAggregates(opened.store, jars, runtime);
    for (let index = 0; index < 450; index += 1)
      await before.insert(`${index}`, context(), newJar(`${index}`), taken);
    time += 60_000;
    /** As long as anything goes on without the next pause being over. */
    const nothingGoesOn = async () => {
      for (let turn = 0, seen = tries; turn < 200; turn += 1, seen = tries) {
        await new Promise(setImmediate);
        if (seen !== tries) turn = 0;
      }
    };
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const relay = createRelay(gate, { ...opened, runtime, log, logger });
    await relay.start();
    const triesAtOnce = tries;
    await vi.advanceTimersByTimeAsync(2_000);
    await nothingGoesOn();
    expect([tries, published]).toEqual([2 * triesAtOnce, 0]);
    broken = false;
    await vi.advanceTimersByTimeAsync(2_000);
    await nothingGoesOn();
    expect(published).toBe(450);
    await relay.close();
  });
});

describe('a copy', () => {
  let opened: Opened;
  beforeEach(() => (opened = openFolder()));
  afterEach(() => opened.close());

  it('ignores an event that arrives twice or late', async () => {
    const copy = copyIn(opened);
    await copy.handle([event(2, { id: 'a', sweets: 2 })], jars.topic);
    await copy.handle([event(1, { id: 'a', sweets: 1 }), event(2, { id: 'a', sweets: 2 })], jars.topic);
    expect(await copy.get('a')).toEqual({ id: 'a', sweets: 2 });
    expect([await copy.applied('a', 2), await copy.applied('a', 3)]).toEqual([true, false]);
  });

  it('refuses to be read while it could not take in the newest state, and is right again with the next', async () => {
    const copy = copyIn(opened);
    await copy.handle([event(1, { id: 'a', sweets: 1 })], jars.topic);
    await copy.handle([event(2, { id: 'a', sweets: 'many' })], jars.topic);
    await expect(copy.get('a')).rejects.toMatchObject({ refusal: { code: 'copy.behind' } });
    await expect(copy.getMany(['a'])).rejects.toMatchObject({ refusal: { code: 'copy.behind' } });
    expect(await copy.applied('a', 2)).toBe(false);
    await copy.handle([event(3, { id: 'a', sweets: 3 })], jars.topic);
    expect(await copy.get('a')).toEqual({ id: 'a', sweets: 3 });
  });

  it('refuses to be read after a message that is no event at all, and goes on with the next', async () => {
    const copy = copyIn(opened);
    await copy.handle([event(1, { id: 'a', sweets: 1 })], jars.topic);
    await copy.handle([{ key: 'a', value: 'garbage' }], jars.topic);
    await expect(copy.get('a')).rejects.toMatchObject({ refusal: { code: 'copy.behind' } });
    await copy.handle([event(2, { id: 'a', sweets: 2 })], jars.topic);
    expect(await copy.get('a')).toEqual({ id: 'a', sweets: 2 });
  });

  it('is not led astray by a message that is no event in the middle of a batch, before or after a good one', async () => {
    const copy = copyIn(opened);
    const garbage = { key: 'a', value: 'garbage' };
    await copy.handle([garbage, event(10, { id: 'a', sweets: 10 })], jars.topic);
    expect(await copy.get('a')).toEqual({ id: 'a', sweets: 10 });
    await copy.handle([event(12, { id: 'a', sweets: 12 }), garbage], jars.topic);
    await copy.handle([event(11, { id: 'a', sweets: 11 })], jars.topic);
    await expect(copy.get('a')).rejects.toMatchObject({ refusal: { code: 'copy.behind' } });
    await copy.handle([event(13, { id: 'a', sweets: 13 })], jars.topic);
    expect([...(await copy.getMany(['a', 'nobody'])).values()]).toEqual([{ id: 'a', sweets: 13 }]);
  });

  it.for([
    ['too deep for a store', JSON.parse(`${'['.repeat(101)}${']'.repeat(101)}`)],
    ['with a name that no store takes', { 'a\u0000b': 1 }],
  ] as const)('is behind, and goes on, where a state is %s', async ([, odd]) => {
    const copy = copyIn(opened, z.looseObject({ id: z.string(), sweets: z.int() }));
    await copy.handle([event(1, { id: 'a', sweets: 1, odd })], jars.topic);
    await expect(copy.get('a')).rejects.toMatchObject({ refusal: { code: 'copy.behind' } });
    await copy.handle([event(2, { id: 'a', sweets: 2 })], jars.topic);
    expect(await copy.get('a')).toEqual({ id: 'a', sweets: 2 });
  });

  it('is repaired by the same event once the code understands it', async () => {
    const odd = event(2, { id: 'a', sweets: 2.5 });
    await copyIn(opened).handle([odd], jars.topic);
    const mended = copyIn(opened, z.object({ id: z.string(), sweets: z.number() }));
    await mended.handle([odd], jars.topic);
    expect(await mended.get('a')).toEqual({ id: 'a', sweets: 2.5 });
  });
});
