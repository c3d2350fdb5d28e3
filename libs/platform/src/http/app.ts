import express from 'express';
import type { Express, Router } from 'express';
import { pinoHttp } from 'pino-http';
import type { Logger as Pino } from 'pino';
import { refusal } from '../refusal.ts';
import type { ProblemTables } from './problem.ts';
import { problemHandler, requestIdHeader } from './problem.ts';

/** An Express app around a router: request ids, one log line a request (from level info), problem documents. It never listens. */
export function createApp(
  router: Router,
  options: { readonly logger: Pino; readonly newId: () => string; readonly tables: ProblemTables },
): Express {
  const { logger, newId, tables } = options;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use((request, response, next) => {
    const given = request.get(requestIdHeader);
    response.setHeader(requestIdHeader, given !== undefined && /^[\w-]{8,64}$/.test(given) ? given : newId());
    next();
  });
  if (logger.isLevelEnabled('info')) {
    app.use(
      pinoHttp({
        logger,
        genReqId: (_request, response) => String(response.getHeader(requestIdHeader)),
        autoLogging: { ignore: ({ url }) => url === '/healthz' || url === '/readyz' },
        serializers: {
          req: ({ id, method, url }: { id: string; method: string; url: string }) => ({ id, method, url }),
          res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
        },
        customLogLevel: (_request, response, error) =>
          error || response.statusCode >= 500 ? 'error' : 'info',
      }),
    );
  }
  app.use(router);
  app.use(() => {
    throw refusal('request.unknown-route');
  });
  app.use(problemHandler(tables, logger));
  return app;
}
