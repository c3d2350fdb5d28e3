import type { Scalar } from './store.ts';
import { BadCursor } from './store.ts';

/** Where a page ended: the values of the sort fields in its last row, and that row's id. */
export type Position = { readonly values: readonly Scalar[]; readonly id: string };

/** The cursor that a page of this query would have ended with, had this been its last row. */
export const toCursor = (query: string, { values, id }: Position): string =>
  Buffer.from(JSON.stringify([query, ...values, id])).toString('base64url');

/** Throws `BadCursor` for whatever this query, sorted by so many fields, cannot have given out. */
export function fromCursor(query: string, sortFields: number, cursor: string): Position {
  const parts = parse(cursor);
  if (!Array.isArray(parts) || parts.length !== sortFields + 2 || parts[0] !== query) throw new BadCursor();
  const values: readonly unknown[] = parts.slice(1, -1);
  const id: unknown = parts.at(-1);
  if (typeof id !== 'string' || !values.every(isScalar)) throw new BadCursor();
  return { values, id };
}

const isScalar = (value: unknown): value is Scalar =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value);

function parse(cursor: string): unknown {
  if (!/^[\w-]+$/.test(cursor)) throw new BadCursor();
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    throw new BadCursor();
  }
}

const largestPage = 1_000;

/** Throws `RangeError` for a page that no adapter gives. */
export function checkPage(page: { readonly limit: number } | undefined): void {
  if (page && !(Number.isInteger(page.limit) && page.limit >= 1 && page.limit <= largestPage))
    throw new RangeError(`A page has 1 to ${largestPage} rows, not ${page.limit}.`);
}
