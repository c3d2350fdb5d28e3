import type { TimelineEntry } from '@tandem/contracts';
import { refuse } from '@tandem/contracts';
import { z } from 'zod';
import type { Copies } from './copies.ts';
import type { Chunk, Position, TimelineList } from './journal.ts';
import type { JournalEntry } from './journal.store.ts';
import { authorsOf } from './names.ts';
import type { SeenEvent } from './see-event.ts';

export type TimelinePage = { rows: TimelineEntry[]; next?: string };

/** How many events one request looks at: a page may be short, and `next` goes on from there. */
const lookAhead = 1_000;

/** Fills a page with what `see` leaves of each chunk; `last` is where the next one goes on, undefined at the end. */
export async function fillPage(
  chunks: AsyncIterable<Chunk>,
  see: (entries: readonly JournalEntry[]) => Promise<readonly SeenEvent[]>,
  limit: number,
): Promise<{ readonly seen: readonly SeenEvent[]; readonly last?: Position }> {
  const page: SeenEvent[] = [];
  let looked = 0;
  for await (const { entries, wanted, more } of chunks) {
    const seen = await see(wanted);
    page.push(...seen.slice(0, limit - page.length));
    const lastLooked = entries.at(-1);
    const lastShown = page.at(-1)?.entry;
    if (page.length === limit && lastShown)
      return more || lastShown !== lastLooked ? { seen: page, last: lastShown.event } : { seen: page };
    looked += entries.length;
    if (more && lastLooked && looked >= lookAhead) return { seen: page, last: lastLooked.event };
  }
  return { seen: page };
}

const Cursor = z.tuple([z.string(), z.string(), z.string(), z.int()]);
const nameOf = ({ projectId, subject }: TimelineList) => `${projectId ?? ''} ${subject ?? ''}`;

export const cursorAt = (list: TimelineList, { time, subject, seq }: Position): string =>
  Buffer.from(JSON.stringify([nameOf(list), time, subject, seq])).toString('base64url');

/** Refuses what this list cannot have given out. */
export function positionOf(list: TimelineList, cursor: string | undefined): Position | undefined {
  if (cursor === undefined) return undefined;
  const parsed = Cursor.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString()));
  if (!parsed.success || parsed.data[0] !== nameOf(list)) throw refuse('request.cursor');
  const [, time, subject, seq] = parsed.data;
  return { time, subject, seq };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What goes out: every name of the page looked up in one batch. */
export async function entriesOf(
  copies: Pick<Copies, 'accounts' | 'organizations'>,
  seen: readonly SeenEvent[],
  subjectNames: ReadonlyMap<string, string>,
): Promise<TimelineEntry[]> {
  const named = seen.flatMap(({ actor, people }) => (actor ? [actor, ...people] : people));
  const author = await authorsOf(copies, named);
  return seen.map(({ entry: { aggregate, event }, kind, actor, change, people }) => ({
    id: event.id,
    aggregate,
    subject: event.subject,
    subjectName: subjectNames.get(event.subject) ?? null,
    seq: event.seq,
    type: event.type,
    kind,
    time: event.time,
    actor: actor && author(actor),
    actedFor: actor && author({ ...actor, kind: 'organization' }),
    people: Object.fromEntries(people.map((someone) => [someone.id, author(someone)])),
    change,
  }));
}
