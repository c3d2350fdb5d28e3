import type { Route } from '@tandem/contracts';
import { problemKinds, problems, refuse } from '@tandem/contracts';
import { sendProblem } from '@tandem/platform';
import type { Request, RequestHandler, Response } from 'express';
import { rateLimit } from 'express-rate-limit';

/** How many requests in a quarter of an hour; beyond it `request.too-many`. */
export type Limits = {
  /** Wrong passwords, per address and e-mail. */
  readonly wrongPasswords: number;
  /** Log-ins, per address. */
  readonly logIns: number;
  /** Sign-ups, resets and verifications, per address. */
  readonly accountRequests: number;
  /** Invitations to organizations, per account (up to a hundred addresses each). */
  readonly invitations: number;
  /** Uploads, per account. */
  readonly uploads: number;
};

export const defaultLimits: Limits = {
  wrongPasswords: 10,
  logIns: 300,
  accountRequests: 100,
  invitations: 100,
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
const address = (request: Request) => request.socket.remoteAddress ?? '';

const emailOf = (request: Request): string => {
  const { email } = (request.body ?? {}) as { email?: unknown };
  return typeof email === 'string' ? email.trim().toLowerCase().slice(0, 254) : '';
};

export function createLimiters(limits: Limits) {
  return {
    wrongPasswords: limit(limits.wrongPasswords, (request) => `${address(request)} ${emailOf(request)}`, {
      onlyFailures: true,
    }),
    logIns: limit(limits.logIns, address),
    accountRequests: limit(limits.accountRequests, address),
    invitations: limit(limits.invitations, byAccount),
    uploads: limit(limits.uploads, byAccount),
  };
}

/** Refuses writes that another site makes a browser send (the cookie is SameSite too; this is the second lock). */
export const refuseOtherSites: RequestHandler = (request, _response, next) => {
  if (safeMethods.has(request.method)) return next();
  const site = request.get('sec-fetch-site');
  const origin = request.get('origin');
  const sameOrigin =
    origin === undefined ||
    (origin !== 'null' && URL.canParse(origin) && new URL(origin).host === request.get('host'));
  if ((site !== undefined && site !== 'same-origin' && site !== 'none') || !sameOrigin)
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
