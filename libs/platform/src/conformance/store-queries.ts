import { expect, it } from 'vitest';
import type { Collection, ParamsOf, Where } from '../ports/index.ts';
import { BadCursor } from '../ports/index.ts';
import type { Book } from './books.ts';
import { books } from './books.ts';
import { inOrder } from './reference.ts';
import type { OpenedStore } from './store-conformance.ts';

type Books = Collection<Book, typeof books.queries>;
type Sorted = 'byRank' | 'byRankDownwards' | 'byRankBackwards' | 'byShelfDownwardsThenRank' | 'matching';
const sortedQueries: readonly Sorted[] = [
  'byRank',
  'byRankDownwards',
  'byRankBackwards',
  'byShelfDownwardsThenRank',
  'matching',
];
const everything: ParamsOf<(typeof books.queries)['matching']> = { where: {} };

/** Forty books over three shelves or none, with ranks that repeat or are missing. */
const someBooks = Array.from({ length: 40 }, (_, n): Book => ({
  id: `b${String((n * 17) % 40).padStart(2, '0')}`,
  ...(n % 4 === 0 ? {} : { shelf: n % 4 === 1 ? null : 'abc'.charAt(n % 3) }),
  ...(n % 5 === 0 ? {} : { rank: n % 5 === 1 ? null : n % 7 }),
}));

export function storeQueries(subject: () => OpenedStore): void {
  const filled = async (docs: readonly Book[] = someBooks): Promise<Books> => {
    const collection = await subject().collection(books);
    await collection.insertMany(docs);
    return collection;
  };
  const ids = async (collection: Books, where: typeof everything.where, or?: typeof everything.or) =>
    (await collection.find('matching', { where, ...(or && { or }) })).rows.map(({ id }) => id);

  it.each(sortedQueries)('sorts nulls first when ascending, ties by id (%s)', async (query) => {
    const collection = await filled();
    const { rows, next } = await collection.find(query, everything);
    expect(rows).toEqual(someBooks.toSorted(inOrder(books.queries[query].sort)));
    expect(next).toBeUndefined();
  });

  it.each(sortedQueries)(
    'loses and doubles no row while documents are inserted between pages (%s)',
    async (query) => {
      const collection = await filled();
      const seen: string[] = [];
      let after: string | undefined;
      for (let page = 0; page === 0 || after !== undefined; page += 1) {
        const { rows, next } = await collection.find(query, everything, {
          limit: 7,
          ...(after && { after }),
        });
        expect(rows).toHaveLength(Math.min(7, rows.length));
        seen.push(...rows.map(({ id }) => id));
        after = next;
        if (page < 5)
          await collection.insertMany([
            { id: `a-first-${page}` },
            { id: `b20-${page}`, shelf: 'b', rank: page },
            { id: `z-last-${page}`, shelf: 'zz', rank: 99 },
          ]);
      }
      expect(new Set(seen).size).toBe(seen.length);
      const expected = someBooks.toSorted(inOrder(books.queries[query].sort)).map(({ id }) => id);
      expect(seen.filter((id) => expected.includes(id))).toEqual(expected);
    },
  );

  it('says that there is a next page only where there is one', async () => {
    const collection = await filled();
    expect((await collection.find('byRank', everything, { limit: 40 })).next).toBeUndefined();
    const { next = '' } = await collection.find('byRank', everything, { limit: 39 });
    expect(await collection.find('byRank', everything, { limit: 39, after: next })).toEqual({
      rows: [expect.objectContaining({ id: expect.any(String) as string })],
    });
  });

  it.each(['', '!', 'bm90IGpzb24', Buffer.from('["byRank",{},"b01"]').toString('base64url'), 'null'])(
    'refuses the malformed cursor "%s"',
    async (after) => {
      const collection = await filled();
      const asking = collection.find('byRank', everything, { limit: 5, after });
      await expect(asking).rejects.toThrow(BadCursor);
      await expect(asking).rejects.toMatchObject({ code: 'request.cursor' });
    },
  );

  it("refuses another query's cursor", async () => {
    const collection = await filled();
    const { next = '' } = await collection.find('byRank', everything, { limit: 5 });
    await expect(collection.find('byRankDownwards', everything, { limit: 5, after: next })).rejects.toThrow(
      BadCursor,
    );
  });

  it.each([0, 1_001, 1.5])('refuses a page of %d rows', async (limit) => {
    const collection = await filled();
    await expect(collection.find('byRank', everything, { limit })).rejects.toThrow(RangeError);
  });

  it('takes a missing field and null as the same', async () => {
    const collection = await filled([
      { id: 'b1' },
      { id: 'b2', shelf: null },
      { id: 'b3', shelf: 'a' },
      { id: 'b4', shelf: '' },
    ]);
    expect(await ids(collection, { shelf: null })).toEqual(['b1', 'b2']);
    expect(await ids(collection, { shelf: { in: [null, 'a'] } })).toEqual(['b1', 'b2', 'b3']);
    expect(await ids(collection, { shelf: { in: [null, 'a', null, 'a'] } })).toEqual(['b1', 'b2', 'b3']);
    expect(await ids(collection, { 'reader.name': null })).toEqual(['b1', 'b2', 'b3', 'b4']);
    expect(await ids(collection, { title: null, shelf: '' })).toEqual(['b4']);
  });

  it('finds nothing in an empty list, and nothing with an empty list of alternatives', async () => {
    const collection = await filled();
    expect(await ids(collection, { shelf: { in: [] } })).toEqual([]);
    expect(await ids(collection, {}, [])).toEqual([]);
    expect(await collection.countBy('matching', { where: { rank: { in: [] } } }, 'shelf')).toEqual(new Map());
  });

  it('wants all of the conditions and one of the alternatives', async () => {
    const collection = await filled([
      { id: 'b1', shelf: 'a', rank: 1, lent: true },
      { id: 'b2', shelf: 'a', rank: 2, lent: false },
      { id: 'b3', shelf: 'a', rank: 3, lent: false, tags: ['new'] },
      { id: 'b4', shelf: 'b', rank: 1, lent: true },
    ]);
    const alternatives: readonly Where[] = [{ lent: true }, { tags: 'new' }];
    expect(await ids(collection, { shelf: 'a' }, alternatives)).toEqual(['b1', 'b3']);
    expect(await ids(collection, {}, alternatives)).toEqual(['b1', 'b3', 'b4']);
    expect(await ids(collection, { rank: { gt: 1, lte: 3 } }, [{ lent: false, tags: null }])).toEqual(['b2']);
  });

  it('finds an array by what it contains', async () => {
    const collection = await filled([
      { id: 'b1', tags: ['red', 'old'] },
      { id: 'b2', tags: ['red', 'red'] },
      { id: 'b3', tags: [] },
      { id: 'b4', tags: null },
      { id: 'b5' },
    ]);
    expect(await ids(collection, { tags: 'red' })).toEqual(['b1', 'b2']);
    expect(await ids(collection, { tags: { in: ['old', 'new'] } })).toEqual(['b1']);
    expect(await ids(collection, { tags: null })).toEqual(['b4', 'b5']);
    expect(await ids(collection, { tags: { in: ['old', null] } })).toEqual(['b1', 'b4', 'b5']);
    await collection.replace({ id: 'b1', tags: ['new'] }, 1);
    await collection.remove(['b2']);
    expect(await ids(collection, { tags: 'red' })).toEqual([]);
    expect(await ids(collection, { tags: 'new' })).toEqual(['b1']);
  });

  it('finds through a partial index, and also what is not in it', async () => {
    const collection = await filled([
      { id: 'b1', lent: true, marks: ['x'], title: 'One' },
      { id: 'b2', lent: false, marks: ['x'], title: 'One' },
      { id: 'b3', marks: ['x'] },
    ]);
    expect(await ids(collection, { marks: 'x', lent: true })).toEqual(['b1']);
    expect(await ids(collection, { marks: 'x' })).toEqual(['b1', 'b2', 'b3']);
    expect(await ids(collection, { title: 'One', lent: true })).toEqual(['b1']);
    expect(await ids(collection, { title: 'One' })).toEqual(['b1', 'b2']);
    await collection.replace({ id: 'b1', lent: false, marks: ['x'] }, 1);
    await collection.replace({ id: 'b2', lent: true, marks: ['x'] }, 1);
    expect(await ids(collection, { marks: 'x', lent: true })).toEqual(['b2']);
  });

  it('gives the fields a query names, and only those', async () => {
    const collection = await filled([
      { id: 'b1', shelf: 'a', title: 'One', lent: false, tags: ['x'], reader: { name: 'Aiko' }, rank: 7 },
      { id: 'b2', shelf: 'a', lent: null },
    ]);
    const first = { id: 'b1', title: 'One', lent: false, tags: ['x'], reader: { name: 'Aiko' } };
    const { rows, next = '' } = await collection.find('titles', 'a', { limit: 1 });
    expect(rows).toEqual([first]);
    expect(await collection.find('titles', 'a', { limit: 1, after: next })).toStrictEqual({
      rows: [{ id: 'b2', lent: null }],
    });
  });

  it('counts by value, telling booleans, numbers, strings and nothing apart', async () => {
    const collection = await filled([
      { id: 'b1', shelf: '1', rank: 1, lent: true },
      { id: 'b2', shelf: '1', rank: 0, lent: false },
      { id: 'b3', shelf: 'a', rank: 1, lent: null },
      { id: 'b4' },
    ]);
    const count = (field: string) => collection.countBy('matching', everything, field);
    expect(await count('shelf')).toEqual(new Map<unknown, number>().set('1', 2).set('a', 1).set(null, 1));
    expect(await count('rank')).toEqual(new Map<unknown, number>().set(1, 2).set(0, 1).set(null, 1));
    expect(await count('lent')).toEqual(new Map<unknown, number>().set(true, 1).set(false, 1).set(null, 2));
    expect(await collection.countByAll('matching', { where: { shelf: '1' } }, ['shelf', 'lent'])).toEqual(
      expect.arrayContaining([
        { values: ['1', true], count: 1 },
        { values: ['1', false], count: 1 },
      ]),
    );
    expect(await collection.sumBy('matching', everything, 'shelf', 'rank')).toEqual(
      new Map<unknown, number>().set('1', 1).set('a', 1).set(null, 0),
    );
  });
}
