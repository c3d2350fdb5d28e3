import { setTimeout as pause } from 'node:timers/promises';
import type { LiveMessage } from '@tandem/contracts';
import { AccountState, aggregates, Envelope } from '@tandem/contracts';
import type { LogRecord, Logger, Runtime } from '@tandem/platform';
import { z } from 'zod';
import type { Copies } from '../copies.ts';
import type { Journal } from '../journal.ts';
import { readEntry } from '../journal.ts';
import type { JournalEntry, JournaledAggregate } from '../journal.store.ts';
import { journaledAggregates } from '../journal.store.ts';
import { createHints } from './hints.ts';
import { openLive } from './open-live.ts';
import type { Viewer } from './viewers.ts';
import { createViewers, endStreams } from './viewers.ts';

type Deps = {
  readonly copies: Copies;
  readonly journal: Journal;
  readonly runtime: Runtime;
  readonly logger: Logger;
  /** Whether the service takes in what happens. */
  readonly ready: () => boolean;
};

/** The organizations in a project, read leniently: the rest of it may not be readable. */
const Involved = z
  .object({
    data: z.object({
      state: z.object({
        organizationId: z.string(),
        collaborations: z.array(z.object({ organizationId: z.string() })),
      }),
    }),
  })
  .transform(({ data: { state } }) => [
    state.organizationId,
    ...state.collaborations.map(({ organizationId }) => organizationId),
  ]);

/** Milliseconds that the copies and the journal get for what others have published. */
const readableWithin = 10_000;
const lookEvery = 1_000;

/** Live updates: what happens anywhere, told as hints to whoever listens here and may see it. */
export function createLive({ copies, journal, runtime, logger, ready }: Deps) {
  const viewers = createViewers();
  const hintsOf = createHints({ copies, journal, viewers });
  const copyOf = { organization: copies.organizations, project: copies.projects, image: copies.images };
  let closed = false;
  let timer: NodeJS.Timeout | undefined;

  /** Whether, in time, whoever is sent here asks a service that knows what they are sent for. */
  async function untilReadable(aggregate: JournaledAggregate, entries: readonly JournalEntry[]) {
    const isReadable = async () => {
      const reached = await copyOf[aggregate].reached(entries.map(({ event }) => event.subject));
      return (
        entries.every(({ event }) => (reached.get(event.subject) ?? 0) >= event.seq) &&
        (await journal.holds(entries))
      );
    };
    const until = performance.now() + readableWithin;
    for (let wait = 2; !(await isReadable()); wait = Math.min(wait * 2, 50)) {
      if (closed || viewers.areNone() || performance.now() > until) return false;
      await pause(wait);
    }
    return true;
  }

  async function tell(aggregate: JournaledAggregate, records: readonly LogRecord[]) {
    const entries = records.flatMap(({ value }) => readEntry(aggregate, value) ?? []);
    if (entries.length === 0) return;
    if (!(await untilReadable(aggregate, entries))) return viewers.endAll();
    for (const [viewer, messages] of await hintsOf[aggregate](entries)) send(viewer, messages);
  }

  /** What one aggregate cannot be told of ends the streams that it concerns; what else happened is told all the same. */
  async function tellOrEnd(aggregate: JournaledAggregate, records: readonly LogRecord[]): Promise<void> {
    try {
      await tell(aggregate, records);
    } catch (error) {
      const ofEach = [...Map.groupBy(records, ({ key }) => key).values()];
      if (ofEach.length > 1) await Promise.all(ofEach.map((ofOne) => tellOrEnd(aggregate, ofOne)));
      else {
        logger.warn({ error, aggregate, id: records[0]?.key }, 'cannot be told live');
        for (const record of records) endConcerned(aggregate, record);
      }
    }
  }

  return {
    open: (accountId: string, organizationId: string) =>
      openLive({ copies, viewers, runtime }, { accountId, organizationId }),

    tail: {
      topics: Object.values(aggregates).map(({ topic }) => topic),
      async handle(records: readonly LogRecord[], topic: string) {
        if (viewers.areNone()) return;
        const aggregate = journaledAggregates.find((name) => aggregates[name].topic === topic);
        if (aggregate) await tellOrEnd(aggregate, records);
        else for (const { value } of records) endOlderSessions(value);
      },
    },

    background: {
      start() {
        timer = setInterval(() => ready() || viewers.endAll(), lookEvery).unref();
      },
      async close() {
        closed = true;
        clearInterval(timer);
        viewers.endAll();
      },
    },
  };

  /** Whoever listens comes back and asks for all of it. One image is not worth that: who asks for it is refused. */
  function endConcerned(aggregate: JournaledAggregate, { key, value }: LogRecord) {
    if (aggregate === 'image') return;
    const involved = aggregate === 'organization' ? [key] : Involved.safeParse(value).data;
    if (!involved) return viewers.endAll();
    for (const id of involved) for (const viewer of viewers.of(id)) endStreams(viewer);
  }

  /** Another password: who came in with the one before is out. */
  function endOlderSessions(value: unknown) {
    const account = AccountState.safeParse(Envelope.safeParse(value).data?.data.state).data;
    if (!account) return;
    for (const viewer of viewers.all())
      if (viewer.accountId === account.id)
        for (const stream of viewer.streams)
          if (stream.credentialsVersion < account.credentialsVersion) stream.end();
  }
}

/** Whoever left the organization has nothing more to listen to. */
function send(viewer: Viewer, messages: Iterable<LiveMessage>): void {
  for (const message of messages) {
    for (const stream of viewer.streams) stream.send(message);
    if (message.event === 'left' && message.aggregate === 'organization') endStreams(viewer);
  }
}
