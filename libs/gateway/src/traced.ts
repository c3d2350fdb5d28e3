import type { Route } from '@tandem/contracts';
import { startClientSpan } from '@tandem/platform';
import type { RequestHandler } from 'express';

/** The way to the service is a span of the request's trace, and what the service does is part of it. */
export const traced =
  (route: Route): RequestHandler =>
  (request, response, next) => {
    const span = startClientSpan(`${route.method} ${route.path}`, {
      'http.request.method': route.method,
      'server.address': route.service,
    });
    Object.assign(request.headers, span.headers);
    response.once('close', () => span.end(response.statusCode));
    next();
  };
