import { describe, expect, test } from 'vitest';
import { chooseAll, extend, goTo, narrowTo, noSelection, toggle, whereTo } from './selection.ts';

const rows = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id }));
const ids = ({ chosen }: { readonly chosen: ReadonlyMap<string, unknown> }) => [...chosen.keys()].sort();

describe('a selection', () => {
  test('takes an image in and lets it go again', () => {
    const one = toggle(noSelection, rows, 1);
    expect(ids(one)).toEqual(['b']);
    expect(ids(toggle(one, rows, 1))).toEqual([]);
  });

  test('takes a range in, from where it was last touched', () => {
    const range = extend(toggle(noSelection, rows, 1), rows, 3);
    expect(ids(range)).toEqual(['b', 'c', 'd']);
    expect(range).toMatchObject({ anchor: 1, at: 3 });
  });

  test('lets go what a range leaves when it is drawn back, or turned', () => {
    const range = extend(toggle(noSelection, rows, 2), rows, 4);
    expect(ids(extend(range, rows, 3))).toEqual(['c', 'd']);
    expect(ids(extend(range, rows, 0))).toEqual(['a', 'b', 'c']);
  });

  test('keeps what was chosen before a range', () => {
    expect(ids(extend(goTo(toggle(noSelection, rows, 0), 3), rows, 4))).toEqual(['a', 'd', 'e']);
  });

  test('passes over what is not loaded', () => {
    expect(ids(extend(noSelection, [rows[0], undefined, rows[2]], 2))).toEqual(['a', 'c']);
  });

  test('is narrowed to some of it', () => {
    expect(ids(narrowTo(chooseAll(noSelection, rows), new Set(['b', 'x'])))).toEqual(['b']);
  });
});

describe('a key', () => {
  const grid = { count: 10, columns: 4, page: 8 };
  test.each([
    ['ArrowRight', 0, 1],
    ['ArrowDown', 1, 5],
    ['ArrowDown', 8, 9],
    ['ArrowUp', 2, 2],
    ['ArrowLeft', 0, 0],
    ['PageDown', 0, 8],
    ['Home', 7, 0],
    ['End', 0, 9],
    ['x', 3, undefined],
  ])('%s leads from %i to %s', (key, from, to) => {
    expect(whereTo(key, from, grid)).toBe(to);
  });

  test('goes up and down alone in a table', () => {
    expect(whereTo('ArrowRight', 0, { ...grid, columns: 1 })).toBeUndefined();
  });

  test('leads nowhere in an empty list', () => {
    expect(whereTo('End', 0, { ...grid, count: 0 })).toBeUndefined();
  });
});
