/** Addresses as people paste them: separated by spaces, commas, semicolons or lines, perhaps in angle brackets. */
export function readAddresses(text: string): {
  readonly addresses: readonly string[];
  readonly wrong: readonly string[];
} {
  const words = text
    .split(/[\s,;]+/)
    .map((word) => word.replace(/^<|>$/g, '').toLowerCase())
    .filter((word) => word !== '');
  const looksRight = (word: string) => /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(word);
  return {
    addresses: [...new Set(words.filter(looksRight))],
    wrong: [...new Set(words.filter((word) => !looksRight(word)))],
  };
}
