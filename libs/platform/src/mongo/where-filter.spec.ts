import { describe, expect, it } from 'vitest';
import type { Where } from '../ports/index.ts';
import { segmentsAfter } from './query-plan.ts';
import { every, some, whereFilter } from './where-filter.ts';

const fields = { arrays: new Set(['tags']), scalars: new Set(['at']) };
const filter = (where: Where) => whereFilter(where, fields);

describe('a filter for MongoDB', () => {
  it('puts conditions side by side, so that a planner sees them all', () => {
    expect(filter({ id: 'a', at: { gt: '1', lte: '2' }, live: true })).toEqual({
      _id: { $eq: 'a' },
      at: { $gt: '1', $lte: '2' },
      live: { $eq: true },
    });
    expect(every([{ at: { $lte: '2' } }, { at: { $gt: '1' } }, {}])).toEqual({ at: { $lte: '2', $gt: '1' } });
    expect(every([])).toEqual({});
  });

  it('loses none of several conditions that cannot stand side by side', () => {
    const [one, other, third] = [{ at: { $gt: '1' } }, { at: { $gt: '2' } }, { at: { $gt: '3' } }];
    expect(every([every([one, other]), every([other, third])])).toEqual({
      ...one,
      $and: [other, other, third],
    });
    const either = some([one, other]);
    expect(every([either, either, { x: 1 }])).toEqual({ $or: [one, other], x: 1, $and: [either] });
    expect(every([{ x: 1 }, { x: 2 }])).toEqual({ x: 1, $and: [{ x: 2 }] });
  });

  it('is without alternatives where one of them asks for nothing', () => {
    expect(some([{ at: { $gt: '1' } }, {}])).toEqual({});
  });

  it('wants one element of an array within all of the bounds, be it declared an array or not', () => {
    const bounds = { $lt: 'y', $gt: 'a' };
    expect(filter({ tags: { gt: 'a', lt: 'y' } })).toEqual({ tags: { $elemMatch: bounds } });
    expect(filter({ other: { gt: 'a', lt: 'y' } })).toEqual({
      $or: [{ other: { $elemMatch: bounds } }, { other: { ...bounds, $not: { $type: 'array' } } }],
    });
  });

  it('takes what lies behind the end of an array as null', () => {
    expect(filter({ 'outbox.0.time': null })).toEqual({
      $or: [{ 'outbox.0.time': { $eq: null } }, { 'outbox.0': { $exists: false } }],
    });
  });

  it('never takes a value for an operator', () => {
    expect(filter({ at: { $ne: null } as never })).toEqual({});
    expect(filter({ at: { in: [{ $ne: null }] } as never })).toEqual({ at: { $in: [{ $ne: null }] } });
  });

  it('seeks what comes after a position, nulls before all others', () => {
    const sort = [['rank', 'desc']] as const;
    expect(segmentsAfter(sort, { values: [3], id: 'b' })).toEqual([
      { rank: { $eq: 3 }, _id: { $gt: 'b' } },
      { rank: { $lt: 3 } },
      { rank: { $eq: null } },
    ]);
    expect(segmentsAfter(sort, { values: [null], id: 'b' })).toEqual([
      { rank: { $eq: null }, _id: { $gt: 'b' } },
    ]);
    expect(segmentsAfter([['rank', 'asc']], { values: [null], id: 'b' })[1]).toEqual({ rank: { $ne: null } });
  });
});
