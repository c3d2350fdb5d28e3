import type { PublishedEvent } from './event.ts';
import type { Aggregates } from './aggregate.ts';
import type { Gated, PendingMail } from './gated-document.ts';
import type { Logger } from './logging.ts';
import { createMailRelay } from './mail-relay.ts';
import type { Document, EventLog, Mail, Mailer } from './ports/index.ts';
import { repeatedly } from './repeatedly.ts';
import { restateAll } from './restate.ts';
import type { Runtime } from './runtime.ts';
import type { PublishFailures } from './telemetry/aggregate-metrics.ts';
import { measureAggregates } from './telemetry/aggregate-metrics.ts';
import type { Metrics } from './telemetry/metrics.ts';
import { publishTraced } from './telemetry/producing.ts';
import type { Scope } from './telemetry/scope.ts';
import { currentScope, inScope } from './telemetry/scope.ts';
import { withTranslation } from './translation.ts';

export type Relay = {
  /** Publishes what an earlier process left behind, then keeps sweeping every few seconds. */
  start(): Promise<void>;
  /** Publishes and sends what is waiting, then stops. */
  close(): Promise<void>;
  /**
   * Tells the current state of every aggregate again, as events; `told` hears how many so far. Needs no start. Rejects where
   * nothing can be published for a minute; what is told by then goes out all the same.
   */
  restate(told?: (count: number) => void): Promise<number>;
  /** Has what the aggregate's commands write, and what waits to go out, counted there. */
  measure(metrics: Metrics): void;
};

type Deps = {
  readonly log: EventLog;
  readonly runtime: Runtime;
  readonly logger: Logger;
  readonly mailer?: Mailer;
  /** Makes the mail's text, with its links, at the moment it is sent. */
  readonly renderMail?: (mail: PendingMail) => Mail | Promise<Mail>;
};

const sweepEvery = 2_000;
const sweepAfter = 3_000;
const atOnce = 200;

/** Publishes an aggregate's events right after each commit and pulls them from the outbox; has its mails sent. */
export function createRelay<State extends Document, Public extends object, Queries>(
  aggregates: Aggregates<State, Public, Queries>,
  { log, runtime, logger, mailer, renderMail }: Deps,
): Relay {
  const { spec, documents } = aggregates;
  let waiting = new Map<string, Gated<State>>();
  let running: Promise<boolean> | undefined;
  let closed = false;
  let stops: readonly (() => Promise<void>)[] = [];
  const publishedUpTo = new Map<string, number>();
  let failures: PublishFailures | undefined;
  /** The request that a document comes from: the relay works for many at once, its log lines are theirs. */
  const origins = new WeakMap<Gated<State>, Scope>();
  // Mails go their own way: a slow mail server holds up no event.
  const mails =
    mailer && renderMail
      ? createMailRelay(aggregates, {
          runtime,
          logger,
          mailer,
          renderMail,
          onFailure: () => failures?.mails(),
        })
      : undefined;

  const published = (document: Gated<State>): readonly PublishedEvent[] => {
    const state = spec.publicState(document) as Readonly<Record<string, unknown>>;
    const from = publishedUpTo.get(document.id) ?? 0;
    return document.gate.outbox
      .filter(({ seq }) => seq > from)
      .map(({ change, ...event }) => ({ ...event, stateseq: document.gate.seq, data: { change, state } }))
      .flatMap((event) => withTranslation(event, spec.translations, logger));
  };

  const publish = async (batch: readonly Gated<State>[]) => {
    const records = batch.flatMap((document) =>
      published(document).map((value) => ({ key: document.id, value })),
    );
    if (records.length > 0) await publishTraced(log, spec.topic, records);
    for (const { id, gate } of batch) publishedUpTo.set(id, Math.max(gate.seq, publishedUpTo.get(id) ?? 0));
    for (const id of publishedUpTo.keys()) {
      if (publishedUpTo.size <= 10_000) break;
      publishedUpTo.delete(id);
    }
    const pulls = batch
      .filter(({ gate }) => gate.outbox.length > 0)
      .map(({ id, gate }) => ({ id, elementIds: gate.outbox.map((event) => event.id) }));
    if (pulls.length > 0) await documents.pull('gate.outbox', pulls);
  };

  const publishAlone = async (document: Gated<State>): Promise<boolean> => {
    try {
      await publish([document]);
      return true;
    } catch (error) {
      failures?.events();
      const about = { error, aggregate: spec.name, id: document.id };
      inScope(origins.get(document), () =>
        logger.error(about, 'publishing failed; the sweeper will try again'),
      );
      return false;
    }
  };

  /** False when something could not be published; it stays in its document for the sweeper, and delays no other. */
  const drain = async (): Promise<boolean> => {
    let well = true;
    while (waiting.size > 0) {
      const batch = [...waiting.values()];
      waiting = new Map();
      const together = await publish(batch).then(
        () => true,
        () => false,
      );
      if (!together) well = (await Promise.all(batch.map(publishAlone))).every(Boolean) && well;
    }
    running = undefined;
    return well;
  };

  const enqueue = (document: Gated<State>) => {
    const known = waiting.get(document.id);
    if (!known || known.gate.seq <= document.gate.seq) waiting.set(document.id, document);
  };

  const kick = (): Promise<boolean> =>
    running ?? (waiting.size === 0 ? Promise.resolve(true) : (running = inScope(undefined, drain)));

  /** Whether there may be more of what was never published. */
  const sweep = async (before: Date): Promise<boolean> => {
    const { rows } = await documents.find('unpublished', before.toISOString(), { limit: atOnce });
    for (const document of rows) {
      // What the outbox still holds was perhaps never published: forget what this process believes.
      publishedUpTo.delete(document.id);
      enqueue(document);
    }
    return (await kick()) && rows.length === atOnce;
  };

  const sweepAll = async () => {
    const before = () => new Date(runtime.now().getTime() - sweepAfter);
    while (!closed && (await sweep(before())));
  };
  const sweepMails = async () => mails?.sweep();

  const sweeping = (what: () => Promise<void>) =>
    repeatedly(sweepEvery, () =>
      what().catch((error: unknown) => logger.error({ error, aggregate: spec.name }, 'sweeping failed')),
    );

  aggregates.onCommit((document, _events, mailsDue) => {
    const scope = currentScope();
    if (scope) origins.set(document, scope);
    enqueue(document);
    void kick();
    mails?.committed(document, mailsDue);
  });

  return {
    async start() {
      while (await sweep(runtime.now()));
      await sweepMails();
      if (!closed) stops = [sweepAll, sweepMails].map(sweeping);
    },
    async close() {
      closed = true;
      await Promise.all(stops.map((stop) => stop()));
      await kick();
      await mails?.idle();
    },
    restate: (told) =>
      restateAll(aggregates, {
        async publish(left) {
          left.forEach(enqueue);
          await kick();
        },
        told,
      }),
    measure(metrics) {
      failures = measureAggregates(metrics, aggregates, runtime.now);
    },
  };
}
