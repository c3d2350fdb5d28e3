import { refuse } from '@tandem/contracts';
import { z } from 'zod';
import type { EntryRow, Position } from './project.store.ts';

export type ListSort = 'name' | 'date';

/** Where a row stands in the list. */
export const positionOf = (sort: ListSort, row: EntryRow): Position => ({
  value: sort === 'name' ? row.nameKey : row.createdAt,
  id: row.id,
});

// By bytes, as stores order texts: what comes after a cursor must be the same for both.
const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

const compare = (sort: ListSort, a: Position, b: Position): number =>
  (sort === 'name' ? byBytes(a.value, b.value) : byBytes(b.value, a.value)) || byBytes(a.id, b.id);

export const inOrder = (sort: ListSort) => (one: EntryRow, other: EntryRow) =>
  compare(sort, positionOf(sort, one), positionOf(sort, other));

/** Whether a row belongs to what follows a cursor. */
export const comesAfter = (sort: ListSort, row: EntryRow, position: Position): boolean =>
  compare(sort, positionOf(sort, row), position) > 0;

const Cursor = z.tuple([z.enum(['name', 'date']), z.string().max(500), z.uuid()]);

/** Names the last row shown, so that a page stays right when rows come and go before it. */
export const toCursor = (sort: ListSort, { value, id }: Position): string =>
  Buffer.from(JSON.stringify([sort, value, id])).toString('base64url');

/** Throws `request.cursor` for what this list, sorted so, did not give out. */
export function fromCursor(sort: ListSort, text: string): Position {
  const parsed = Cursor.safeParse(parse(text));
  if (!parsed.success || parsed.data[0] !== sort) throw refuse('request.cursor');
  const [, value, id] = parsed.data;
  return { value, id };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    return undefined;
  }
}
