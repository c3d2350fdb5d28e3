import { expect, test } from 'vitest';
import { isFirstKey, wentTo } from './go-to.ts';

test('two keys, one after the other, go to a page', () => {
  expect(isFirstKey('g')).toBe(true);
  expect(isFirstKey('p')).toBe(false);
  expect(wentTo('g', 'p')).toBe('goToProjects');
  expect(wentTo('g', 'i')).toBe('goToImages');
  expect(wentTo('G', 't')).toBe('goToTimeline');
  expect(wentTo('g', 'x')).toBeUndefined();
});
