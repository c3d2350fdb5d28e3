import { expect, test } from 'vitest';
import { placesNamed, stepIn } from './found.ts';

const named = (...labels: string[]) => labels.map((label) => ({ label }));

test('places are found by part of their name, in capitals or not', () => {
  const places = named('Images', 'Timeline', 'タイムライン');
  expect(placesNamed(places, ' TIME ')).toEqual(named('Timeline'));
  expect(placesNamed(places, 'ﾀｲﾑ')).toEqual(named('タイムライン'));
  expect(placesNamed(places, '')).toEqual(places);
});

test('the arrows go round at the ends', () => {
  expect(stepIn(3, 2, 1)).toBe(0);
  expect(stepIn(3, 0, -1)).toBe(2);
  expect(stepIn(0, 0, 1)).toBe(0);
});
