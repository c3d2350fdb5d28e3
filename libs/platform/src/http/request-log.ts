import type { Request, RequestHandler, Response } from 'express';
import type { Logger as Pino } from 'pino';
import { pinoHttp } from 'pino-http';
import { scopeFields } from '../telemetry/scope.ts';
import { requestIdHeader } from './problem.ts';
import { isProbe, scopeOfRequest } from './request-scope.ts';

/** Without its query, and without what may be a secret that somebody put into a path. */
const loggedPath = (url: string) => (url.split('?', 1)[0] ?? '').replace(/[^/]{40,}/g, '…');

/** One line a request, when it is answered. */
export function requestLog(logger: Pino): RequestHandler {
  // The line is written when the answer has left, outside the request's scope.
  const about = (_request: unknown, response: Response, line: object) => ({
    ...line,
    ...scopeFields(scopeOfRequest(response)),
  });
  return pinoHttp<Request, Response>({
    logger,
    genReqId: (_request, response) => String(response.getHeader(requestIdHeader)),
    autoLogging: { ignore: isProbe },
    serializers: {
      req: ({ id, method, url }: { id: string; method: string; url: string }) => ({
        id,
        method,
        url: loggedPath(url),
      }),
      res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
    },
    customSuccessObject: about,
    customErrorObject: (request, response, _error, line: object) => about(request, response, line),
    customLogLevel: (_request, response, error) => (error || response.statusCode >= 500 ? 'error' : 'info'),
  });
}
