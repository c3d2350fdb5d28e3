import { describe, expect, it } from 'vitest';
import { unkeepable } from './unkeepable.ts';

const lists = (levels: number): unknown => JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`);

describe('what not every store keeps', () => {
  it.for([
    ['null character', { a: [{ 'b\u0000': 1 }] }],
    ['_bsontype', { a: { _bsontype: 'ObjectId' } }],
    ['$ref and $id', [{ $ref: 'a', $id: 'b' }]],
    ['100 levels', lists(101)],
    ['100 levels', lists(100_000)],
    ['longer than', 'x'.repeat(2 ** 21)],
  ] as const)('is told of: %s', ([reason, json]) => {
    expect(unkeepable(json)).toContain(reason);
  });

  it('is little', () => {
    const kept = [null, 1, '', [], { $ref: 'a' }, { $id: 'b' }, { '': 'a\u0000' }, lists(100)];
    expect(kept.map(unkeepable)).toEqual(kept.map(() => undefined));
  });
});
