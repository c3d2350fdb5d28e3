import type { Route } from '@tandem/contracts';
import type { SignIdentity } from '@tandem/platform';
import { eventStreamType, resumeScope } from '@tandem/platform';
import express from 'express';
import type { RequestHandler, Router } from 'express';
import type { createForwarders } from './forward.ts';
import { identify } from './forward.ts';
import type { createLimiters } from './guards.ts';
import { refuseTooLarge } from './guards.ts';
import type { OpenStreams } from './open-streams.ts';
import type { Sessions } from './sessions.ts';
import { traced } from './traced.ts';

type Deps = {
  readonly sessions: Sessions;
  readonly signIdentity: SignIdentity;
  readonly forwarders: ReturnType<typeof createForwarders>;
  readonly limiters: ReturnType<typeof createLimiters>;
  readonly streams: OpenStreams;
};

/** Every route of the table that a service answers, and no other: what is not listed does not exist outside. */
export function publicRoutes(
  routes: { readonly [name: string]: Route },
  { sessions, signIdentity, forwarders, limiters, streams }: Deps,
): Router {
  const router = express.Router();
  for (const route of Object.values(routes)) {
    if (route.service === 'gateway') continue;
    const method = route.method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete';
    const path = route.path.replace(/\{(\w+)\}/g, ':$1');
    const limited: RequestHandler[] = [
      ...(route.response === eventStreamType ? [limiters.streams, streams.watch] : [limiters.atOnce]),
      ...(route.body === 'file' || route.bodyLimit !== undefined ? [limiters.largeAtOnce] : []),
      ...(route.auth === 'none' || path.startsWith('/v1/accounts') ? [limiters.accountRequests()] : []),
      ...(route.method === 'POST' && path.includes('/:organizationId/invitations')
        ? [limiters.invitations]
        : []),
      ...(route.body === 'file' ? [limiters.uploads] : []),
    ];
    router[method](
      path,
      refuseTooLarge(route),
      identify(route, sessions, signIdentity),
      ...limited,
      resumeScope,
      traced(route),
      forwarders.to(route),
    );
  }
  return router;
}
