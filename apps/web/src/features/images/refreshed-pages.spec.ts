import { describe, expect, test } from 'vitest';
import { pagesBetween, withFresh } from './refreshed-pages.ts';

const page = (rows: string, next?: string) => ({ rows: [...rows], ...(next ? { next } : {}) });
const list = { pages: [page('ab', 'b'), page('cd', 'd'), page('ef')], pageParams: [undefined, 'b', 'd'] };

describe('the pages of a list', () => {
  test('that hold the rows on the screen', () => {
    expect(pagesBetween(list.pages, 0, 1)).toEqual([0, 0]);
    expect(pagesBetween(list.pages, 1, 3)).toEqual([0, 1]);
    expect(pagesBetween(list.pages, 4, 99)).toEqual([2, 2]);
    expect(pagesBetween(list.pages, 50, 99)).toEqual([2, 2]);
  });

  test('are replaced by what was read again', () => {
    const { pages, pageParams } = withFresh(list, 1, [page('xd', 'd')]);
    expect(pages.map(({ rows }) => rows.join(''))).toEqual(['ab', 'xd', 'ef']);
    expect(pageParams).toEqual([undefined, 'b', 'd']);
  });

  test('are left out after a page that ends elsewhere now, so that no image is passed over', () => {
    const { pages, pageParams } = withFresh(list, 0, [page('aa', 'a'), page('bc', 'c')]);
    expect(pages.map(({ rows }) => rows.join(''))).toEqual(['aa', 'bc']);
    expect(pageParams).toEqual([undefined, 'a']);
  });

  test('end where nothing follows any more', () => {
    expect(withFresh(list, 1, [page('c')]).pages).toHaveLength(2);
    const whole = withFresh(list, 2, [page('e')]);
    expect([whole.pages.length, whole.pageParams.length]).toEqual([3, 3]);
  });
});
