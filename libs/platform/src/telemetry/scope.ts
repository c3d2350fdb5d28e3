import { AsyncLocalStorage } from 'node:async_hooks';
import type { Context } from '@opentelemetry/api';
import { context as active, ROOT_CONTEXT, trace } from '@opentelemetry/api';
import { formatTraceparent, parseTraceparent } from './traceparent.ts';

/** What the work at hand belongs to: a request, or a batch of events. Every log line written meanwhile says so. */
export type Scope = {
  readonly fields: Readonly<Record<string, string | number>>;
  /** W3C; of the server's or consumer's span, or of a trace that nobody records. */
  readonly traceparent?: string | undefined;
  readonly context?: Context;
};

const scopes = new AsyncLocalStorage<Scope | undefined>();

export const currentScope = (): Scope | undefined => scopes.getStore();

/** Runs the work in this scope, or in none: what serves many requests at once must not be taken for one of them. */
export const inScope = <Result>(scope: Scope | undefined, work: () => Result): Result =>
  active.with(scope?.context ?? ROOT_CONTEXT, () => scopes.run(scope, work));

/** What a log line says of its scope: its fields and its `traceId`. */
export function scopeFields(scope: Scope | undefined = currentScope()): Record<string, string | number> {
  if (!scope) return {};
  const traceId = parseTraceparent(scope.traceparent)?.traceId;
  return traceId === undefined ? scope.fields : { ...scope.fields, traceId };
}

/** Of the span that is active, or of the request that is served without one being recorded. */
export function activeTraceparent(): string | undefined {
  const span = trace.getActiveSpan();
  return span ? formatTraceparent(span.spanContext()) : currentScope()?.traceparent;
}
