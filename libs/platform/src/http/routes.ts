import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import express from 'express';
import type { Request, RequestHandler, Response, Router } from 'express';
import multer from 'multer';
import { z } from 'zod';
import { canonicalJson } from '../chain.ts';
import type { CommandContext } from '../gate.ts';
import type { VerifyIdentity } from '../identity.ts';
import { identityHeader } from '../identity.ts';
import { refusal } from '../refusal.ts';
import { sha256 } from '../runtime.ts';

/** The part of a route's declaration that serving it needs. */
export type RouteShape = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly auth: 'account' | 'none';
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType | 'file';
  readonly form?: z.ZodObject;
  readonly fileLimit?: { readonly bytes: number; readonly code: string };
  readonly bodyLimit?: number;
  readonly status: number;
  readonly response?: z.ZodType | string;
};

type Out<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;
type Field<R, Key extends string> = R extends { readonly [K in Key]: infer Schema } ? Out<Schema> : undefined;

export type UploadedFile = { readonly name: string; readonly bytes: Buffer };

/** What a handler gets: everything checked, and who asks. */
export type Call<R> = {
  readonly params: Field<R, 'params'>;
  readonly query: Field<R, 'query'>;
  readonly body: Field<R, 'body'>;
  readonly form: Field<R, 'form'>;
  /** Undefined where the request carries none. */
  readonly file: R extends { readonly body: 'file' } ? UploadedFile | undefined : undefined;
  /** The account that asks; empty on routes without log-in. */
  readonly accountId: string;
  /** To be passed to the write gate. */
  readonly context: CommandContext;
  readonly request: Request;
};

/** Bytes instead of JSON. */
export type Bytes = {
  readonly bytes: Uint8Array | Readable;
  readonly type: string;
  readonly size?: number;
  readonly fileName?: string;
  readonly cacheSeconds?: number;
};
export type AnswerOf<R> = R extends { readonly response: infer Response }
  ? Response extends z.ZodType
    ? z.input<Response>
    : Bytes
  : undefined | void;

export type Handler<R> = (call: Call<R>) => Promise<AnswerOf<R>>;
/** One handler a route: a missing one does not compile. */
export type Handlers<Routes> = { readonly [Name in keyof Routes]: Handler<Routes[Name]> };

export type ServeDeps = {
  readonly verifyIdentity: VerifyIdentity;
  /** False until the copies have caught up; until then everything that rests on them is refused. */
  readonly ready: () => boolean;
};

export const wroteHeader = 'tandem-wrote';
const expressPath = (path: string) => path.replace(/\{(\w+)\}/g, ':$1');

function checked<Schema extends z.ZodType>(
  schema: Schema | undefined,
  value: unknown,
  where: string,
): z.output<Schema> | undefined {
  if (!schema) return undefined;
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw refusal('request.invalid', {
    issues: parsed.error.issues
      .slice(0, 20)
      .map(({ path, message }) => ({ in: where, path: path.join('.'), message })),
  });
}

function bodyParsers(route: RouteShape): RequestHandler[] {
  if (route.body === 'file') {
    const limits = {
      fileSize: route.fileLimit?.bytes ?? 1_000_000,
      files: 1,
      fields: 10,
      fieldSize: 10_000,
      parts: 12,
    };
    const parse = multer({
      storage: multer.memoryStorage(),
      limits,
      defParamCharset: 'utf8',
      // A name with a path is for the route to refuse, not to be shortened in silence.
      preservePath: true,
    }).single('file');
    return [
      (request, response, next) => {
        if (!request.is('multipart/form-data'))
          throw refusal('request.unsupported-media-type', { expected: 'multipart/form-data' });
        parse(request, response, (error: unknown) => {
          if (!error) next();
          else if (error instanceof multer.MulterError && error.code === 'LIMIT_FILE_SIZE') {
            next(refusal(route.fileLimit?.code ?? 'request.too-large', { limit: limits.fileSize }));
          } else
            next(
              refusal('request.invalid', {
                issues: [
                  { in: 'body', path: '', message: error instanceof Error ? error.message : 'unreadable' },
                ],
              }),
            );
        });
      },
    ];
  }
  if (!route.body) return [];
  return [
    (request, _response, next) => {
      const carriesBody =
        request.headers['transfer-encoding'] !== undefined ||
        Number(request.headers['content-length'] ?? 0) > 0;
      if (carriesBody && !request.is('application/json'))
        throw refusal('request.unsupported-media-type', { expected: 'application/json' });
      next();
    },
    express.json({ limit: route.bodyLimit ?? 100_000 }),
  ];
}

/** Refuses text with half a character in it (a lone surrogate): it could be neither chained nor kept. */
function fingerprintOf(about: unknown): string {
  try {
    return sha256(canonicalJson(about)).slice(0, 32);
  } catch {
    throw refusal('request.invalid', {
      issues: [{ in: 'body', path: '', message: 'text with a lone surrogate' }],
    });
  }
}

function commandOf(
  request: Request,
  route: RouteShape,
  accountId: string,
  about: unknown,
): CommandContext['command'] {
  if (route.method === 'GET') return undefined;
  const fingerprint = fingerprintOf(about);
  const key = request.get('idempotency-key');
  if (key === undefined) return undefined;
  if (key.length < 1 || key.length > 255)
    throw refusal('request.invalid', {
      issues: [{ in: 'header', path: 'Idempotency-Key', message: '1 to 255 characters' }],
    });
  const organization = request.params['organizationId'] ?? '';
  return {
    key: sha256(canonicalJson([accountId, organization, route.method, route.path, key])).slice(0, 32),
    fingerprint,
  };
}

async function sendBytes(response: Response, route: RouteShape, bytes: Bytes): Promise<void> {
  response.status(route.status).setHeader('content-type', bytes.type);
  response.setHeader(
    'cache-control',
    bytes.cacheSeconds === undefined ? 'private, no-store' : `private, max-age=${bytes.cacheSeconds}`,
  );
  if (bytes.fileName !== undefined) response.attachment(bytes.fileName).setHeader('content-type', bytes.type);
  if (bytes.size !== undefined) response.setHeader('content-length', bytes.size);
  if (bytes.bytes instanceof Uint8Array) response.end(bytes.bytes);
  else await pipeline(bytes.bytes, response);
}

/** A router that serves every route of the table: checks the request, calls the handler, answers. */
export function serveRoutes<Routes extends { readonly [name: string]: RouteShape }>(
  routes: Routes,
  handlers: Handlers<Routes>,
  deps: ServeDeps,
): Router {
  const router = express.Router();
  for (const [name, route] of Object.entries(routes)) {
    const handle = handlers[name] as Handler<RouteShape>;
    const method = route.method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete';
    const identified: RequestHandler = async (request, response, next) => {
      if (!deps.ready()) throw refusal('copy.behind');
      if (route.auth === 'account') {
        const token = request.get(identityHeader);
        if (token === undefined) throw refusal('session.required');
        response.locals['accountId'] = (await deps.verifyIdentity(token)).accountId;
      }
      next();
    };
    router[method](
      expressPath(route.path),
      identified,
      ...bodyParsers(route),
      async (request: Request, response: Response) => {
        const accountId = (response.locals['accountId'] as string | undefined) ?? '';
        const params = checked(route.params, { ...request.params }, 'path');
        const query = checked(route.query ?? z.strictObject({}), request.query, 'query');
        const json =
          route.body === 'file' || !route.body ? undefined : checked(route.body, request.body ?? {}, 'body');
        const form = checked(route.form, { ...(request.body as object | undefined) }, 'form');
        const file =
          route.body === 'file' && request.file
            ? { name: request.file.originalname, bytes: request.file.buffer }
            : undefined;
        const about = {
          params: params ?? null,
          json: json ?? null,
          form: form ?? null,
          file: file ? [file.name, sha256(file.bytes)] : null,
        };
        const command = commandOf(request, route, accountId, about);
        const traceparent = request.get('traceparent');
        const context: CommandContext = {
          actor: accountId === '' ? null : accountId,
          organization: (request.params['organizationId'] as string | undefined) ?? null,
          ...(command === undefined ? {} : { command }),
          ...(traceparent !== undefined && /^[0-9a-f-]{55}$/.test(traceparent) ? { traceparent } : {}),
          wrote: [],
        };
        const answer: unknown = await handle({
          params,
          query,
          body: json,
          form,
          file,
          accountId,
          context,
          request,
        } as unknown as Call<RouteShape>);
        if (context.wrote.length > 0)
          response.setHeader(
            wroteHeader,
            context.wrote.map(({ aggregate, id, seq }) => `${aggregate}/${id}@${seq}`).join(', '),
          );
        if (typeof route.response === 'string') await sendBytes(response, route, answer as Bytes);
        else if (route.response)
          response.status(route.status).setHeader('cache-control', 'private, no-store').json(answer);
        else response.status(route.status).end();
      },
    );
  }
  return router;
}
