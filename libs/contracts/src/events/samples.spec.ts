import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Envelope, readChange } from './envelope.ts';
import { aggregates, events } from './topics.ts';

const folder = new URL('../../samples/', import.meta.url);
const read = (type: string): unknown => JSON.parse(readFileSync(new URL(`${type}.json`, folder), 'utf8'));
const frozen = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.slice(0, -'.json'.length));
const aggregateOf = (type: string) =>
  Object.values(aggregates).find(({ changes }) => Object.hasOwn(changes, type));

describe('events', () => {
  test('have a frozen sample of every type', () => {
    expect(frozen.toSorted()).toEqual(expect.arrayContaining(Object.keys(events)));
  });

  test('have types in the past tense of one aggregate, with a version', () => {
    for (const [name, { changes }] of Object.entries(aggregates)) {
      for (const type of Object.keys(changes)) {
        expect(type).toMatch(new RegExp(`^tandem\\.${name}\\.[a-z_]+\\.v[1-9]\\d*$`));
      }
    }
  });

  test('can be restated, whatever the aggregate', () => {
    for (const [name, { changes }] of Object.entries(aggregates)) {
      expect(Object.keys(changes)).toContain(`tandem.${name}.restated.v1`);
    }
  });

  test('of a type that this version does not know are recognized as such', () => {
    const data = { change: {}, state: {} };
    expect(readChange({ type: 'tandem.project.cloned.v1', data })).toBeUndefined();
    expect(readChange({ type: 'toString', data })).toBeUndefined();
  });

  test('of a known type with a malformed change are refused', () => {
    const data = { change: { from: 'Kelp' }, state: {} };
    expect(() => readChange({ type: 'tandem.project.renamed.v1', data })).toThrow();
  });
});

describe('the frozen sample', () => {
  test.for(frozen)('of %s parses for ever, and nothing of it is lost', (type) => {
    const sample = read(type);
    const envelope = Envelope.parse(sample);
    const aggregate = aggregateOf(type);
    expect(envelope).toMatchObject(sample as object);
    expect(envelope).toMatchObject({ type, source: `/tandem/${aggregate?.service}` });
    expect(readChange(envelope)?.change).toMatchObject(envelope.data.change);
    expect(aggregate?.state.parse(envelope.data.state)).toMatchObject(envelope.data.state);
    expect(envelope.data.state['id']).toBe(envelope.subject);
  });

  test.for(frozen)('of %s still parses when a newer producer has added fields', (type) => {
    const envelope = Envelope.parse(read(type));
    const newer = { later: 'field' };
    const change = { ...envelope.data.change, ...newer };
    const state = { ...envelope.data.state, ...newer };
    expect(readChange(Envelope.parse({ ...envelope, ...newer, data: { change, state } }))?.type).toBe(type);
    expect(aggregateOf(type)?.state.safeParse(state).success).toBe(true);
  });

  test('of no event holds an e-mail address', () => {
    expect(frozen.filter((type) => JSON.stringify(read(type)).includes('@'))).toEqual([]);
  });
});
