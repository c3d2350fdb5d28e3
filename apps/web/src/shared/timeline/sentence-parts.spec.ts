import { expect, it } from 'vitest';
import { placeFor, sentenceParts } from './sentence-parts.ts';

it('A sentence comes apart into texts and the places of links, in the order of its language', () => {
  expect(sentenceParts(`${placeFor('actor')} approved ${placeFor('image')}`)).toEqual([
    { place: 'actor' },
    { text: ' approved ' },
    { place: 'image' },
  ]);
  expect(sentenceParts('<b>Ines</b> {{image}}')).toEqual([{ text: '<b>Ines</b> {{image}}' }]);
});
