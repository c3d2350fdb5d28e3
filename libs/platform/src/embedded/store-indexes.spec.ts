import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Index, Where } from '../ports/index.ts';
import { defineCollection } from '../ports/index.ts';
import type { Database } from './database.ts';
import { openDatabase } from './database.ts';
import { querySql } from './query-sql.ts';
import { reconcileIndexes } from './reconcile-indexes.ts';
import type { Sql } from './sql.ts';
import { temporaryFolder } from './temporary-folder.ts';

const indexes: readonly Index[] = [
  { name: 'queue', fields: ['project', 'step', 'assignee', 'order'] },
  { name: 'when', fields: ['project', 'at'] },
  { name: 'name', fields: ['project', 'name'], unique: true, where: { live: true } },
  { name: 'kind', fields: ['kind', 'at'], where: { kind: 'it\'s "one"' } },
  { name: 'tags', fields: ['tags'], array: true },
  { name: 'live-tags', fields: ['marks'], array: true, where: { live: true } },
  { name: 'nested', fields: ['gate.outbox.0.time'] },
];

type Search = { readonly where: Where; readonly or?: readonly Where[] };
const sorts = {
  byId: [],
  byOrder: [['order', 'asc']],
  byTimeDownwards: [['at', 'desc']],
  byTime: [['at', 'asc']],
  byName: [['name', 'asc']],
  byNested: [['gate.outbox.0.time', 'asc']],
} as const;
const query = (sort: keyof typeof sorts) => ({
  where: (params: unknown) => (params as Search).where,
  or: (params: unknown) => (params as Search).or ?? [{}],
  sort: sorts[sort],
});

const images = defineCollection({
  name: 'images',
  schema: z.object({ id: z.string() }),
  schemaVersion: 1,
  indexes,
  queries: {},
});

describe('the indexes of the embedded store', () => {
  let folder: string;
  let database: Database;
  beforeEach(() => {
    folder = temporaryFolder();
    database = openDatabase(join(folder, 'store.sqlite'));
    reconcileIndexes(database, images);
  });
  afterEach(() => {
    database.connection.close();
  });
  const sql = querySql(images, () => new Date());
  const planOf = ({ text, params }: Sql, ...more: number[]) =>
    database
      .prepare(`EXPLAIN QUERY PLAN ${text}`)
      .all(...params, ...more)
      .map((row) => String(row['detail']));
  const scans = (plan: readonly string[]) => plan.filter((step) => /^SCAN (?!json_each|n\d)/.test(step));

  const searches: readonly (readonly [string, Search, keyof typeof sorts, RegExp])[] = [
    ['an equality', { where: { project: 'p' } }, 'byTime', /images#when/],
    ['a null', { where: { project: 'p', step: 'new', assignee: null } }, 'byOrder', /#queue \(.*=.*=.*=/],
    ['a list', { where: { project: 'p', step: { in: ['new', 'done'] } } }, 'byOrder', /#queue \(.*=.*=/],
    [
      'a list with a null',
      { where: { project: 'p', step: 'new', assignee: { in: [null, 'a', 'b'] } } },
      'byOrder',
      /#queue \(.*=.*=.*=/,
    ],
    [
      'a range',
      { where: { project: 'p', at: { gt: '2026', lte: '2027' } } },
      'byTimeDownwards',
      /#when \(.*>.*</,
    ],
    ['a partial index', { where: { project: 'p', live: true } }, 'byName', /#name /],
    ['a partial index over a text', { where: { kind: 'it\'s "one"' } }, 'byTime', /#kind /],
    ['an array', { where: { tags: 'a' } }, 'byId', /images#tags USING COVERING INDEX/],
    ['an array without elements', { where: { tags: null } }, 'byId', /images#tags USING COVERING INDEX/],
    ['a list of elements', { where: { tags: { in: ['a', 'b'] } } }, 'byTime', /images#tags USING COVERING/],
    ['a partial array', { where: { marks: 'a', live: true } }, 'byId', /images#live-tags USING COVERING/],
    ['a position in an array', { where: { 'gate.outbox.0.time': { lte: 'x' } } }, 'byNested', /#nested \(/],
    ['ids', { where: { id: { in: ['a', 'b'] } } }, 'byId', /autoindex_images_1 \(id=/],
    ['no condition', { where: {} }, 'byNested', /#nested/],
    [
      'alternatives',
      { where: {}, or: [{ project: 'p', step: 'new' }, { tags: 'a' }, { 'gate.outbox.0.time': 't' }] },
      'byId',
      /MULTI-INDEX OR/,
    ],
  ];

  it.each(searches)('serve %s', (_, search, sort, index) => {
    const values = sorts[sort].map(() => 'v');
    const positions = [undefined, { values, id: 'x' }, { values: values.map(() => null), id: 'x' }];
    const unconditional = Object.keys(search.where).length === 0 && !search.or;
    for (const position of positions)
      for (const statement of sql.find(query(sort), search, true, position)) {
        const plan = planOf(statement, 10);
        if (!position || values.length === 0) expect(plan.join('\n')).toMatch(index);
        if (!unconditional) expect(scans(plan)).toEqual([]);
        expect(plan.filter((step) => step === 'SCAN d')).toEqual([]);
      }
    const counting = planOf(sql.group(query(sort), search, ['step'], 'count(*)'));
    if (!unconditional) expect(scans(counting)).toEqual([]);
  });

  it('give a page in their own order, without sorting all there is', () => {
    const search = { where: { project: 'p', step: 'new', assignee: 'a' } };
    const [first] = sql.find(query('byOrder'), search, true);
    expect(first && planOf(first, 10)).toEqual([expect.stringMatching(/^SEARCH d USING INDEX images#queue/)]);
    const after = { values: ['2026'], id: 'x' };
    const [, next] = sql.find(query('byTime'), { where: { project: 'p' } }, true, after);
    expect(next && planOf(next, 10)).toEqual([
      expect.stringMatching(/images#when \(<expr>=\? AND <expr>>\?\)/),
    ]);
  });

  it('are left as they are when nothing has changed', () => {
    const made = database.prepare('SELECT name, rootpage FROM sqlite_master').all();
    reconcileIndexes(database, images);
    expect(database.prepare('SELECT name, rootpage FROM sqlite_master').all()).toEqual(made);
    reconcileIndexes(database, { ...images, indexes: [] });
    expect(database.prepare('SELECT name FROM sqlite_master WHERE sql IS NOT NULL').all()).toHaveLength(1);
  });

  it('name the collection and the index that the stored documents do not fit', () => {
    const insert = database.prepare('INSERT INTO images VALUES (?, 1, 1, ?)');
    for (const id of ['a', 'b']) insert.run(id, JSON.stringify({ id, code: 1 }));
    const unique: Index = { name: 'code', fields: ['code'], unique: true };
    expect(() => reconcileIndexes(database, { ...images, indexes: [unique] })).toThrow(/code of images/);
    expect(database.connection.isTransaction).toBe(false);
    reconcileIndexes(database, images);
  });

  it('refuse names and paths that could break out of a statement', () => {
    expect(() => reconcileIndexes(database, { ...images, name: 'x"y' })).toThrow(/Not a name/);
    const odd: Index = { name: 'odd', fields: [`a'b`] };
    expect(() => reconcileIndexes(database, { ...images, indexes: [odd] })).toThrow(/Not a path/);
  });
});
