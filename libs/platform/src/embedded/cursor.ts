import { BadCursor } from '../ports/index.ts';
import type { SqlValue } from './sql.ts';

/** Where a page ended: the values of the sort fields in its last row, and that row's id. */
export type Position = { readonly values: readonly SqlValue[]; readonly id: string };

export const toCursor = (query: string, { values, id }: Position): string =>
  Buffer.from(JSON.stringify([query, ...values, id])).toString('base64url');

/** Throws `BadCursor` for whatever this query, sorted by so many fields, cannot have given out. */
export function fromCursor(query: string, sortFields: number, cursor: string): Position {
  const parts = parse(cursor);
  if (!Array.isArray(parts) || parts.length !== sortFields + 2 || parts[0] !== query) throw new BadCursor();
  const values: readonly unknown[] = parts.slice(1, -1);
  const id: unknown = parts.at(-1);
  if (typeof id !== 'string' || !values.every(isSqlValue)) throw new BadCursor();
  return { values, id };
}

const isSqlValue = (value: unknown): value is SqlValue =>
  value === null || typeof value === 'string' || typeof value === 'number';

function parse(cursor: string): unknown {
  if (!/^[\w-]+$/.test(cursor)) throw new BadCursor();
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    throw new BadCursor();
  }
}
