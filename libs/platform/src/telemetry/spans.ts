import type { Attributes, Context, Link, Span } from '@opentelemetry/api';
import {
  context,
  isSpanContextValid,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import { currentScope, inScope } from './scope.ts';
import { formatTraceparent, parseTraceparent, randomSpanContext } from './traceparent.ts';

const tracer = () => trace.getTracer('tandem');
const mostLinks = 100;

function failed(span: Span, error: unknown): void {
  span.recordException(error instanceof Error ? error : String(error));
  span.setStatus({ code: SpanStatusCode.ERROR });
}

export type ServerSpan = {
  readonly context: Context;
  readonly traceparent: string;
  /** Names the span by the route's template; 5xx is an error. */
  end(method: string, route: string, status: number): void;
};

/** The span of a request that comes in; without a recorder a trace all the same, so that events and log lines carry one. */
export function startServerSpan(method: string, given: string | undefined): ServerSpan {
  const remote = parseTraceparent(given);
  const parent = remote ? trace.setSpanContext(ROOT_CONTEXT, remote) : ROOT_CONTEXT;
  const attributes = { 'http.request.method': method };
  const started = tracer().startSpan(method, { kind: SpanKind.SERVER, attributes }, parent);
  const span = isSpanContextValid(started.spanContext())
    ? started
    : trace.wrapSpanContext(randomSpanContext());
  return {
    context: trace.setSpan(ROOT_CONTEXT, span),
    traceparent: formatTraceparent(span.spanContext()),
    end(method, route, status) {
      span.updateName(`${method} ${route}`);
      span.setAttributes({ 'http.route': route, 'http.response.status_code': status });
      if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    },
  };
}

export type ClientSpan = { readonly headers: Readonly<Record<string, string>>; end(status?: number): void };

/** The span of a request to another service, and the headers that make it part of the trace and of the log. */
export function startClientSpan(name: string, attributes: Attributes = {}): ClientSpan {
  const parent = currentScope()?.context ?? context.active();
  const span = tracer().startSpan(name, { kind: SpanKind.CLIENT, attributes }, parent);
  const own = isSpanContextValid(span.spanContext()) ? span.spanContext() : randomSpanContext();
  const requestId = currentScope()?.fields['requestId'];
  return {
    headers: {
      traceparent: formatTraceparent(own),
      ...(requestId === undefined ? {} : { 'x-request-id': String(requestId) }),
    },
    end(status) {
      if (status !== undefined) span.setAttribute('http.response.status_code', status);
      if (status === undefined || status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    },
  };
}

/**
 * Runs the work in a span over several events: a part of their trace where they share one, else a trace of its own with
 * links (at most a hundred).
 */
export async function inEventsSpan<Result>(
  name: string,
  kind: 'producer' | 'consumer',
  {
    traceparents,
    attributes,
  }: { readonly traceparents: readonly (string | undefined)[]; readonly attributes: Attributes },
  work: () => Promise<Result>,
): Promise<Result> {
  const events = [...new Set(traceparents)].flatMap((text): Link[] => {
    const context = parseTraceparent(text);
    return context ? [{ context }] : [];
  });
  const links = events.slice(0, mostLinks);
  const shared = new Set(events.map((link) => link.context.traceId)).size === 1 ? events[0] : undefined;
  const parent = shared ? trace.setSpanContext(ROOT_CONTEXT, shared.context) : ROOT_CONTEXT;
  const options = { kind: kind === 'producer' ? SpanKind.PRODUCER : SpanKind.CONSUMER, attributes, links };
  const span = tracer().startSpan(name, options, parent);
  const scope = { fields: {}, ...currentScope(), context: trace.setSpan(ROOT_CONTEXT, span) };
  try {
    return await inScope(scope, work);
  } catch (error) {
    failed(span, error);
    throw error;
  } finally {
    span.end();
  }
}
