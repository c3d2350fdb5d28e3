import type { Annotation } from '@tandem/contracts';
import { describe, expect, it } from 'vitest';
import { baselineOf, differencesOf, stepped } from './differences.ts';

const point = (id: string, x = 1): Annotation => ({
  id,
  labelId: 'l',
  shape: 'point',
  segmentation: [x, 1],
  attributes: [],
});

describe('what changed', () => {
  it('is stepped through: added, changed, removed', () => {
    const [before, after] = [
      [point('a'), point('b'), point('c')],
      [point('b', 5), point('c'), point('n')],
    ];
    expect(differencesOf(before, after)).toEqual([
      { id: 'n', kind: 'added' },
      { id: 'b', kind: 'changed' },
      { id: 'a', kind: 'removed' },
    ]);
  });

  it('goes round and round', () => {
    expect([stepped(3, null, 1), stepped(3, 2, 1), stepped(3, null, -1), stepped(3, 0, -1)]).toEqual([
      0, 0, 2, 2,
    ]);
    expect(stepped(0, null, 1)).toBeNull();
  });

  it('is told since the revision that the server names, else since the one before', () => {
    expect(baselineOf({ revision: 4, comparedWith: null })).toBe(3);
    expect(baselineOf({ revision: 4, comparedWith: { revision: 2, since: 'submitted' } })).toBe(2);
    expect(baselineOf({ revision: 4, comparedWith: { revision: 0, since: 'sent-back' } })).toBe(0);
    expect(baselineOf({ revision: 0, comparedWith: null })).toBe(0);
  });
});
