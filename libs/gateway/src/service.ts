import {
  AccountState,
  aggregates,
  gatewayRoutes,
  problemKinds,
  problems,
  refuse,
  routes,
} from '@tandem/contracts';
import type { Service, ServiceDeps, SignIdentity, Subscription } from '@tandem/platform';
import {
  behindOf,
  consuming,
  createApp,
  createMetrics,
  createReadiness,
  isEventStream,
  measureReaders,
  openCopy,
  serveRoutes,
} from '@tandem/platform';
import compression from 'compression';
import express from 'express';
import type { Request, Response } from 'express';
import type { ServiceUrls } from './addresses.ts';
import { addressesOf } from './addresses.ts';
import { createWaitUntilApplied } from './applied.ts';
import { createForwarders } from './forward.ts';
import type { Limits } from './guards.ts';
import { createLimiters, defaultLimits, refuseOtherSites, rememberAddress } from './guards.ts';
import { securityHeaders } from './headers.ts';
import { checkCredentialsAt } from './log-in.ts';
import type { Mailbox } from './mailbox.ts';
import { createOpenStreams } from './open-streams.ts';
import type { DemoAccount } from './own-routes.ts';
import { ownHandlers } from './own-routes.ts';
import { pages } from './pages.ts';
import { publicRoutes } from './public-routes.ts';
import { createSessions } from './sessions.ts';
import { timedWaits } from './timed-waits.ts';
import type { WebApp } from './web-app.ts';

export type GatewayDeps = Omit<ServiceDeps, 'verifyIdentity'> & {
  readonly services: ServiceUrls;
  readonly signIdentity: SignIdentity;
  /** As people type it; https makes the cookie Secure. */
  readonly publicUrl: string;
  readonly mailbox?: Mailbox;
  readonly limits?: Limits;
  /** Addresses or networks of proxies whose X-Forwarded-For is believed when requests are counted. */
  readonly trustedProxies?: readonly string[];
  /** Left out: the API alone. */
  readonly webApp?: WebApp;
  /** For people to try; asked at each request. */
  readonly demoAccounts?: () => readonly DemoAccount[];
  /** How often the sessions of open streams are looked at again, milliseconds. */
  readonly checkStreamsEvery?: number;
};

/** A stream that is compressed would arrive in lumps. */
const isCompressed = (request: Request, response: Response) =>
  !isEventStream(response) && compression.filter(request, response);

/** The public side of the system: sessions, guards and the way to the services. It decides nothing about permissions. */
export function createGateway(deps: GatewayDeps): Service {
  const { store, log, runtime, logger } = deps;
  const services = addressesOf(deps.services);
  const accounts = openCopy(store, {
    name: 'accounts',
    aggregate: 'account',
    topic: aggregates.account.topic,
    schema: AccountState,
    indexes: [],
    queries: {},
  });
  const sessions = createSessions(store, accounts, runtime, { secure: deps.publicUrl.startsWith('https:') });
  const metrics = createMetrics('gateway');
  const waitUntilApplied = timedWaits(
    metrics,
    createWaitUntilApplied(services, { applied: (_aggregate, id, seq) => accounts.applied(id, seq) }),
  );
  const forwarders = createForwarders(services, waitUntilApplied, logger);
  const limiters = createLimiters(deps.limits ?? defaultLimits);
  let subscription: Subscription | undefined;
  let begun = false;
  const failures = () => subscription?.failure()?.message ?? [];
  const ready = () => begun && subscription?.failure() === undefined;
  const readiness = createReadiness(deps, () => ({ ready: ready(), failures: [failures()].flat() }));
  measureReaders(metrics, [accounts], () => subscription);
  const streams = createOpenStreams(sessions, {
    ready,
    logger,
    ...(deps.checkStreamsEvery === undefined ? {} : { every: deps.checkStreamsEvery }),
  });

  const router = express.Router();
  router.use(rememberAddress, securityHeaders, compression({ filter: isCompressed }));
  router.get('/healthz', (_request, response) => void response.json({ alive: true }));
  router.get('/readyz', async (_request, response) => {
    const answer = await readiness();
    response.status(answer.ready ? 200 : 503).json({ ready: answer.ready });
  });
  router.use(refuseOtherSites(deps.publicUrl));
  router.post('/v1/session', limiters.logIns, express.json({ limit: 10_000 }), limiters.wrongPasswords);
  router.use(
    serveRoutes(
      gatewayRoutes,
      ownHandlers({
        sessions,
        streams,
        checkCredentials: checkCredentialsAt(services.org, deps.signIdentity),
        mailbox: deps.mailbox,
        demoAccounts: deps.demoAccounts ?? (() => []),
      }),
      {
        verifyIdentity: () => Promise.reject(new Error('the gateway knows people by their session')),
        ready,
        open: true,
      },
    ),
  );
  // Sessions rest on the copy of accounts: one that has not caught up may not know that they have ended.
  router.use('/v1', (_request, _response, next) => {
    if (!ready()) throw refuse('copy.behind');
    next();
  });
  router.use(
    publicRoutes(routes, { sessions, signIdentity: deps.signIdentity, forwarders, limiters, streams }),
  );
  router.use(pages({ webApp: deps.webApp }));

  const app = createApp(router, {
    logger,
    newId: runtime.newId,
    tables: { problems, kinds: problemKinds },
    metrics,
    public: true,
  });
  app.set('trust proxy', deps.trustedProxies ?? false);

  return {
    name: 'gateway',
    app,
    ready,
    readiness,
    // It publishes nothing of its own.
    restate: () => Promise.resolve(0),
    behind: behindOf([accounts], deps),
    metrics: metrics.text,
    async start() {
      const handle = consuming(accounts.name, logger, accounts.handle);
      subscription ??= await log.subscribe('tandem.gateway.accounts', [accounts.topic], handle);
      await subscription.caughtUp;
      begun = true;
    },
    async close() {
      streams.close();
      forwarders.close();
    },
  };
}
