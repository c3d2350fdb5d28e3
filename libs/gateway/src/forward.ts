import type { Agent, ClientRequest, IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Route } from '@tandem/contracts';
import { problemKinds, problems, refuse } from '@tandem/contracts';
import type { Logger, SignIdentity } from '@tandem/platform';
import {
  eventStreamType,
  identityHeader,
  nobody,
  requestIdHeader,
  sendProblem,
  wroteHeader,
} from '@tandem/platform';
import type { Request, RequestHandler, Response } from 'express';
import { createProxyMiddleware, responseInterceptor } from 'http-proxy-middleware';
import type { Addresses, ServiceAddresses } from './addresses.ts';
import type { WaitUntilApplied } from './applied.ts';
import { parseWrote } from './applied.ts';
import { createReplicaAgent } from './connect.ts';
import type { Sessions } from './sessions.ts';
import { giveUpInSilence, isSilence } from './silence.ts';

/** How long an answer waits for the copies: for every write on rare aggregates, and for routes declared effective. */
const patience = { write: 1_000, effective: 5_000 };

/** Seconds that a service may keep silent before its answer begins. */
const longestSilence = 9;

/** Milliseconds without a heartbeat after which the other end of a stream counts as gone. */
const streamSilence = 45_000;

const ignored = () => undefined;

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

/** Says who asks, or that nobody has logged in, in a header that only the gateway can make. */
export const identify =
  (route: Route, sessions: Sessions, sign: SignIdentity): RequestHandler =>
  async (request, response, next) => {
    const session = route.auth === 'account' ? await sessions.of(request) : undefined;
    if (route.auth === 'account' && session === undefined) throw refuse('session.required');
    for (const name of Object.keys(request.headers)) {
      if (name.startsWith('tandem-') || strippedHeaders.includes(name)) delete request.headers[name];
    }
    if (session) response.locals['accountId'] = session.accountId;
    if (session) response.locals['sessionId'] = session.id;
    request.headers[identityHeader] = await sign(session?.accountId ?? nobody, route.service);
    request.headers[requestIdHeader] = String(response.getHeader(requestIdHeader));
    next();
  };

/** Sends a request on to its service; one forwarder a service, and one more for writes that others must have applied. */
export function createForwarders(
  services: ServiceAddresses,
  waitUntilApplied: WaitUntilApplied,
  logger: Logger,
  silence = longestSilence,
) {
  const agents: Agent[] = [];
  const unreachable = (error: unknown, request: IncomingMessage, response: ServerResponse) => {
    logger.warn({ error, method: request.method }, 'a service does not answer');
    if (response.headersSent) response.destroy();
    else sendProblem(response as Response, { problems, kinds: problemKinds }, 'service.unreachable');
  };

  /**
   * A GET whose connection broke before an answer is sent once more: a replica that stopped may have closed it. After a
   * silence there is no time left for that.
   */
  const orOnceMore = (send: (request: Request, response: Response) => void) => {
    const sentTwice = new WeakSet<IncomingMessage>();
    return (error: Error, request: IncomingMessage, response: ServerResponse | Socket) => {
      if (!('headersSent' in response)) response.destroy();
      else if (
        request.method !== 'GET' ||
        isSilence(error) ||
        sentTwice.has(request) ||
        response.headersSent ||
        response.destroyed
      )
        unreachable(error, request, response);
      else {
        sentTwice.add(request);
        send(request as Request, response as Response);
      }
    };
  };

  const forwarderTo = (addresses: Addresses) => {
    const agent = createReplicaAgent(addresses);
    // Streams keep their connections to themselves.
    const streamAgent = createReplicaAgent(addresses);
    agents.push(agent, streamAgent);
    const chosen = new WeakMap<IncomingMessage, string>();
    const onSent = (sent: ClientRequest, request: IncomingMessage) =>
      giveUpInSilence(sent, silence, () => addresses.failed(chosen.get(request) ?? ''));
    const common = {
      agent,
      xfwd: false,
      proxyTimeout: 120_000,
      router(request: IncomingMessage) {
        const [address = ''] = addresses.inOrder();
        chosen.set(request, address);
        return address;
      },
    } as const;
    /** A replica that says 503 may still be starting: the others are asked first for a moment. */
    const look = (answer: IncomingMessage, request: IncomingMessage) => {
      const address = chosen.get(request);
      if (answer.statusCode === 503 && address !== undefined) addresses.failed(address);
    };

    const plain: RequestHandler = createProxyMiddleware<Request, Response>({
      ...common,
      on: {
        proxyReq: onSent,
        error: orOnceMore((request, response) => void plain(request, response, ignored)),
        proxyRes(answer, request) {
          look(answer, request);
          delete answer.headers[wroteHeader];
        },
      },
    });

    const stream: RequestHandler = createProxyMiddleware<Request, Response>({
      ...common,
      agent: streamAgent,
      proxyTimeout: streamSilence,
      on: {
        proxyReq: onSent,
        error: orOnceMore((request, response) => void stream(request, response, ignored)),
        proxyRes: look,
      },
    });

    const awaiting = (effective: boolean): RequestHandler => {
      const intercept = responseInterceptor(async (body, answer, _request, response: ServerResponse) => {
        response.removeHeader(wroteHeader);
        const wrote = parseWrote(answer.headers[wroteHeader] as string | undefined);
        if (wrote.length === 0) return body;
        const pending = await waitUntilApplied(wrote, effective ? patience.effective : patience.write);
        if (!effective || pending.length === 0 || (answer.statusCode ?? 500) >= 300) return body;
        response.statusCode = 202;
        const told = body.length > 0 ? (JSON.parse(body.toString()) as object) : {};
        return JSON.stringify({ ...told, pending });
      });
      return createProxyMiddleware<Request, Response>({
        ...common,
        selfHandleResponse: true,
        on: {
          proxyReq: onSent,
          error: (error, request, response) => unreachable(error, request, response as ServerResponse),
          proxyRes(answer, request, response) {
            look(answer, request);
            // An answer that breaks off is none: the interceptor would end it as if it were one.
            answer.once('error', (error) => unreachable(error, request, response));
            return intercept(answer, request, response);
          },
        },
      });
    };
    return {
      plain,
      stream,
      write: awaiting(false),
      effective: awaiting(true),
    };
  };

  const names = Object.keys(services) as (keyof ServiceAddresses)[];
  const forwarders = new Map(names.map((name) => [name, forwarderTo(services[name])]));
  return {
    /** Image writes never wait. */
    to(route: Route): RequestHandler {
      const forwarder = forwarders.get(route.service as keyof ServiceAddresses);
      if (!forwarder) throw new Error(`no address for ${route.service}`);
      if (route.effective) return forwarder.effective;
      if (route.response === eventStreamType) return forwarder.stream;
      const rare = route.service === 'org' || route.service === 'project-sharing';
      return rare && route.method !== 'GET' ? forwarder.write : forwarder.plain;
    },
    close() {
      for (const agent of agents) agent.destroy();
    },
  };
}
