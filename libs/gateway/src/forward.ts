import { Agent } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { randomBytes } from 'node:crypto';
import type { Route } from '@tandem/contracts';
import { problemKinds, problems, refuse } from '@tandem/contracts';
import type { Logger, SignIdentity } from '@tandem/platform';
import { identityHeader, requestIdHeader, sendProblem, wroteHeader } from '@tandem/platform';
import type { RequestHandler, Response } from 'express';
import { createProxyMiddleware, responseInterceptor } from 'http-proxy-middleware';
import type { ServiceUrls, WaitUntilApplied } from './applied.ts';
import { parseWrote } from './applied.ts';
import type { Sessions } from './sessions.ts';

/** How long an answer waits for the copies: for every write on rare aggregates, and for routes declared effective. */
const patience = { write: 1_000, effective: 5_000 };

/** Nothing that came from outside under these names reaches a service. */
const strippedHeaders = [
  'cookie',
  'authorization',
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-forwarded-port',
  'x-real-ip',
  'traceparent',
  'tracestate',
  'expect',
];

/** Says who asks, in a header that only the gateway can make. */
export const identify =
  (route: Route, sessions: Sessions, sign: SignIdentity): RequestHandler =>
  async (request, response, next) => {
    const accountId = route.auth === 'account' ? await sessions.accountOf(request) : undefined;
    if (route.auth === 'account' && accountId === undefined) throw refuse('session.required');
    for (const name of Object.keys(request.headers)) {
      if (name.startsWith('tandem-') || strippedHeaders.includes(name)) delete request.headers[name];
    }
    if (accountId !== undefined) {
      response.locals['accountId'] = accountId;
      request.headers[identityHeader] = await sign(accountId, route.service);
    }
    request.headers[requestIdHeader] = String(response.getHeader(requestIdHeader));
    request.headers['traceparent'] =
      `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-01`;
    next();
  };

/** Sends a request on to its service; one forwarder a service, and one more for writes that others must have applied. */
export function createForwarders(services: ServiceUrls, waitUntilApplied: WaitUntilApplied, logger: Logger) {
  const agent = new Agent({ keepAlive: true, maxFreeSockets: 256 });
  const unreachable = (error: Error, request: IncomingMessage, response: unknown) => {
    logger.warn({ error, method: request.method }, 'a service does not answer');
    const answer = response as Response;
    if (typeof answer.status === 'function' && !answer.headersSent)
      sendProblem(answer, { problems, kinds: problemKinds }, 'service.unreachable');
    else (answer as { destroy?: () => void }).destroy?.();
  };
  const common = (service: keyof ServiceUrls) =>
    ({ target: services[service], agent, xfwd: false, proxyTimeout: 120_000 }) as const;

  const plain = (service: keyof ServiceUrls) =>
    createProxyMiddleware({
      ...common(service),
      on: { error: unreachable, proxyRes: (answer) => void delete answer.headers[wroteHeader] },
    });

  const awaiting = (service: keyof ServiceUrls, effective: boolean) =>
    createProxyMiddleware({
      ...common(service),
      selfHandleResponse: true,
      on: {
        error: unreachable,
        proxyRes: responseInterceptor(async (body, answer, _request, response: ServerResponse) => {
          response.removeHeader(wroteHeader);
          const wrote = parseWrote(answer.headers[wroteHeader] as string | undefined);
          if (wrote.length === 0) return body;
          const pending = await waitUntilApplied(wrote, effective ? patience.effective : patience.write);
          if (!effective || pending.length === 0 || (answer.statusCode ?? 500) >= 300) return body;
          response.statusCode = 202;
          return JSON.stringify({ ...(JSON.parse(body.toString()) as object), pending });
        }),
      },
    });

  const names = Object.keys(services) as (keyof ServiceUrls)[];
  const forwarders = new Map(
    names.map((name) => [
      name,
      { plain: plain(name), write: awaiting(name, false), effective: awaiting(name, true) },
    ]),
  );
  return {
    /** Image writes never wait. */
    to(route: Route): RequestHandler {
      const forwarder = forwarders.get(route.service as keyof ServiceUrls);
      if (!forwarder) throw new Error(`no address for ${route.service}`);
      if (route.effective) return forwarder.effective as RequestHandler;
      const rare = route.service === 'org' || route.service === 'project-sharing';
      return (rare && route.method !== 'GET' ? forwarder.write : forwarder.plain) as RequestHandler;
    },
    close: () => agent.destroy(),
  };
}
