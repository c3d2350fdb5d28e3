import type { z } from 'zod';
import type { ErrorCode } from './errors/index.ts';
import type { Route, RouteName, Routes } from './http/index.ts';
import { routes } from './http/index.ts';

type InputOf<Schema> = Schema extends z.ZodType ? z.input<Schema> : never;
type Part<R, Key extends string, Name extends string = Key> = R extends {
  readonly [K in Key]: infer Schema extends z.ZodType;
}
  ? undefined extends z.input<Schema>
    ? { readonly [N in Name]?: z.input<Schema> }
    : Record<never, never> extends z.input<Schema>
      ? { readonly [N in Name]?: z.input<Schema> }
      : { readonly [N in Name]: z.input<Schema> }
  : unknown;
type FilePart<R> = R extends { readonly body: 'file'; readonly form: infer Form }
  ? { readonly file: { readonly bytes: Uint8Array; readonly name: string }; readonly form?: InputOf<Form> }
  : unknown;

/** What a call of this route takes: params, query and body as far as the route has them, and an idempotency key. */
export type CallOf<R> = Part<R, 'params'> &
  Part<R, 'query'> &
  Part<R, 'body'> &
  FilePart<R> & { readonly idempotencyKey?: string };
export type AnswerOf<R> = R extends { readonly response: infer Response }
  ? Response extends z.ZodType
    ? z.output<Response>
    : Uint8Array
  : undefined;

/** Thrown for every answer that is a problem document. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: ErrorCode;
  readonly problem: Readonly<Record<string, unknown>>;
  constructor(status: number, problem: Readonly<Record<string, unknown>>) {
    super(`${status} ${String(problem['code'])}: ${String(problem['title'])}`);
    this.status = status;
    this.code = problem['code'] as ErrorCode;
    this.problem = problem;
  }
}

/** Routes that are asked and answer; a stream is listened to, with an `EventSource`. */
export type CallableRouteName = {
  [Name in RouteName]: Routes[Name] extends { readonly response: 'text/event-stream' } ? never : Name;
}[RouteName];

export type Client = {
  readonly [Name in CallableRouteName]: Record<never, never> extends CallOf<Routes[Name]>
    ? (call?: CallOf<Routes[Name]>) => Promise<AnswerOf<Routes[Name]>>
    : (call: CallOf<Routes[Name]>) => Promise<AnswerOf<Routes[Name]>>;
};

type AnyCall = {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly form?: Readonly<Record<string, string>>;
  readonly file?: { readonly bytes: Uint8Array; readonly name: string };
  readonly idempotencyKey?: string;
};

/** Sends what it is given and keeps the session; `fetch` with a cookie jar will do. */
export type Send = (url: string, init: RequestInit) => Promise<Response>;

/**
 * A client with one function per route. Answers are parsed with the route's schema, so a server that breaks the
 * contract is noticed. Every write carries an Idempotency-Key; pass your own to repeat a call safely.
 */
export function createClient(baseUrl: string, send: Send = fetch): Client {
  const call = async (route: Route, request: AnyCall = {}): Promise<unknown> => {
    const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent(String(request.params?.[name])),
    );
    const query = new URLSearchParams(
      Object.entries(request.query ?? {})
        .filter(([, value]) => value !== undefined)
        .map(([name, value]): [string, string] => [name, String(value)]),
    );
    const headers: Record<string, string> = {};
    if (route.method !== 'GET') headers['idempotency-key'] = request.idempotencyKey ?? crypto.randomUUID();
    let body: string | FormData | undefined;
    if (request.file) {
      const form = new FormData();
      for (const [name, value] of Object.entries(request.form ?? {})) form.set(name, value);
      form.set('file', new Blob([new Uint8Array(request.file.bytes)]), request.file.name);
      body = form;
    } else if (route.body && route.body !== 'file') {
      headers['content-type'] = 'application/json';
      body = JSON.stringify(request.body ?? {});
    }
    const url = `${baseUrl}${path}${query.size > 0 ? `?${query}` : ''}`;
    const response = await send(url, {
      method: route.method,
      headers,
      ...(body === undefined ? {} : { body }),
    });
    if (!response.ok) throw new ApiProblem(response.status, await problemOf(response));
    if (route.response === undefined) return undefined;
    if (typeof route.response === 'string') return new Uint8Array(await response.arrayBuffer());
    return route.response.parse(await response.json());
  };
  return Object.fromEntries(
    Object.entries<Route>(routes)
      .filter(([, { response }]) => response !== 'text/event-stream')
      .map(([name, route]) => [name, (request?: AnyCall) => call(route, request)]),
  ) as unknown as Client;
}

async function problemOf(response: Response): Promise<Readonly<Record<string, unknown>>> {
  const text = await response.text();
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return { code: 'server.unexpected', title: text.slice(0, 200) };
  }
}
