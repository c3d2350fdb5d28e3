import type { Route } from '@tandem/contracts';
import { problemKinds, problems, refuse } from '@tandem/contracts';
import { sendProblem } from '@tandem/platform';
import type { Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import type { LimitFunction } from 'p-limit';
import pLimit from 'p-limit';

/** How many requests in a quarter of an hour; beyond it `request.too-many`. */
export type Limits = {
  /** Wrong passwords, per address and e-mail. */
  readonly wrongPasswords: number;
  /** Log-ins, per address. */
  readonly logIns: number;
  /** Sign-ups, resets and verifications, each per address (per account where there is a session). */
  readonly accountRequests: number;
  /** Invitations to organizations, per account (up to a hundred addresses each). */
  readonly invitations: number;
  /** Requests running at the same moment, per account or address. */
  readonly atOnce: number;
  /** Live streams open at the same moment, per account. */
  readonly streams: number;
  /** Uploads and saves whose bodies come in at the same moment, per account; the others wait. */
  readonly largeAtOnce: number;
  /** Uploads, per account. */
  readonly uploads: number;
};

export const defaultLimits: Limits = {
  wrongPasswords: 10,
  logIns: 300,
  accountRequests: 100,
  invitations: 100,
  atOnce: 100,
  streams: 20,
  largeAtOnce: 6,
  uploads: 5_000,
};

const tables = { problems, kinds: problemKinds };
const windowMs = 15 * 60 * 1000;
const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

const limit = (
  max: number,
  key: (request: Request, response: Response) => string,
  options: { readonly onlyFailures?: boolean } = {},
): RequestHandler =>
  rateLimit({
    windowMs,
    limit: max,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    skipSuccessfulRequests: options.onlyFailures ?? false,
    handler: (_request, response) => sendProblem(response, tables, 'request.too-many'),
    keyGenerator: key,
  });

const byAccount = (_request: Request, response: Response) => String(response.locals['accountId']);
const address = (_request: Request, response: Response) => String(response.locals['address']);

/** Before forwarding headers are stripped: whom to count by. People of one IPv6 network (/64) count as one. */
export const rememberAddress: RequestHandler = (request, response, next) => {
  response.locals['address'] = ipKeyGenerator(request.ip ?? '', 64);
  next();
};

const accountOrAddress = (request: Request, response: Response) =>
  (response.locals['accountId'] as string | undefined) ?? address(request, response);

const emailOf = (request: Request): string => {
  const { email } = (request.body ?? {}) as { email?: unknown };
  return typeof email === 'string' ? email.trim().toLowerCase().slice(0, 254) : '';
};

export function createLimiters(limits: Limits) {
  return {
    wrongPasswords: limit(
      limits.wrongPasswords,
      (request, response) => `${address(request, response)} ${emailOf(request)}`,
      {
        onlyFailures: true,
      },
    ),
    logIns: limit(limits.logIns, address),
    /** One of its own for each route, so that resets do not use up sign-ups. */
    accountRequests: () => limit(limits.accountRequests, accountOrAddress),
    invitations: limit(limits.invitations, byAccount),
    atOnce: createCrowdLimit(limits.atOnce),
    streams: createCrowdLimit(limits.streams),
    largeAtOnce: createTurns(limits.largeAtOnce),
    uploads: limit(limits.uploads, byAccount),
  };
}

/** So many requests of one account, or of one address without a session, may run at once; those beyond are refused. */
export function createCrowdLimit(max: number): RequestHandler {
  const running = new Map<string, number>();
  return (request, response, next) => {
    if (response.closed || request.socket.destroyed) return;
    const who = accountOrAddress(request, response);
    const count = (running.get(who) ?? 0) + 1;
    if (count > max) throw refuse('request.too-many');
    running.set(who, count);
    response.once('close', () => {
      const left = (running.get(who) ?? 1) - 1;
      if (left > 0) running.set(who, left);
      else running.delete(who);
    });
    next();
  };
}

/** So many large bodies of one account may come in at once; the others wait for their turn, unread. */
export function createTurns(max: number): RequestHandler {
  const queues = new Map<string, LimitFunction>();
  return (request, response, next) => {
    const who = String(response.locals['accountId']);
    const queue = queues.get(who) ?? pLimit(max);
    queues.set(who, queue);
    const turn = () =>
      new Promise<void>((done) => {
        if (response.closed || request.socket.destroyed) return done();
        response.once('close', done);
        next();
      });
    void queue(turn).then(() => {
      if (queue.activeCount + queue.pendingCount === 0) queues.delete(who);
    });
  };
}

/** Refuses writes that another site makes a browser send (the cookie is SameSite too; this is the second lock). */
export const refuseOtherSites =
  (publicUrl: string): RequestHandler =>
  (request, _response, next) => {
    if (safeMethods.has(request.method)) return next();
    const site = request.get('sec-fetch-site');
    const origin = request.get('origin');
    const own = `${new URL(publicUrl).protocol}//${request.get('host')?.toLowerCase() ?? ''}`;
    if (
      (site !== undefined && site !== 'same-origin' && site !== 'none') ||
      (origin !== undefined && origin !== own)
    )
      throw refuse('request.cross-site');
    next();
  };

/** Refuses by its declared length what the route would refuse anyway, before anything is sent on. */
export const refuseTooLarge =
  (route: Pick<Route, 'body' | 'bodyLimit' | 'fileLimit'>): RequestHandler =>
  (request, _response, next) => {
    const declared = Number(request.get('content-length') ?? 0);
    const multipartOverhead = 20_000;
    if (route.body === 'file') {
      const limitBytes = route.fileLimit?.bytes ?? 0;
      if (declared > limitBytes + multipartOverhead)
        throw refuse(route.fileLimit?.code ?? 'request.too-large', { limit: limitBytes });
    } else {
      const limitBytes = route.bodyLimit ?? 100_000;
      if (declared > limitBytes) throw refuse('request.too-large', { limit: limitBytes });
    }
    next();
  };
