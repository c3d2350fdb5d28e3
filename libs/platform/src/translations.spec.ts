import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openAggregates } from './gate.ts';
import type { Jar } from './gate.fixture.ts';
import { context, jars, newJar, openFolder } from './gate.fixture.ts';
import type { CopySpec } from './copies.ts';
import { openCopy } from './copies.ts';
import type { PublishedEvent } from './event.ts';
import { createLogger } from './logging.ts';
import type { LogRecord } from './ports/index.ts';
import { createRelay } from './relay.ts';
import { systemRuntime } from './runtime.ts';
import type { Translations } from './translation.ts';

const logger = createLogger('translations', 'silent');

/** The new version tells sweets by colour; the old one knew their number alone. */
const NewState = z.object({ id: z.string(), colours: z.array(z.string()) });
const OldState = z.object({ id: z.string(), sweets: z.int() });
const newState = ({ id, sweets }: { readonly id: string; readonly sweets: number }) => ({
  id,
  colours: Array.from({ length: sweets }, () => 'red'),
});
const translations: Translations = {
  'test.jar.made.v1': ({ data }) => toOld('test.jar.made.v1', data),
  'test.jar.filled.v2': ({ data }) => toOld('test.jar.filled.v1', data),
  'test.jar.looked_at.v2': () => undefined,
  'test.jar.broken.v2': () => {
    throw new Error('nobody thought of this one');
  },
};
const toOld = (type: string, { change, state }: PublishedEvent['data']) => {
  const { id, colours } = NewState.parse(state);
  return { type, change, state: { id, sweets: colours.length } };
};
const newJars = { ...jars, publicState: newState, translations };

let opened: ReturnType<typeof openFolder>;
beforeAll(() => (opened = openFolder()));
afterAll(() => opened.close());

let named = 0;
const copyOf = <State extends { readonly id: string }>(schema: z.ZodType<State>) => {
  const spec: CopySpec<State, Record<never, never>> = {
    name: `jars-${(named += 1)}`,
    aggregate: 'jar',
    topic: jars.topic,
    schema,
    indexes: [],
    queries: {},
  };
  return openCopy(opened.store, spec);
};

/** What a producer publishes when a jar is made and then filled by events of these types. */
async function published(spec: typeof jars | typeof newJars, types: readonly string[], waiting = false) {
  const own = openFolder();
  const gate = openAggregates(own.store, spec as typeof jars, own.runtime);
  const relay = waiting ? undefined : createRelay(gate, { ...own, logger });
  await gate.insert('jar', context(), newJar('jar'), (index) => new Error(index));
  for (const type of types)
    await gate.update('jar', context(), {
      facts: () => null,
      decide: (jar: Jar) => ({
        state: { ...jar, sweets: jar.sweets + 1 },
        events: [{ type, change: { sweets: jar.sweets + 1 } }],
        result: null,
      }),
    });
  await (relay ?? createRelay(gate, { ...own, logger })).close();
  if (waiting) {
    const late = createRelay(gate, { ...own, logger });
    await late.start();
    await late.close();
  }
  const records: LogRecord[] = [];
  await own.log.readAll([jars.topic], async (batch) => void records.push(...batch));
  await own.close();
  return records;
}
const valuesOf = (records: readonly LogRecord[]) => records.map(({ value }) => value as PublishedEvent);

describe('a translation', () => {
  it('is published right behind its event, with the same id and numbers and the older shape', async () => {
    const records = await published(newJars, ['test.jar.filled.v2']);
    const [, , event, translation] = valuesOf(records);
    expect(valuesOf(records).map(({ type, seq }) => [type, seq])).toEqual([
      ['test.jar.made.v1', 1],
      ['test.jar.made.v1', 1],
      ['test.jar.filled.v2', 2],
      ['test.jar.filled.v1', 2],
    ]);
    expect(event).not.toHaveProperty('translates');
    expect(event?.data.state).toEqual({ id: 'jar', colours: ['red'] });
    expect(translation).toEqual({
      ...event,
      type: 'test.jar.filled.v1',
      translates: 'test.jar.filled.v2',
      data: { change: { sweets: 1 }, state: { id: 'jar', sweets: 1 } },
    });
  });

  it('is published as well when a sweep finds what a crash left behind', async () => {
    const records = await published(newJars, ['test.jar.filled.v2'], true);
    expect(valuesOf(records).map(({ type, stateseq }) => [type, stateseq])).toEqual([
      ['test.jar.made.v1', 2],
      ['test.jar.made.v1', 2],
      ['test.jar.filled.v2', 2],
      ['test.jar.filled.v1', 2],
    ]);
  });

  it('may be left out, and one that fails holds up nothing', async () => {
    const records = await published(newJars, ['test.jar.looked_at.v2', 'test.jar.broken.v2', 'toString']);
    expect(valuesOf(records).map(({ type, seq }) => [type, seq])).toEqual([
      ['test.jar.made.v1', 1],
      ['test.jar.made.v1', 1],
      ['test.jar.looked_at.v2', 2],
      ['test.jar.broken.v2', 3],
      ['toString', 4],
    ]);
  });
});

/** The same events of a jar with another id. */
const renamed = (records: readonly LogRecord[], id: string): LogRecord[] =>
  valuesOf(records).map((event) => ({
    key: id,
    value: { ...event, subject: id, data: { ...event.data, state: { ...event.data.state, id } } },
  }));

/** The records in any order, some twice, cut into batches anywhere. */
const deliveries = (records: readonly LogRecord[]) =>
  fc
    .tuple(fc.subarray([...records]), fc.infiniteStream(fc.boolean()))
    .chain(([again, cuts]) =>
      fc.tuple(
        fc.shuffledSubarray([...records, ...again], { minLength: records.length + again.length }),
        fc.constant(cuts),
      ),
    )
    .map(([order, cuts]) => {
      const batches: LogRecord[][] = [[]];
      for (const record of order) {
        batches.at(-1)?.push(record);
        if (cuts.next().value) batches.push([]);
      }
      return batches.filter(({ length }) => length > 0);
    });

async function expectAlways<State extends { readonly id: string }>(
  schema: z.ZodType<State>,
  records: readonly LogRecord[],
  state: State,
) {
  const copy = copyOf(schema);
  const last = Math.max(...valuesOf(records).map(({ stateseq }) => stateseq));
  await fc.assert(
    fc.asyncProperty(deliveries(records), async (batches) => {
      // A jar of its own each time: opening a collection costs more than the rest.
      const id = systemRuntime.newId();
      for (const batch of batches) await copy.handle(renamed(batch, id), jars.topic);
      expect(await copy.get(id)).toEqual({ ...state, id });
      expect(await copy.applied(id, last)).toBe(true);
    }),
    { numRuns: 30 },
  );
  expect(await copy.countBehind()).toBe(0);
}

describe('versions that differ', () => {
  const filled = ['test.jar.filled.v2', 'test.jar.filled.v2'];

  it('a consumer one version older than the producer ends with the newest state, in whatever order and batches', async () => {
    await expectAlways(OldState, await published(newJars, filled), { id: 'jar', sweets: 2 });
    await expectAlways(OldState, await published(newJars, filled, true), { id: 'jar', sweets: 2 });
  });

  it('a consumer of the new version ends with the state that is not translated', async () => {
    await expectAlways(NewState, await published(newJars, filled), { id: 'jar', colours: ['red', 'red'] });
  });

  it('a consumer that understands both prefers what is not translated: the log keeps their order', async () => {
    const both = z.object({
      id: z.string(),
      colours: z.array(z.string()).optional(),
      sweets: z.int().optional(),
    });
    const records = await published(newJars, filled);
    const copy = copyOf(both);
    for (let cut = 0; cut <= records.length; cut += 1) {
      const id = systemRuntime.newId();
      for (const batch of [records.slice(0, cut), records.slice(cut), records.slice(1)])
        await copy.handle(renamed(batch, id), jars.topic);
      expect(await copy.get(id), `cut at ${cut}`).toEqual({ id, colours: ['red', 'red'] });
    }
    const together = renamed(records.toReversed(), systemRuntime.newId());
    await copy.handle(together, jars.topic);
    expect(await copy.get(together[0]?.key ?? '')).toMatchObject({ colours: ['red', 'red'] });
  });

  it('a consumer newer than the producer takes in the older state, with defaults for what was added', async () => {
    const added = OldState.extend({ lid: z.string().default('closed') });
    await expectAlways(added, await published(jars, ['test.jar.filled.v1']), {
      id: 'jar',
      sweets: 1,
      lid: 'closed',
    });
  });

  it('types and fields that a consumer does not know are no obstacle', async () => {
    const novel = (await published(jars, ['test.jar.painted.v9'])).map(({ key, value }) => {
      const event = value as PublishedEvent;
      const data = { ...event.data, novel: 1, state: { ...event.data.state, novel: [1] } };
      return { key, value: { ...event, novel: true, data } };
    });
    await expectAlways(OldState, novel, { id: 'jar', sweets: 1 });
  });

  it('an original that cannot be read is behind until its translation arrives, and no longer', async () => {
    const copy = copyOf(OldState);
    const records = await published(newJars, ['test.jar.filled.v2']);
    await copy.handle(records.slice(0, 3), jars.topic);
    await expect(copy.get('jar')).rejects.toMatchObject({ refusal: { code: 'copy.behind' } });
    await copy.handle(records.slice(3), jars.topic);
    expect(await copy.get('jar')).toEqual({ id: 'jar', sweets: 1 });
    await copy.handle(records.slice(2, 3), jars.topic);
    expect(await copy.get('jar')).toEqual({ id: 'jar', sweets: 1 });
  });

  it('a replay prefers what is not translated as well', async () => {
    const copy = copyOf(NewState.extend({ colours: z.array(z.string()).default([]) }));
    const records = renamed(await published(newJars, ['test.jar.filled.v2']), 'twice-told');
    await copy.handle([{ key: 'twice-told', value: 'garbage' }], jars.topic);
    await opened.log.publish(jars.topic, records.toReversed());
    await copy.behind.replay(opened.log);
    expect(await copy.get('twice-told')).toEqual({ id: 'twice-told', colours: ['red'] });
  });

  it('a replay reads translations, too', async () => {
    const copy = copyOf(OldState);
    const records = await published(newJars, ['test.jar.filled.v2']);
    await copy.handle(records.slice(2, 3), jars.topic);
    await opened.log.publish(jars.topic, records);
    expect(await copy.behind.replay(opened.log)).toMatchObject([
      { id: 'jar', outcome: 'repaired', newest: 2 },
    ]);
    expect(await copy.get('jar')).toEqual({ id: 'jar', sweets: 1 });
  });
});
