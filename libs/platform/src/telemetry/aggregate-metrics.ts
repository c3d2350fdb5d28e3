import type { Aggregates } from '../aggregate.ts';
import type { Document } from '../ports/index.ts';
import type { Metrics } from './metrics.ts';

/** So many documents are looked into; more than these wait only while the log is away, and then the age tells. */
const looked = { limit: 500 };

/** The gauges of one scrape rest on one look. */
function shared<Result>(look: () => Promise<Result>): () => Promise<Result> {
  let running: Promise<Result> | undefined;
  return () =>
    (running ??= look().finally(() => {
      running = undefined;
    }));
}

export type PublishFailures = { events(): void; mails(): void };

/** Counts the events that an aggregate's write gate accepts, and measures what waits to leave its documents. */
export function measureAggregates<State extends Document, Public extends object, Queries>(
  metrics: Metrics,
  { spec, documents, onCommit }: Aggregates<State, Public, Queries>,
  now: () => Date,
): PublishFailures {
  const aggregate = spec.name;
  const commands = metrics.counter({
    name: 'tandem_commands_total',
    help: 'Events that this process wrote, by type.',
    labels: ['aggregate', 'type'],
  });
  onCommit((_document, events) => {
    for (const { type } of events) commands({ aggregate, type });
  });

  const labels = ['aggregate'] as const;
  const sample = (value: number) => [{ labels: { aggregate }, value }];
  const age = (oldest: string | undefined) =>
    sample(oldest === undefined ? 0 : Math.max((now().getTime() - Date.parse(oldest)) / 1_000, 0));

  const events = shared(async () => {
    const { rows } = await documents.find('outboxes', now().toISOString(), looked);
    return rows.flatMap(({ gate }) => gate.outbox.map(({ time }) => time)).sort();
  });
  metrics.gauge(
    {
      name: 'tandem_outbox_events',
      help: 'Events stored and not yet published; exact up to 500 documents.',
      labels,
    },
    async () => sample((await events()).length),
  );
  metrics.gauge(
    {
      name: 'tandem_outbox_oldest_seconds',
      help: 'Age of the oldest event not yet published; 0 for none.',
      labels,
    },
    async () => age((await events())[0]),
  );
  const mails = shared(async () => {
    const { rows } = await documents.find('dueMails', now().toISOString(), looked);
    return rows.flatMap(({ gate }) => gate.mailsDue.map(({ at }) => at)).sort();
  });
  metrics.gauge(
    { name: 'tandem_mails_due', help: 'Mails not yet sent; exact up to 500 documents.', labels },
    async () => sample((await mails()).length),
  );
  metrics.gauge(
    { name: 'tandem_mails_oldest_seconds', help: 'Age of the oldest mail not yet sent; 0 for none.', labels },
    async () => age((await mails())[0]),
  );

  const failures = metrics.counter({
    name: 'tandem_publish_failures_total',
    help: 'Events or mails of a document that could not be sent on; the sweeper tries again.',
    labels: ['aggregate', 'kind'],
  });
  return {
    events: () => failures({ aggregate, kind: 'events' }),
    mails: () => failures({ aggregate, kind: 'mails' }),
  };
}
