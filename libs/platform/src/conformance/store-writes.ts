import { expect, it } from 'vitest';
import { z } from 'zod';
import { defineCollection, unkeepable } from '../ports/index.ts';
import { books } from './books.ts';
import type { OpenedStore } from './store-conformance.ts';

/** A seat is taken once in each row, a live one also once for each badge; a locker key hangs at one seat only. */
const seats = defineCollection({
  name: 'seats',
  schema: z.object({
    id: z.string(),
    row: z.string().nullish(),
    number: z.number().nullish(),
    badge: z.string(),
    live: z.boolean(),
    keys: z.array(z.string()),
  }),
  schemaVersion: 1,
  indexes: [
    { name: 'place', fields: ['row', 'number'], unique: true },
    { name: 'badge', fields: ['badge'], unique: true, where: { live: true } },
    { name: 'keys', fields: ['keys'], unique: true, array: true },
  ],
  queries: { all: { where: () => ({}) } },
});

const aSeat = (id: string, more: object = {}) => ({
  id,
  row: id,
  number: 1,
  badge: id,
  live: true,
  keys: [id],
  ...more,
});

const nested = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
/** Takes most in BSON, for its length. */
const longest = `[${Array(1_048_000).fill(1).join()}]`;
const oddJson: readonly (readonly [what: string, text: string])[] = [
  ['operators as names', '{"$set":{"$a":1},"$ref":"x","$where":"1"}'],
  ['an $id alone', '{"$id":"x","$db":"y"}'],
  ['dots in names', '{"a.b":{"..":1},".":2,"a.0":3}'],
  ['an empty name', '{"":{"":1}}'],
  [
    'names of an object’s own parts',
    '{"__proto__":{"x":1},"constructor":1,"toJSON":2,"toBSON":3,"length":4}',
  ],
  ['names of the store', '{"_id":{"$a":1},"_version":2,"_schema":3,"_expires":4,"id":5}'],
  ['extended JSON', '{"$oid":"x","$date":1,"$numberLong":"1"}'],
  ['null characters in values', '["\\u0000"]'],
  ['deep nesting', nested(97)],
];

export function storeWrites(subject: () => OpenedStore): void {
  it('inserts a document as version 1 and gives it back as it was', async () => {
    const collection = await subject().collection(books);
    const doc = { id: 'b1', shelf: 'ü\u0000"\'', rank: 1.5, lent: false, tags: [], reader: { name: null } };
    expect(await collection.insert(doc)).toBe('ok');
    expect(await collection.get('b1')).toEqual({ version: 1, doc });
    expect(await collection.get('b2')).toBeUndefined();
  });

  it('keeps whatever JSON a document holds, however it is written', async () => {
    const collection = await subject().collection(books);
    const note = { 'a.b': [1.5, -0.25, 2 ** 40, null], $set: { $x: '$y' }, '': '', 0: [[]], ü: '\u{1F4D6}' };
    const doc = (id: string) => ({ id, pending: [{ id: 'e', time: 't', note }] });
    await collection.insert(doc('b1'));
    await collection.replace(doc('b1'), 1);
    await collection.put(doc('b2'));
    await collection.put(doc('b2'));
    await collection.insertMany([doc('b3')]);
    await collection.putIfNewer([{ doc: doc('b4'), version: 2 }]);
    expect((await collection.find('all', undefined)).rows).toEqual(['b1', 'b2', 'b3', 'b4'].map(doc));
  });

  it.for(oddJson)('keeps what is strange and yet keepable: %s', async ([, text]) => {
    const collection = await subject().collection(books);
    const doc = (id: string) => ({
      id,
      pending: [{ id: 'e', time: 't', note: JSON.parse(text) as unknown }],
    });
    expect(unkeepable(doc('b1'))).toBeUndefined();
    await collection.insert(doc('b1'));
    await collection.replace(doc('b1'), 1);
    await collection.put(doc('b2'));
    expect(await collection.insertMany([doc('b3')])).toBe(1);
    await collection.putIfNewer([{ doc: doc('b4'), version: 2 }]);
    const { rows } = await collection.find('all', undefined);
    // As text: a field named __proto__ escapes a comparison.
    const notes = rows.map(({ pending }) => JSON.stringify(pending?.[0]?.note));
    expect(notes).toEqual(Array(4).fill(JSON.stringify(JSON.parse(text))));
    expect(rows.map(({ pending }) => Object.getPrototypeOf(pending?.[0]?.note) as unknown)).toEqual(
      Array(4).fill(Object.getPrototypeOf(JSON.parse(text))),
    );
  });

  it('keeps the longest document that is keepable', async () => {
    const collection = await subject().collection(books);
    const doc = { id: 'b1', pending: [{ id: 'e', time: 't', note: JSON.parse(longest) as unknown }] };
    expect(unkeepable(doc)).toBeUndefined();
    expect(await collection.insertMany([doc])).toBe(1);
    expect(JSON.stringify((await collection.get('b1'))?.doc)).toBe(JSON.stringify(doc));
  });

  it('keeps the document as it was when the write was asked for', async () => {
    const collection = await subject().collection(books);
    const doc = { id: 'b1', title: 'before' };
    const inserting = collection.insert(doc);
    doc.title = 'after';
    await inserting;
    expect((await collection.get('b1'))?.doc.title).toBe('before');
  });

  it('replaces only the version that was read', async () => {
    const collection = await subject().collection(books);
    await collection.insert({ id: 'b1', rank: 1 });
    expect(await collection.replace({ id: 'b1', rank: 2 }, 1)).toBe('ok');
    expect(await collection.replace({ id: 'b1', rank: 3 }, 1)).toBe('lost');
    expect(await collection.replace({ id: 'gone', rank: 3 }, 1)).toBe('lost');
    expect(await collection.get('b1')).toEqual({ version: 2, doc: { id: 'b1', rank: 2 } });
  });

  it('gives a replaced document the version that is asked for, be it a lower one', async () => {
    const collection = await subject().collection(books);
    await collection.putIfNewer([{ doc: { id: 'b1', rank: 7 }, version: 7 }]);
    expect(await collection.replace({ id: 'b1', rank: 6 }, 6, 5)).toBe('lost');
    expect(await collection.replace({ id: 'b1', rank: 6 }, 7, 6)).toBe('ok');
    expect(await collection.get('b1')).toEqual({ version: 6, doc: { id: 'b1', rank: 6 } });
    await collection.putIfNewer([{ doc: { id: 'b1', rank: 8 }, version: 7 }]);
    expect(await collection.get('b1')).toEqual({ version: 7, doc: { id: 'b1', rank: 8 } });
    expect(await collection.replace({ id: 'b1', rank: 0 }, 7, 0)).toBe('ok');
    expect((await collection.get('b1'))?.version).toBe(0);
  });

  it('lets 64 racing writers succeed exactly as often as the version says', async () => {
    const collection = await subject().collection(books);
    await collection.insert({ id: 'b1', rank: 0 });
    const write = async () => {
      const stored = await collection.get('b1');
      const rank = (stored?.doc.rank ?? 0) + 1;
      return collection.replace({ id: 'b1', rank }, stored?.version ?? 0);
    };
    const outcomes: unknown[] = [];
    for (let round = 0; round < 3; round += 1)
      outcomes.push(...(await Promise.all(Array.from({ length: 64 }, write))));
    const successes = outcomes.filter((outcome) => outcome === 'ok').length;
    expect(outcomes.filter((outcome) => outcome !== 'ok')).toEqual(Array(192 - successes).fill('lost'));
    expect(successes).toBeGreaterThanOrEqual(3);
    expect(await collection.get('b1')).toEqual({
      version: successes + 1,
      doc: { id: 'b1', rank: successes },
    });
  });

  it('answers "unchanged" for the version one has, and the document for any other', async () => {
    const collection = await subject().collection(books);
    await collection.insert({ id: 'b1' });
    expect(await collection.getUnless('b1', 1)).toBe('unchanged');
    expect(await collection.getUnless('b1', 7)).toEqual({ version: 1, doc: { id: 'b1' } });
    expect(await collection.getUnless('b2', 1)).toBeUndefined();
  });

  it('gives those of many documents that exist', async () => {
    const collection = await subject().collection(books);
    await collection.insertMany([{ id: 'b1' }, { id: 'b2' }, { id: 'b3' }]);
    const found = await collection.getMany(['b3', 'none', 'b1', 'b1']);
    expect(found.map(({ doc }) => doc.id).toSorted()).toEqual(['b1', 'b3']);
    expect(await collection.versions(['b3', 'none', 'b1'])).toEqual(
      new Map(found.map(({ doc, version }) => [doc.id, version])),
    );
    expect(await collection.versions([])).toEqual(new Map());
    expect(await collection.getMany([])).toEqual([]);
  });

  it('names the unique index that another document holds, the id before all others', async () => {
    const collection = await subject().collection(seats);
    await collection.insert(aSeat('s1'));
    expect(await collection.insert(aSeat('s1'))).toEqual({ duplicate: 'id' });
    expect(await collection.insert(aSeat('s2', { row: 's1' }))).toEqual({ duplicate: 'place' });
    expect(await collection.insert(aSeat('s2', { badge: 's1' }))).toEqual({ duplicate: 'badge' });
    expect(await collection.insert(aSeat('s2', { keys: ['s2', 's1'] }))).toEqual({ duplicate: 'keys' });
    expect(await collection.insert(aSeat('s2', { keys: ['s2', 's2'] }))).toBe('ok');
    expect(await collection.replace(aSeat('s2', { row: 's1' }), 1)).toEqual({ duplicate: 'place' });
    expect(await collection.replace(aSeat('s2', { row: 's1' }), 2)).toBe('lost');
    expect(await collection.replace(aSeat('s2', { keys: ['s1'] }), 1)).toEqual({ duplicate: 'keys' });
    expect(await collection.get('s2')).toEqual({ version: 1, doc: aSeat('s2', { keys: ['s2', 's2'] }) });
    await expect(collection.put(aSeat('s2', { row: 's1' }))).rejects.toThrow(/place/);
  });

  it('holds a partial unique key only while its condition holds', async () => {
    const collection = await subject().collection(seats);
    await collection.insert(aSeat('s1', { badge: 'x' }));
    expect(await collection.insert(aSeat('s2', { badge: 'x', live: false }))).toBe('ok');
    expect(await collection.replace(aSeat('s2', { badge: 'x' }), 1)).toEqual({ duplicate: 'badge' });
    expect(await collection.replace(aSeat('s1', { badge: 'x', live: false }), 1)).toBe('ok');
    expect(await collection.replace(aSeat('s2', { badge: 'x' }), 1)).toBe('ok');
  });

  it('takes a missing field of a unique key as null, and two nulls as the same', async () => {
    const collection = await subject().collection(seats);
    expect(await collection.insert(aSeat('s1', { row: 'a', number: null }))).toBe('ok');
    expect(await collection.insert(aSeat('s2', { row: 'a', number: undefined }))).toEqual({
      duplicate: 'place',
    });
    expect(await collection.insert(aSeat('s3', { row: 'b', number: undefined }))).toBe('ok');
    expect(await collection.insert(aSeat('s4', { row: undefined, number: undefined }))).toBe('ok');
    expect(await collection.insert(aSeat('s5', { row: null, number: null }))).toEqual({ duplicate: 'place' });
  });

  it('puts over what is there and counts the version on', async () => {
    const collection = await subject().collection(books);
    await collection.put({ id: 'b1', rank: 1 });
    await collection.put({ id: 'b1', rank: 2 });
    expect(await collection.get('b1')).toEqual({ version: 2, doc: { id: 'b1', rank: 2 } });
  });

  it('puts a newer document only: stale and repeated ones change nothing', async () => {
    const collection = await subject().collection(books);
    const at = (version: number) => ({ doc: { id: 'b1', rank: version }, version });
    await collection.putIfNewer([at(4), { doc: { id: 'b2' }, version: 1 }]);
    await collection.putIfNewer([at(3), { doc: { id: 'b1', rank: 99 }, version: 4 }]);
    expect(await collection.get('b1')).toEqual({ version: 4, doc: { id: 'b1', rank: 4 } });
    await collection.putIfNewer([at(6), at(5)]);
    expect(await collection.get('b1')).toEqual({ version: 6, doc: { id: 'b1', rank: 6 } });
    expect((await collection.get('b2'))?.version).toBe(1);
  });

  it('inserts many, ignoring those whose id or unique key is there, and counts the others', async () => {
    const collection = await subject().collection(seats);
    await collection.insert(aSeat('s1'));
    const inserted = await collection.insertMany([
      aSeat('s1', { row: 'other', badge: 'other', keys: ['other'] }),
      aSeat('s2'),
      aSeat('s2'),
      aSeat('s3', { row: 's1' }),
      aSeat('s4', { keys: ['s1'] }),
      aSeat('s5', { badge: 's2' }),
      aSeat('s6'),
    ]);
    expect(inserted).toBe(2);
    const { rows } = await collection.find('all', undefined);
    expect(rows).toEqual([aSeat('s1'), aSeat('s2'), aSeat('s6')]);
    expect(await collection.insertMany([])).toBe(0);
  });

  it('removes documents, counts them, and frees their keys', async () => {
    const collection = await subject().collection(seats);
    await collection.insertMany([aSeat('s1'), aSeat('s2')]);
    expect(await collection.remove(['s1', 'none'])).toBe(1);
    expect(await collection.get('s1')).toBeUndefined();
    expect(await collection.insert(aSeat('s3', { row: 's1', badge: 's1', keys: ['s1'] }))).toBe('ok');
    expect(await collection.insert(aSeat('s1', { row: 'x', badge: 'x', keys: ['x'] }))).toBe('ok');
    expect((await collection.get('s1'))?.version).toBe(1);
  });

  it('pulls elements by id from several documents and changes no version', async () => {
    const collection = await subject().collection(books);
    const pending = (...ids: string[]) =>
      ids.map((id) => ({ id, time: `t${id}`, note: { deep: [1.5, true, null, 'ü'] } }));
    await collection.insert({ id: 'b1', pending: pending('1', '2', '3') });
    await collection.insert({ id: 'b2', pending: pending('1') });
    await collection.insert({ id: 'b3' });
    await collection.pull('pending', [
      { id: 'b1', elementIds: ['1'] },
      { id: 'b1', elementIds: ['3', 'none'] },
      { id: 'b2', elementIds: ['1'] },
      { id: 'b3', elementIds: ['1'] },
      { id: 'none', elementIds: ['1'] },
    ]);
    expect(await collection.get('b1')).toEqual({ version: 1, doc: { id: 'b1', pending: pending('2') } });
    expect(await collection.get('b2')).toEqual({ version: 1, doc: { id: 'b2', pending: [] } });
    expect(await collection.get('b3')).toEqual({ version: 1, doc: { id: 'b3' } });
    expect(await collection.replace({ id: 'b1', rank: 1 }, 1)).toBe('ok');
  });

  it('finds documents by the first element of an array until it is pulled', async () => {
    const collection = await subject().collection(books);
    await collection.insert({ id: 'b1', pending: [{ id: 'e1', time: '10:00' }] });
    await collection.insert({ id: 'b2', pending: [{ id: 'e2', time: '12:00' }] });
    await collection.insert({ id: 'b3' });
    const since = async (time: string) =>
      (await collection.find('pendingSince', time)).rows.map(({ id }) => id);
    expect(await since('13:00')).toEqual(['b1', 'b2']);
    expect(await since('11:00')).toEqual(['b1']);
    await collection.pull('pending', [{ id: 'b1', elementIds: ['e1'] }]);
    expect(await since('13:00')).toEqual(['b2']);
  });
}
