import type { LinkProps } from '@tanstack/react-router';

/** Somewhere to go to, by its name. */
export type Place = {
  readonly label: string;
  readonly to: LinkProps['to'];
  readonly params: Readonly<Record<string, string>>;
};
export const kinds = ['pages', 'projects', 'images'] as const;
export type Kind = (typeof kinds)[number];
export type Found = Place & { readonly id: string; readonly kind: Kind; readonly hint?: string };

const plain = (words: string): string => words.normalize('NFKC').toLowerCase().trim();

/** The places whose name has these words, in capitals or not. */
export const placesNamed = <One extends Pick<Place, 'label'>>(places: readonly One[], words: string): One[] =>
  places.filter(({ label }) => plain(label).includes(plain(words)));

/** One further up or down, and round at the ends. */
export const stepIn = (count: number, active: number, by: 1 | -1): number =>
  count === 0 ? 0 : (active + by + count) % count;
