// No name holds control characters, so what they enclose is a place for a link and nothing else.
const [open, close] = ['\u0001', '\u0002'];
const place = new RegExp(`${open}(\\w+)${close}`);

/** Stands in a text for the value of this name. */
export const placeFor = (name: string): string => `${open}${name}${close}`;

/** A text with places, as its parts in order. */
export const sentenceParts = (
  text: string,
): readonly ({ readonly text: string } | { readonly place: string })[] =>
  text
    .split(place)
    .map((part, n) => (n % 2 === 1 ? { place: part } : { text: part }))
    .filter((part) => 'place' in part || part.text !== '');
