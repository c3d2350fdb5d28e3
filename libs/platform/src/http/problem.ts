import type { IncomingMessage } from 'node:http';
import type { ErrorRequestHandler, Response } from 'express';
import { BadCursor, Unavailable } from '../ports/index.ts';
import { isRefusal, refusal } from '../refusal.ts';
import type { Logger } from '../logging.ts';
import { routeOf } from './route-of.ts';

/** The contracts' tables: what each code means, and which HTTP status each kind has. */
export type ProblemTables = {
  readonly problems: {
    readonly [code: string]: { readonly kind: string; readonly title: string; readonly action: string };
  };
  readonly kinds: { readonly [kind: string]: number };
};

export const requestIdHeader = 'x-request-id';

/** The id that a request brings along, where it is one (8 to 64 letters, digits, `-` or `_`), else a new one. */
export function requestIdOf({ headers }: IncomingMessage, newId: () => string): string {
  const given = headers[requestIdHeader];
  return typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : newId();
}

/** The RFC 9457 problem document for a code of the table, and its HTTP status. */
export function problemDocument(
  tables: ProblemTables,
  code: string,
  requestId: unknown,
  details: Readonly<Record<string, unknown>> = {},
): { readonly status: number; readonly document: object } {
  const problem = tables.problems[code] ?? tables.problems['server.unexpected'];
  const known = code in tables.problems ? code : 'server.unexpected';
  const status = tables.kinds[problem?.kind ?? 'unexpected'] ?? 500;
  return {
    status,
    document: {
      ...details,
      type: `urn:tandem:problem:${known}`,
      title: problem?.title,
      status,
      detail: problem?.action,
      code: known,
      requestId,
    },
  };
}

/** Answers with the problem document for a code of the table. */
export function sendProblem(
  response: Response,
  tables: ProblemTables,
  code: string,
  details: Readonly<Record<string, unknown>> = {},
): void {
  const requestId = response.getHeader(requestIdHeader);
  const { status, document } = problemDocument(tables, code, requestId, details);
  // A limit over a span of time has said already how long.
  if ((status === 503 || status === 429) && !response.hasHeader('retry-after'))
    response.setHeader('retry-after', '1');
  response.status(status).type('application/problem+json').send(JSON.stringify(document));
}

type BodyParserError = { readonly type?: string; readonly limit?: number; readonly status?: number };

/** Turns what Express, its body parsers and the store's cursors throw into the mechanism's own refusals. */
function translated(error: unknown): unknown {
  if (error instanceof BadCursor || error instanceof Unavailable) return refusal(error.code);
  const { type, limit, status } = (error ?? {}) as BodyParserError;
  if (type === 'entity.too.large') return refusal('request.too-large', { limit });
  if (type === 'entity.parse.failed') return refusal('request.malformed-json');
  if (type === 'encoding.unsupported' || type === 'charset.unsupported')
    return refusal('request.unsupported-media-type', { expected: 'application/json' });
  if (error instanceof URIError || (status !== undefined && status >= 400 && status < 500))
    return refusal('request.invalid', { issues: [] });
  return error;
}

/** The last handler of an app: refusals become their problem documents, anything else a logged `server.unexpected`. */
export const problemHandler =
  (tables: ProblemTables, logger: Logger): ErrorRequestHandler =>
  (thrown, request, response, next) => {
    const error = translated(thrown);
    if (response.headersSent) {
      const log = isRefusal(error) ? logger.warn : logger.error;
      log.call(logger, { error, route: routeOf(request) }, 'failed after the answer had begun');
      next(error);
      return;
    }
    if (isRefusal(error)) {
      sendProblem(response, tables, error.refusal.code, error.refusal.details);
      return;
    }
    logger.error({ error, method: request.method, route: routeOf(request) }, 'unexpected');
    sendProblem(response, tables, 'server.unexpected');
  };
