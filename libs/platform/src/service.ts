import express from 'express';
import type { Express, RequestHandler, Router } from 'express';
import type { Logger as Pino } from 'pino';
import { z } from 'zod';
import type { Behind } from './behind.ts';
import { behindOf } from './behind.ts';
import type { CopyBehind } from './copies-behind.ts';
import { createApp } from './http/app.ts';
import type { ProblemTables } from './http/problem.ts';
import type { Handlers, RouteShape } from './http/route-shape.ts';
import type { Admissions } from './http/serve-routes.ts';
import { serveRoutes } from './http/serve-routes.ts';
import type { VerifyIdentity } from './identity.ts';
import { identityHeader } from './identity.ts';
import type { BatchHandler, EventLog, Store, Subscription } from './ports/index.ts';
import type { Readiness } from './readiness.ts';
import { createReadiness } from './readiness.ts';
import { refusal } from './refusal.ts';
import type { Relay } from './relay.ts';
import type { Runtime } from './runtime.ts';
import { consuming } from './telemetry/consuming.ts';
import type { Metrics } from './telemetry/metrics.ts';
import { createMetrics } from './telemetry/metrics.ts';
import { measureReaders } from './telemetry/reader-metrics.ts';

/** Something that reads the log and can say whether it has got as far as an event: a copy, or a journal. */
export type Reader = {
  readonly name: string;
  readonly aggregate: string;
  readonly topic: string;
  readonly handle: BatchHandler;
  applied(id: string, seq: number): Promise<boolean>;
  /** Of a copy: what could not be brought up to date. */
  readonly behind?: CopyBehind;
  /** Of a copy: how many of its documents could not be brought up to date. */
  readonly countBehind?: () => Promise<number>;
};

export type ServiceDeps = {
  readonly store: Store;
  readonly log: EventLog;
  readonly runtime: Runtime;
  readonly logger: Pino;
  readonly verifyIdentity: VerifyIdentity;
};

/** A service as its process sees it: an app that never listens, and its life. */
export type Service = {
  readonly name: string;
  readonly app: Express;
  /** Resolves when every copy has caught up with what lay in the log; after a rejection it may be called again. */
  start(): Promise<void>;
  /** By its own account: it has caught up, and takes in what happens. */
  ready(): boolean;
  /** The same, and whether its engines answer. */
  readiness(): Promise<Readiness>;
  /** Tells the current state of all its aggregates again, as events; `told` hears how many so far. Needs no start. */
  restate(told?: (count: number) => void): Promise<number>;
  readonly behind: Behind;
  /** Prometheus text. */
  metrics(): Promise<string>;
  close(): Promise<void>;
};

type Parts<Routes extends { readonly [name: string]: RouteShape }> = {
  readonly name: string;
  readonly routes: Routes;
  readonly handlers: Handlers<Routes>;
  readonly tables: ProblemTables;
  readonly readers: readonly Reader[];
  readonly relays: readonly Relay[];
  readonly admit?: Admissions;
  /** Where the service counts what it alone knows of. */
  readonly metrics?: Metrics;
  /** Reached by other services alone, below /internal. */
  readonly internal?: Router;
  /** Told to every process, from now on: nothing is decided by it. */
  readonly tail?: { readonly topics: readonly string[]; readonly handle: BatchHandler };
  /** Work in the background, begun with the service. */
  readonly background?: { start(): void; close(): Promise<void> };
};

const AppliedQuery = z.strictObject({
  aggregate: z.string(),
  id: z.string(),
  seq: z.coerce.number().int().min(1),
  wait: z.coerce.number().int().min(0).max(10_000).default(0),
});

/** Only the gateway, and whoever else holds its key, may ask a service about people. */
const fromInside =
  (verify: VerifyIdentity): RequestHandler =>
  async (request, _response, next) => {
    await verify(request.get(identityHeader) ?? '');
    next();
  };

/** Work that is begun again after it has failed, and never while it runs or once it is done. */
function untilDone(work: () => Promise<void>): () => Promise<void> {
  let begun: Promise<void> | undefined;
  return () =>
    (begun ??= work().catch((error: unknown) => {
      begun = undefined;
      throw error;
    }));
}

/** Puts the parts of a service together: its routes, what it reads from the log, what it publishes, its health. */
export function assembleService<Routes extends { readonly [name: string]: RouteShape }>(
  parts: Parts<Routes>,
  deps: ServiceDeps,
): Service {
  let begun = false;
  const subscriptions = new Map<string, Subscription>();
  const failures = () => [...subscriptions.values()].flatMap((one) => one.failure()?.message ?? []);
  // A copy that cannot take in what happens must not decide: a revocation never fails open.
  const ready = () => begun && failures().length === 0;
  const readiness = createReadiness(deps, () => ({ ready: ready(), failures: failures() }));

  const metrics = parts.metrics ?? createMetrics(parts.name);
  for (const relay of parts.relays) relay.measure(metrics);
  measureReaders(metrics, parts.readers, (reader) => subscriptions.get(reader));

  const applied = async (aggregate: string, id: string, seq: number) => {
    const readers = parts.readers.filter((reader) => reader.aggregate === aggregate);
    const answers = await Promise.all(readers.map((reader) => reader.applied(id, seq)));
    return answers.every(Boolean);
  };

  const router = express.Router();
  router.get('/healthz', (_request, response) => void response.json({ alive: true }));
  router.get('/readyz', async (_request, response) => {
    const answer = await readiness();
    response.status(answer.ready ? 200 : 503).json(answer);
  });
  router.get('/metrics', async (_request, response) => {
    response.type(metrics.contentType).send(await metrics.text());
  });
  router.get('/internal/applied', async (request, response) => {
    const query = AppliedQuery.safeParse(request.query);
    if (!query.success) throw refusal('request.invalid', { issues: [] });
    const { aggregate, id, seq, wait } = query.data;
    const until = Date.now() + wait;
    let is = await applied(aggregate, id, seq);
    for (let pause = 1; !is && Date.now() < until; pause = Math.min(pause * 2, 50)) {
      await new Promise((resolve) => setTimeout(resolve, pause));
      is = await applied(aggregate, id, seq);
    }
    response.json({ applied: is });
  });
  if (parts.internal) router.use('/internal', fromInside(deps.verifyIdentity), parts.internal);
  router.use(
    serveRoutes(parts.routes, parts.handlers, {
      verifyIdentity: deps.verifyIdentity,
      ready,
      ...(parts.admit ? { admit: parts.admit } : {}),
    }),
  );

  const subscribing = parts.readers.map(({ name, topic, handle }) =>
    untilDone(async () => {
      const group = `tandem.${parts.name}.${name}`;
      subscriptions.set(name, await deps.log.subscribe(group, [topic], consuming(name, deps.logger, handle)));
    }),
  );
  const starting = parts.relays.map((relay) => untilDone(() => relay.start()));
  const { tail } = parts;
  const tailing = untilDone(async () => tail && deps.log.tail(tail.topics, tail.handle));

  return {
    name: parts.name,
    app: createApp(router, { logger: deps.logger, newId: deps.runtime.newId, tables: parts.tables, metrics }),
    ready,
    readiness,
    async restate(told) {
      let before = 0;
      for (const relay of parts.relays) before += await relay.restate((count) => told?.(before + count));
      return before;
    },
    behind: behindOf(parts.readers, deps),
    metrics: metrics.text,
    async start() {
      await Promise.all(subscribing.map((subscribe) => subscribe()));
      await Promise.all(starting.map((start) => start()));
      await tailing();
      await Promise.all([...subscriptions.values()].map(({ caughtUp }) => caughtUp));
      parts.background?.start();
      begun = true;
    },
    async close() {
      await parts.background?.close();
      await Promise.all(parts.relays.map((relay) => relay.close()));
    },
  };
}
