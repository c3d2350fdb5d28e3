import type { z } from 'zod';
import type { ErrorCode } from '../errors/index.ts';
import type { ServiceName } from '../primitives.ts';

/** What every route declares. Services mount from it, the gateway routes by it, OpenAPI and the client come from it. */
export type Route = {
  readonly service: ServiceName;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Express-like, with the parameters in braces: `/v1/organizations/{organizationId}`. */
  readonly path: string;
  readonly summary: string;
  /** `account`: a logged-in person. `none`: anybody. */
  readonly auth: 'account' | 'none';
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  /** A schema for JSON; `file`: one multipart file in the field `file`, after its text fields `form`. */
  readonly body?: z.ZodType | 'file';
  readonly form?: z.ZodObject;
  /** Largest file, bytes, and the code that refuses a larger one. */
  readonly fileLimit?: { readonly bytes: number; readonly code: ErrorCode };
  /** Largest JSON body, bytes; 100 kB unless said. */
  readonly bodyLimit?: number;
  readonly status: 200 | 201 | 202 | 204;
  /** A schema for JSON; a content type for bytes; `text/event-stream` for what never ends by itself; undefined for 204. */
  readonly response?: z.ZodType | `image/${string}` | 'application/zip' | 'text/event-stream';
  /** The refusals of its own; those that any route may give are in `commonErrors`. */
  readonly errors: readonly ErrorCode[];
  /** Answers 200 once every service has applied it, or 202 naming in `pending` those that have not confirmed within 5 s. */
  readonly effective?: true;
};

export const defineRoutes = <const Routes extends { readonly [name: string]: Route }>(
  routes: Routes,
): Routes => routes;

/** What any route may answer besides its own refusals. */
export const commonErrors = [
  'request.invalid',
  'request.malformed-json',
  'request.too-large',
  'request.unsupported-media-type',
  'request.cross-site',
  'request.too-many',
  'session.required',
  'identity.invalid',
  'idempotency-key.reused',
  'copy.behind',
  'write.contended',
  'service.unreachable',
  'storage.unavailable',
  'server.unexpected',
] as const satisfies readonly ErrorCode[];
