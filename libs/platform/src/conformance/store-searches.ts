import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Condition, Page, PageRequest, Scalar } from '../ports/index.ts';
import type { Book } from './books.ts';
import { books } from './books.ts';
import { inOrder, matches, valueAt } from './reference.ts';
import type { OpenedStore } from './store-conformance.ts';

const shelf = fc.constantFrom('a', 'b', 'ba', 'ü', '\u{1F4D6}', '\uFF5E', '');
const rank = fc.constantFrom(-1, 0, 1, 2, 2.5, 10);
const tag = fc.constantFrom('x', 'y', 'z');
const lent = fc.boolean();

const aBook = fc.record(
  {
    shelf: fc.option(shelf),
    rank: fc.option(rank),
    lent: fc.option(lent),
    tags: fc.option(fc.array(tag, { maxLength: 3 })),
    title: shelf,
  },
  { requiredKeys: [] },
);

const condition = (value: fc.Arbitrary<Scalar>, ...ranges: fc.Arbitrary<Condition>[]) =>
  fc.oneof<fc.Arbitrary<Condition>[]>(
    fc.option(value),
    fc.record({ in: fc.array(fc.option(value), { maxLength: 3 }) }),
    ...ranges,
  );
const bounds = (value: fc.Arbitrary<string | number>) =>
  fc.record({ lt: value, lte: value, gt: value, gte: value }, { requiredKeys: [] });

const where = fc.record(
  {
    shelf: condition(shelf, bounds(shelf)),
    rank: condition(rank, bounds(rank)),
    lent: condition(lent),
    tags: condition(tag, fc.record({ gt: tag })),
    title: condition(shelf, bounds(shelf)),
  },
  { requiredKeys: [] },
);

const search = fc.record({ where, or: fc.array(where, { maxLength: 3 }) }, { requiredKeys: ['where'] });
const queries = ['matching', 'byRank', 'byRankDownwards', 'byShelfDownwardsThenRank'] as const;

export function storeSearches(subject: () => OpenedStore, runs: number): void {
  it('finds and counts what a filter in memory would', { timeout: 60_000 }, async () => {
    const collection = await subject().collection(books);
    const example = fc.asyncProperty(
      fc.array(aBook, { maxLength: 20 }),
      fc.array(search, { minLength: 1, maxLength: 5 }),
      fc.constantFrom(...queries),
      fc.integer({ min: 1, max: 8 }),
      async (contents, searches, query, limit) => {
        await collection.remove((await collection.find('all', undefined)).rows.map(({ id }) => id));
        const docs: Book[] = contents.map((book, n) => ({ ...book, id: `b${(n * 7) % 20}` }));
        await collection.insertMany(docs);
        for (const { where, or } of searches) {
          const params = or ? { where, or } : { where };
          const expected = docs
            .filter((doc) => matches(doc, where) && (or ?? [{}]).some((branch) => matches(doc, branch)))
            .toSorted(inOrder(books.queries[query].sort));
          expect((await collection.find(query, params)).rows).toEqual(expected);
          expect(await pages((page) => collection.find(query, params, page), limit)).toEqual(expected);
          for (const field of ['shelf', 'rank', 'lent'] as const)
            expect(await collection.countBy(query, params, field)).toEqual(tally(expected, field));
          const sums = await collection.sumBy(query, params, 'lent', 'rank');
          expect([...sums.values()].reduce((sum, one) => sum + one, 0)).toBe(
            expected.reduce((sum, doc) => sum + (doc.rank ?? 0), 0),
          );
        }
      },
    );
    await fc.assert(example, { numRuns: runs });
  });
}

async function pages(find: (page: PageRequest) => Promise<Page<Book>>, limit: number): Promise<Book[]> {
  const { rows, next } = await find({ limit });
  const all = [...rows];
  for (let after = next; after !== undefined;) {
    const page = await find({ limit, after });
    all.push(...page.rows);
    after = page.next;
  }
  return all;
}

function tally(docs: readonly Book[], field: string): Map<unknown, number> {
  const groups = Map.groupBy(docs, (doc) => valueAt(doc, field));
  return new Map([...groups].map(([value, group]) => [value, group.length]));
}
