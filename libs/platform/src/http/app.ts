import express from 'express';
import type { Express, Router } from 'express';
import type { Logger as Pino } from 'pino';
import { refusal } from '../refusal.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { requestMetrics } from '../telemetry/request-metrics.ts';
import type { ProblemTables } from './problem.ts';
import { problemHandler, requestIdHeader, requestIdOf } from './problem.ts';
import { requestLog } from './request-log.ts';
import { openRequests, resumeRequest } from './request-scope.ts';

export type AppOptions = {
  readonly logger: Pino;
  readonly newId: () => string;
  readonly tables: ProblemTables;
  readonly metrics?: Metrics;
  /** Requests come from anywhere: the trace they name is not believed. */
  readonly public?: boolean;
};

/** An Express app around a router: request ids, traces, figures, one log line a request (from level info), problem documents. It never listens. */
export function createApp(router: Router, options: AppOptions): Express {
  const { logger, newId, tables, metrics } = options;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use((request, response, next) => {
    response.setHeader(requestIdHeader, requestIdOf(request, newId));
    next();
  });
  app.use(openRequests(metrics && requestMetrics(metrics), { public: options.public ?? false }));
  if (logger.isLevelEnabled('info')) app.use(requestLog(logger));
  app.use(router);
  app.use(() => {
    throw refusal('request.unknown-route');
  });
  app.use(resumeRequest(problemHandler(tables, logger)));
  return app;
}
