import { aggregates, Envelope } from '@tandem/contracts';
import type { Logger, Reader, Store } from '@tandem/platform';
import { unkeepable } from '@tandem/platform';
import type { JournalEntry, JournaledAggregate } from './journal.store.ts';
import { journalCollection, journaledAggregates } from './journal.store.ts';

/** A project with its images, or one aggregate of it; an organization belongs to no project. */
export type TimelineList =
  | { readonly projectId: string; readonly subject?: undefined }
  | { readonly projectId: string | null; readonly subject: string };

/** The event that a page ended with. */
export type Position = Pick<JournalEntry['event'], 'time' | 'subject' | 'seq'>;
export type Chunk = {
  /** What was looked at. */
  readonly entries: readonly JournalEntry[];
  /** Those of them that are of the times one asked for. */
  readonly wanted: readonly JournalEntry[];
  readonly more: boolean;
};
/** From inclusive, to exclusive. */
export type Times = { readonly from?: string | undefined; readonly to?: string | undefined };

const chunkSize = 250;

export function openJournal(store: Store, logger: Logger) {
  const documents = store.collection(journalCollection);

  const readerOf = (aggregate: JournaledAggregate): Reader => ({
    name: `${aggregate}-journal`,
    aggregate,
    topic: aggregates[aggregate].topic,
    async handle(records) {
      const entries = records.flatMap(({ value }) => readEntry(aggregate, value, logger) ?? []);
      if (entries.length > 0) await documents.insertMany(entries);
    },
    applied: async (id, seq) => (await documents.get(entryId(id, seq))) !== undefined,
  });

  const find = (
    list: TimelineList,
    after: Position | undefined,
    to: string | undefined,
    page: { limit: number; after?: string },
  ) =>
    list.subject === undefined
      ? documents.find('ofProject', { ...list, until: earlier(after?.time, to) }, page)
      : documents.find('ofSubject', { ...list, below: after?.seq }, page);

  return {
    readers: journaledAggregates.map(readerOf),

    /** Newest first: a project's events by time, those of one aggregate by number. */
    async *newestFirst(
      list: TimelineList,
      after: Position | undefined,
      firstChunk: number,
      { from, to }: Times = {},
    ): AsyncGenerator<Chunk> {
      const isWithin = ({ event: { time } }: JournalEntry) =>
        (from === undefined || time >= from) && (to === undefined || time < to);
      let cursor: string | undefined;
      let limit = firstChunk;
      do {
        const { rows, next } = await find(list, after, to, {
          limit,
          ...(cursor !== undefined && { after: cursor }),
        });
        const entries = after && !list.subject ? rows.filter(({ event }) => isOlder(event, after)) : rows;
        // Those of a project come by time: after the first that is too old there are only older ones.
        const oldest = list.subject === undefined ? rows.at(-1)?.event.time : undefined;
        cursor = from !== undefined && oldest !== undefined && oldest < from ? undefined : next;
        yield { entries, wanted: entries.filter(isWithin), more: cursor !== undefined };
        limit = chunkSize;
      } while (cursor !== undefined);
    },

    /** Whether all of these have arrived here. */
    async holds(entries: readonly JournalEntry[]): Promise<boolean> {
      const ids = new Set(entries.map(({ id }) => id));
      return (await documents.versions([...ids])).size === ids.size;
    },

    /**
     * By id of an image's event: the collaboration that the image was entrusted to before it, null: to nobody; not there:
     * it is the first.
     */
    async entrustedBefore(entries: readonly JournalEntry[]): Promise<ReadonlyMap<string, string | null>> {
      const found = new Map<string, string | null>();
      let open = entries.map(({ id, event }) => ({ id, subject: event.subject, seq: event.seq - 1 }));
      // A restated state is an event that says nothing: what came before it is asked for in turn.
      while ((open = open.filter(({ id, seq }) => seq > 0 && !found.has(id))).length > 0) {
        const rows = await documents.getMany([
          ...new Set(open.map(({ subject, seq }) => entryId(subject, seq))),
        ]);
        const told = new Map(rows.map(({ doc }) => [doc.id, doc.event.data.change['entrustedTo']]));
        for (const { id, subject, seq } of open) {
          const entrustment = told.get(entryId(subject, seq));
          if (entrustment !== undefined) found.set(id, collaborationIn(entrustment));
        }
        open = open.map((one) => ({ ...one, seq: one.seq - 1 }));
      }
      return found;
    },

    /** The events of these aggregates, one aggregate after the other, each from its first. */
    async *chains(subjects: readonly string[]): AsyncGenerator<readonly JournalEntry[]> {
      let cursor: string | undefined;
      do {
        const { rows, next } = await documents.find('chains', subjects, {
          limit: chunkSize,
          ...(cursor !== undefined && { after: cursor }),
        });
        yield rows;
        cursor = next;
      } while (cursor !== undefined);
    },
  };
}
export type Journal = ReturnType<typeof openJournal>;

/** An event as it is kept; undefined for what is left out: it has no place in a chain, and the check will call its number missing. */
export function readEntry(
  aggregate: JournaledAggregate,
  value: unknown,
  logger?: Logger,
): JournalEntry | undefined {
  const parsed = Envelope.safeParse(value);
  if (!parsed.success) {
    logger?.error({ aggregate, issues: parsed.error.issues.slice(0, 5) }, 'not an event; left out');
    return undefined;
  }
  // A translation is no link of the chain: the event that it translates is.
  if (parsed.data.translates !== undefined) return undefined;
  const entry = entryOf(aggregate, parsed.data);
  const reason = unkeepable(entry);
  if (reason === undefined) return entry;
  logger?.error({ aggregate, id: entry.id, reason }, 'no store keeps this event; left out');
  return undefined;
}

function collaborationIn(entrustment: unknown): string | null {
  const named =
    typeof entrustment === 'object' && entrustment !== null && 'collaborationId' in entrustment
      ? entrustment.collaborationId
      : null;
  return typeof named === 'string' ? named : null;
}

const earlier = (a: string | undefined, b: string | undefined) =>
  a === undefined || (b !== undefined && b < a) ? b : a;

const entryId = (subject: string, seq: number): string => `${subject}@${seq}`;

function entryOf(aggregate: JournaledAggregate, { data, ...event }: Envelope): JournalEntry {
  return {
    id: entryId(event.subject, event.seq),
    aggregate,
    projectId: projectOf(aggregate, event.subject, data),
    event: { ...event, data: { change: data.change } },
  };
}

function projectOf(
  aggregate: JournaledAggregate,
  subject: string,
  { change, state }: Envelope['data'],
): string | null {
  if (aggregate !== 'image') return aggregate === 'project' ? subject : null;
  const named = change['projectId'] ?? state['projectId'];
  return typeof named === 'string' ? named : null;
}

// As the list of a project is sorted: by time, then subject, then number.
function isOlder(event: Position, than: Position): boolean {
  if (event.time !== than.time) return event.time < than.time;
  if (event.subject !== than.subject) return event.subject < than.subject;
  return event.seq < than.seq;
}
