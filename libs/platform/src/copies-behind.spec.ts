import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { behindOf } from './behind.ts';
import { openCopy } from './copies.ts';
import { openFolder } from './gate.fixture.ts';
import { createLogger } from './logging.ts';
import type { EventLog, LogRecord } from './ports/index.ts';

const topic = 'test.jars.v1';
const logger = createLogger('copies', 'silent');
const JarState = z.object({ id: z.string(), sweets: z.int() });
type JarState = z.infer<typeof JarState>;

let opened: ReturnType<typeof openFolder>;
beforeEach(() => (opened = openFolder()));
afterEach(() => opened.close());

const copyOf = (schema: z.ZodType<JarState> = JarState) =>
  openCopy(opened.store, {
    name: 'jar-copies',
    aggregate: 'jar',
    topic,
    schema,
    indexes: [{ name: 'sweets', fields: ['state.sweets'] }],
    queries: { all: { where: () => ({}) } },
  });
const event = (key: string, stateseq: number, sweets: unknown): LogRecord => ({
  key,
  value: { subject: key, seq: stateseq, stateseq, data: { change: {}, state: { id: key, sweets } } },
});
const noEvents: readonly (readonly [what: string, value: unknown])[] = [
  ['text that is no JSON', 'garbage'],
  ['nothing', null],
  ['a number', 17],
  ['a list', [1]],
  ['an object without a number', { subject: 'a', data: { state: { id: 'a', sweets: 9 } } }],
  ['a number beyond all', event('a', Number.MAX_SAFE_INTEGER, 9).value],
  ['a number that is none', { ...(event('a', 5, 9).value as object), stateseq: '5' }],
  ['the event of another', event('b', 99, 9).value],
];
const behindError = { refusal: { code: 'copy.behind' } };

/** As it lies in the log, and as the copy gets it. */
const arrives = async (copy: ReturnType<typeof copyOf>, ...records: readonly LogRecord[]) => {
  await opened.log.publish(topic, records);
  await copy.handle(records, topic);
};
const behind = (copy: ReturnType<typeof copyOf>, log: EventLog = opened.log) =>
  behindOf([copy], { log, logger });
const outcomes = async (copy: ReturnType<typeof copyOf>, ids?: readonly string[]) =>
  (await behind(copy).replay(ids)).map(({ id, outcome, newest }) => [id, outcome, newest]);

describe('a message that is no event', () => {
  it.for(noEvents)(
    'of the id that its key names (%s) neither stops a copy nor is passed over in silence',
    async ([, value]) => {
      const copy = copyOf();
      await copy.handle([event('a', 1, 1), { key: 'a', value }, event('b', 1, 1)], topic);
      await expect(copy.get('a')).rejects.toMatchObject(behindError);
      expect(await copy.get('b')).toEqual({ id: 'b', sweets: 1 });
      await copy.handle([event('a', 2, 2)], topic);
      expect(await copy.get('a')).toEqual({ id: 'a', sweets: 2 });
    },
  );

  it.for(['', '../a', 'x'.repeat(2_000), '🍬', '__proto__'])('may have any key: %j', async (key) => {
    const copy = copyOf();
    await copy.handle([{ key, value: null }, event('b', 1, 1)], topic);
    expect(await copy.get('b')).toEqual({ id: 'b', sweets: 1 });
    expect(await behind(copy).list()).toMatchObject([{ id: key, seq: 1, hasState: false }]);
  });

  it('is not covered up by an earlier event that comes again behind it', async () => {
    const copy = copyOf();
    await copy.handle([event('a', 3, 3)], topic);
    await copy.handle([{ key: 'a', value: 'garbage' }, event('a', 2, 2), event('a', 3, 3)], topic);
    await expect(copy.get('a')).rejects.toMatchObject(behindError);
  });

  it('whose state is that of another id is one that cannot be read', async () => {
    const copy = copyOf();
    const { value } = event('a', 4, 4);
    await copy.handle(
      [{ key: 'a', value: { ...(value as object), data: { state: { id: 'b', sweets: 4 } } } }],
      topic,
    );
    expect(await behind(copy).list()).toMatchObject([{ id: 'a', seq: 4 }]);
    expect(await copy.get('b')).toBeUndefined();
  });
});

describe('what is behind', () => {
  it('is listed, with what is missing and why, and counted', async () => {
    const copy = copyOf();
    await copy.handle([event('good', 1, 1), event('a', 1, 1)], topic);
    await copy.handle([event('a', 2, 'many'), event('b', 7, 'many')], topic);
    expect(await behind(copy).list()).toEqual([
      {
        copy: 'jar-copies',
        aggregate: 'jar',
        id: 'a',
        seq: 2,
        error: expect.stringMatching(/sweets/),
        hasState: true,
      },
      {
        copy: 'jar-copies',
        aggregate: 'jar',
        id: 'b',
        seq: 7,
        error: expect.stringMatching(/sweets/),
        hasState: false,
      },
    ]);
    expect([await behind(copy).count(), await copy.countBehind()]).toEqual([2, 2]);
  });

  it('is listed to its end, however much it is', async () => {
    const copy = copyOf();
    await copy.handle(
      Array.from({ length: 1_203 }, (_, n) => event(`jar-${n}`, 1 + (n % 3), 'many')),
      topic,
    );
    const listed = await behind(copy).list();
    expect([new Set(listed.map(({ id }) => id)).size, await behind(copy).count()]).toEqual([1_203, 1_203]);
  });

  it('does not stop a copy, even where the state that is kept no longer fits', async () => {
    const early = copyOf(z.object({ id: z.string(), sweets: z.string() }) as unknown as z.ZodType<JarState>);
    await early.handle([event('a', 1, 'many')], topic);
    const copy = copyOf();
    await copy.handle([event('a', 2, 'more'), event('b', 1, 1)], topic);
    expect(await behind(copy).list()).toMatchObject([{ id: 'a', seq: 2, hasState: true }]);
    await copy.handle([event('a', 3, 3)], topic);
    expect(await copy.get('a')).toEqual({ id: 'a', sweets: 3 });
  });
});

describe('a replay', () => {
  it('brings up what the program understands by now', async () => {
    await arrives(copyOf(), event('a', 1, 1), event('a', 2, 2.5), event('b', 4, 4.5));
    const mended = copyOf(z.object({ id: z.string(), sweets: z.number() }));
    expect(await outcomes(mended)).toEqual([
      ['a', 'repaired', 2],
      ['b', 'repaired', 4],
    ]);
    expect([...(await mended.getMany(['a', 'b'])).values()].map(({ sweets }) => sweets)).toEqual([2.5, 4.5]);
    expect(await behind(mended).list()).toEqual([]);
    expect(await behind(mended).replay()).toEqual([]);
  });

  it('brings up only those that it is asked to', async () => {
    await arrives(copyOf(), event('a', 1, 1.5), event('b', 1, 1.5));
    const mended = copyOf(z.object({ id: z.string(), sweets: z.number() }));
    expect(await outcomes(mended, ['b'])).toEqual([['b', 'repaired', 1]]);
    expect(await behind(mended).list()).toMatchObject([{ id: 'a' }]);
  });

  it('never takes an older state where the log holds a later one that cannot be read', async () => {
    const copy = copyOf();
    await arrives(copy, event('a', 1, 1), event('a', 2, 'many'), { key: 'a', value: 'garbage' });
    let reads = 0;
    const log: EventLog = {
      ...opened.log,
      // Set back, the copy would have the log read a second time; and would be open until then.
      readAll: (...args) => ((reads += 1), opened.log.readAll(...args)),
    };
    expect(await behind(copy, log).replay()).toMatchObject([{ id: 'a', outcome: 'behind', newest: 1 }]);
    expect(reads).toBe(1);
    await expect(copy.get('a')).rejects.toMatchObject(behindError);
  });

  it('passes over what carries no number: the state before it counts again, until the next event', async () => {
    const copy = copyOf();
    await arrives(copy, event('a', 1, 1), event('a', 2, 2));
    await arrives(copy, { key: 'a', value: 'garbage' });
    expect(await outcomes(copy)).toEqual([['a', 'passed-over', 2]]);
    expect(await copy.get('a')).toEqual({ id: 'a', sweets: 2 });
    expect([await copy.applied('a', 2), await copy.applied('a', 3)]).toEqual([true, false]);
    expect(await behind(copy).list()).toEqual([]);

    await arrives(copy, event('a', 1, 1), event('a', 3, 3));
    expect(await copy.get('a')).toEqual({ id: 'a', sweets: 3 });
    await arrives(copy, { key: 'a', value: 'garbage' });
    await expect(copy.get('a')).rejects.toMatchObject(behindError);
  });

  it('passes over what arrived under an id that nothing ever happened to', async () => {
    const copy = copyOf();
    await arrives(copy, { key: 'nobody', value: null });
    expect(await outcomes(copy)).toEqual([['nobody', 'passed-over', 0]]);
    expect(await copy.get('nobody')).toBeUndefined();
    expect((await copy.getMany(['nobody'])).size).toBe(0);
    expect((await copy.find('all', undefined)).rows).toEqual([]);
    await arrives(copy, event('nobody', 1, 1));
    expect(await copy.get('nobody')).toEqual({ id: 'nobody', sweets: 1 });
  });

  it('leaves behind what the log no longer holds the state of', async () => {
    const copy = copyOf();
    await copy.handle([event('a', 5, 5), { key: 'a', value: 'garbage' }], topic);
    await opened.log.publish(topic, [event('a', 4, 4)]);
    expect(await outcomes(copy)).toEqual([['a', 'behind', 4]]);
    await expect(copy.get('a')).rejects.toMatchObject(behindError);
  });

  /** A log in which something happens right after it was read for the first time. */
  const interrupted = (meanwhile: () => Promise<void>): EventLog => {
    let first = true;
    return {
      ...opened.log,
      async readAll(topics, handler) {
        await opened.log.readAll(topics, handler);
        if (first) await meanwhile();
        first = false;
      },
    };
  };

  it('never hides a newer state that arrives meanwhile', async () => {
    const copy = copyOf();
    await arrives(copy, event('a', 1, 1), { key: 'a', value: 'garbage' });
    const log = interrupted(() => arrives(copy, event('a', 2, 2)));
    expect(await behind(copy, log).replay()).toMatchObject([{ id: 'a', outcome: 'repaired', newest: 2 }]);
    expect(await copy.get('a')).toEqual({ id: 'a', sweets: 2 });
  });

  it('never hides an event that arrives meanwhile and cannot be read', async () => {
    const copy = copyOf();
    await arrives(copy, event('a', 1, 1), { key: 'a', value: 'garbage' });
    const log = interrupted(() => arrives(copy, event('a', 2, 'many')));
    expect(await behind(copy, log).replay()).toMatchObject([{ id: 'a', outcome: 'behind', newest: 1 }]);
    await expect(copy.get('a')).rejects.toMatchObject(behindError);
  });

  it('takes nothing back from a copy that has gone on before the log was read', async () => {
    const copy = copyOf();
    await arrives(copy, event('a', 1, 1), { key: 'a', value: 'garbage' });
    const log = interrupted(() => copy.handle([event('a', 9, 9)], topic));
    expect(await behind(copy, log).replay()).toMatchObject([{ outcome: 'repaired', newest: 9 }]);
    expect(await copy.get('a')).toEqual({ id: 'a', sweets: 9 });
  });
});
