import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Index, Query, Sort } from '../ports/index.ts';
import { indexDefinitions } from './index-definitions.ts';

const definitionsOf = (indexes: readonly Index[], ...sorts: readonly Sort[]) =>
  indexDefinitions({
    name: 'images',
    schema: z.object({ id: z.string() }),
    schemaVersion: 1,
    indexes,
    queries: Object.fromEntries(
      sorts.map((sort, n): [string, Query<unknown>] => [`q${n}`, { where: () => ({}), sort }]),
    ),
  });
const keysOf = (...asked: Parameters<typeof definitionsOf>) =>
  definitionsOf(...asked).map(({ key }) =>
    Object.entries(key).map(([path, way]) => (way > 0 ? path : `-${path}`)),
  );

describe('the key of an index in MongoDB', () => {
  const when: Index = { name: 'when', fields: ['project', 'at'] };
  const upwards: Sort = [['at', 'asc']];
  const downwards: Sort = [['at', 'desc']];

  it('ends with the id, by which equals are ordered', () => {
    expect(keysOf([when])).toEqual([['project', 'at', '_id']]);
    expect(keysOf([{ name: 'id', fields: ['project', 'id'] }], upwards)).toEqual([['project', '_id']]);
    expect(keysOf([when], upwards)).toEqual([['project', 'at', '_id']]);
  });

  it('has the id against the order where that goes downwards, since ids always go upwards', () => {
    expect(keysOf([when], downwards)).toEqual([['project', 'at', '-_id']]);
    expect(keysOf([when], downwards, upwards)).toEqual([
      ['project', 'at', '-_id'],
      ['project', 'at', '_id'],
    ]);
  });

  it('has the id where an order ends, before fields that only filter', () => {
    const listed: Index = { name: 'listed', fields: ['project', 'folder', 'name', 'step'] };
    const byPath: Sort = [
      ['folder', 'asc'],
      ['name', 'asc'],
    ];
    expect(keysOf([listed], byPath)).toEqual([['project', 'folder', 'name', '_id', 'step']]);
    expect(
      keysOf(
        [listed],
        [
          ['name', 'desc'],
          ['folder', 'asc'],
        ],
      ),
    ).toEqual([['project', 'folder', 'name', 'step', '_id']]);
  });

  it('is no longer than what is unique', () => {
    const unique: Index = { name: 'name', fields: ['project', 'name'], unique: true, where: { live: true } };
    expect(definitionsOf([unique])).toEqual([
      {
        name: expect.stringMatching(/^name#[0-9a-f]{8}$/),
        key: { project: 1, name: 1 },
        unique: true,
        partialFilterExpression: { live: true },
      },
    ]);
  });

  it('gives the index another name when anything of it changes, and none twice', () => {
    const [before, partial, array] = [when, { ...when, where: { live: true } }, { ...when, array: true }].map(
      (index) => definitionsOf([index], downwards)[0]?.name,
    );
    expect(new Set([before, partial, array]).size).toBe(3);
    expect(definitionsOf([when, { ...when, name: 'again' }])).toHaveLength(1);
  });
});
