import type { Annotation } from '@tandem/contracts';
import { describe, expect, it } from 'vitest';
import { compareThree, mergeByChoice } from './merge.ts';

const point = (id: string, x = 1): Annotation => ({
  id,
  labelId: '0b6cf1c8-4d0c-4f53-9d2e-0f0e3c1f2a11',
  shape: 'point',
  segmentation: [x, 1],
  attributes: [],
});
const none = new Map<string, 'mine' | 'theirs'>();

describe('two versions of the same annotations', () => {
  it('are put together where each side changed other annotations', () => {
    const base = [point('a'), point('b'), point('c'), point('d')];
    const mine = [point('a', 5), point('b'), point('d'), point('m')];
    const theirs = [point('a'), point('b', 7), point('c'), point('t')];
    expect(compareThree(base, mine, theirs).toChoose).toEqual([]);
    expect(mergeByChoice(base, mine, theirs, none)).toEqual([
      point('a', 5),
      point('b', 7),
      point('t'),
      point('m'),
    ]);
  });

  it('ask for a choice where both changed one, and take theirs until it is made', () => {
    const base = [point('a')];
    const [mine, theirs] = [[point('a', 5)], [point('a', 7)]];
    expect(compareThree(base, mine, theirs).toChoose).toEqual([
      { id: 'a', mine: point('a', 5), theirs: point('a', 7) },
    ]);
    expect(mergeByChoice(base, mine, theirs, none)).toEqual(theirs);
    expect(mergeByChoice(base, mine, theirs, new Map([['a', 'mine']]))).toEqual(mine);
  });

  it('ask too where one side removed what the other changed', () => {
    const base = [point('a')];
    expect(compareThree(base, [], [point('a', 7)]).toChoose).toHaveLength(1);
    expect(mergeByChoice(base, [], [point('a', 7)], new Map([['a', 'mine']]))).toEqual([]);
    expect(mergeByChoice(base, [point('a', 5)], [], new Map([['a', 'mine']]))).toEqual([point('a', 5)]);
    expect(mergeByChoice(base, [point('a', 5)], [], none)).toEqual([]);
  });

  it('ask for a choice between two masks of one label, of which it has one', () => {
    const mask = (id: string, x: number): Annotation => ({
      id,
      labelId: point('a').labelId,
      shape: 'rle',
      segmentation: [[x, 0, 4]],
    });
    const [mine, theirs] = [[mask('m', 1)], [mask('t', 2)]];
    const [difference] = compareThree([], mine, theirs).toChoose;
    expect(difference).toMatchObject({ mine: mine[0], theirs: theirs[0] });
    expect(mergeByChoice([], mine, theirs, new Map([[difference?.id ?? '', 'mine']]))).toEqual(mine);
  });

  it('leave nothing to choose where both made the same of it', () => {
    const both = [point('a', 5), point('n')];
    expect(compareThree([point('a')], both, both)).toEqual({ toChoose: [], taken: new Map() });
    expect(mergeByChoice([point('a')], both, both, none)).toEqual(both);
  });
});
