import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import type { RequestMetrics } from '../telemetry/request-metrics.ts';
import type { Scope } from '../telemetry/scope.ts';
import { inScope } from '../telemetry/scope.ts';
import { startServerSpan } from '../telemetry/spans.ts';
import { isEventStream } from './event-stream.ts';
import { requestIdHeader } from './problem.ts';
import { routeOf } from './route-of.ts';

const scopes = new WeakMap<object, Scope>();
const probes = new Set(['/healthz', '/readyz', '/metrics']);

/** Asked by machines every few seconds: neither logged, nor counted, nor traced. */
export const isProbe = ({ url }: { readonly url?: string }): boolean => probes.has(url ?? '');

export const scopeOfRequest = (response: Response): Scope | undefined => scopes.get(response);

/** Opens the scope of each request, in which everything else is done: its id, its trace, its place in the figures. */
export const openRequests =
  (metrics: RequestMetrics | undefined, options: { readonly public: boolean }): RequestHandler =>
  (request, response, next) => {
    if (isProbe(request)) return next();
    const { method } = request;
    const began = performance.now();
    const span = startServerSpan(method, options.public ? undefined : request.get('traceparent'));
    const scope: Scope = {
      fields: { requestId: String(response.getHeader(requestIdHeader)) },
      traceparent: span.traceparent,
      context: span.context,
    };
    scopes.set(response, scope);
    metrics?.began();
    response.once('close', () => {
      const route = routeOf(request);
      const status = response.writableFinished ? String(response.statusCode) : 'aborted';
      // How long somebody listened says nothing about us.
      metrics?.ended(
        method,
        route,
        status,
        isEventStream(response) ? undefined : (performance.now() - began) / 1_000,
      );
      span.end(method, route, response.statusCode);
    });
    inScope(scope, next);
  };

/** Goes on in the scope of the request, which is lost where a body is read or a turn is waited for. */
export const resumeScope: RequestHandler = (_request, response, next) => inScope(scopes.get(response), next);

export const resumeRequest =
  (handle: ErrorRequestHandler): ErrorRequestHandler =>
  (error, request, response, next) =>
    inScope(scopes.get(response), () => handle(error, request, response, next));
