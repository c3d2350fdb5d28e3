import express from 'express';
import type { Request, RequestHandler } from 'express';
import multer from 'multer';
import { z } from 'zod';
import type { CommandContext } from '../aggregate.ts';
import { canonicalJson } from '../chain.ts';
import { refusal } from '../refusal.ts';
import { sha256 } from '../runtime.ts';
import type { Call, RouteShape } from './route-shape.ts';

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

export function bodyParsers(route: RouteShape): RequestHandler[] {
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
                  {
                    in: 'body',
                    path: error instanceof multer.MulterError ? (error.field ?? '') : '',
                    message:
                      error instanceof Error
                        ? `${error.message}; one file belongs in the field file`
                        : 'unreadable',
                  },
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
    express.json({ limit: route.bodyLimit ?? 100_000, verify: noteLargeBody }),
  ];
}

/** Of large bodies the hash of their bytes is noted while they are read: canonical JSON of megabytes takes too long. */
const largeBodies = new WeakMap<object, string>();
const large = 100_000;
const loneSurrogate = /\\u[dD][89a-fA-F]/;

function noteLargeBody(request: object, _response: unknown, bytes: Buffer): void {
  // One that may hold half a character is looked at in full.
  if (bytes.length > large && !loneSurrogate.test(bytes.toString('latin1')))
    largeBodies.set(request, sha256(bytes));
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

const noQuery = z.strictObject({});

/** The request as its handler gets it; refuses with `request.invalid` what does not have the route's shape. */
export function readCall(route: RouteShape, request: Request, accountId: string): Call<RouteShape> {
  const params = checked(route.params, { ...request.params }, 'path');
  const query = checked(route.query ?? noQuery, request.query, 'query');
  const takesFile = route.body === 'file';
  const body =
    takesFile || !route.body ? undefined : checked(route.body as z.ZodType, request.body ?? {}, 'body');
  const form = checked(route.form, { ...(request.body as object | undefined) }, 'form');
  const file =
    takesFile && request.file ? { name: request.file.originalname, bytes: request.file.buffer } : undefined;
  const about = {
    params: params ?? null,
    json: largeBodies.get(request) ?? body ?? null,
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
  return { params, query, body, form, file, accountId, context, request } as unknown as Call<RouteShape>;
}
