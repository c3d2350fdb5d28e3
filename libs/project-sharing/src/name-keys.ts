/** For telling names apart as people do: without case, whatever way the characters were typed. */
export const foldName = (name: string): string => name.toWellFormed().normalize('NFKC').toLowerCase();

// Accents of Latin, Greek and Cyrillic letters; a voicing mark or a vowel sign makes another letter.
const accents = /[\u0300-\u036f]/g;

/** For finding and ordering names: without accents, too. */
export const searchKey = (text: string): string =>
  foldName(text).normalize('NFKD').replace(accents, '').normalize('NFC');

// Folding may lengthen a name; a cursor carries this.
const keptOfKey = 100;

/** What names are ordered by, byte for byte: their search key, then as they are written. */
export const nameKeyOf = (name: string): string =>
  `${[...searchKey(name)].slice(0, keptOfKey).join('')}\u0001${name}`;
