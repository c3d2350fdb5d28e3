import { pipeline } from 'node:stream/promises';
import express from 'express';
import type { Request, RequestHandler, Response, Router } from 'express';
import type { VerifyIdentity } from '../identity.ts';
import { identityHeader, nobody } from '../identity.ts';
import { refusal } from '../refusal.ts';
import { bodyParsers, readCall } from './read-request.ts';
import { resumeScope } from './request-scope.ts';
import type { Bytes, EventStream, Handler, Handlers, RouteShape } from './route-shape.ts';
import { eventStreamType } from './route-shape.ts';

export type ServeDeps = {
  readonly verifyIdentity: VerifyIdentity;
  /** False until the copies have caught up; until then everything that rests on them is refused. */
  readonly ready: () => boolean;
  /** By route: a cheap look at who asks, before a large body is read; it throws the refusals of outsiders. */
  readonly admit?: Admissions;
  /** Routes that need no log-in are answered to everybody, not to the gateway alone. */
  readonly open?: boolean;
};

export type Admissions = { readonly [route: string]: (about: About) => Promise<unknown> };
type About = { readonly params: Readonly<Record<string, string>>; readonly accountId: string };

/** Names what an answer's command wrote, for the gateway alone: `<aggregate>/<id>@<seq>, …`. */
export const wroteHeader = 'tandem-wrote';
const expressPath = (path: string) => path.replace(/\{(\w+)\}/g, ':$1');

/** Whether the asker's copy is the one under this tag. */
function isKnown(request: Request, response: Response, etag: string): boolean {
  response.setHeader('etag', etag);
  const known = request.fresh;
  response.removeHeader('etag');
  return known;
}

async function sendBytes(
  request: Request,
  response: Response,
  route: RouteShape,
  answer: Bytes,
): Promise<void> {
  const { type, fileName } = answer;
  const kept = 'etag' in answer ? { 'cache-control': 'private, no-cache', etag: answer.etag } : undefined;
  if (kept && isKnown(request, response, kept.etag)) {
    response.status(304).set(kept).end();
    return;
  }
  const { bytes, size } = 'open' in answer ? await answer.open() : answer;
  response.status(route.status).set(kept ?? { 'cache-control': 'private, no-store' });
  if (fileName !== undefined) response.attachment(fileName);
  response.setHeader('content-type', type);
  if (size !== undefined) response.setHeader('content-length', size);
  if (bytes instanceof Uint8Array) response.end(bytes);
  else await pipeline(bytes, response);
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
        const { accountId } = await deps.verifyIdentity(token);
        if (accountId === nobody) throw refusal('session.required');
        response.locals['accountId'] = accountId;
        await deps.admit?.[name]?.({ params: request.params as Record<string, string>, accountId });
      } else if (!deps.open) await deps.verifyIdentity(request.get(identityHeader) ?? '');
      next();
    };
    router[method](
      expressPath(route.path),
      identified,
      ...bodyParsers(route),
      resumeScope,
      async (request, response) => {
        const call = readCall(route, request, String(response.locals['accountId'] ?? ''));
        const answer: unknown = await handle(call);
        const { wrote } = call.context;
        if (wrote.length > 0)
          response.setHeader(
            wroteHeader,
            wrote.map(({ aggregate, id, seq }) => `${aggregate}/${id}@${seq}`).join(', '),
          );
        if (route.response === eventStreamType) await (answer as EventStream).open(request, response);
        else if (typeof route.response === 'string')
          await sendBytes(request, response, route, answer as Bytes);
        else if (route.response)
          response.status(route.status).setHeader('cache-control', 'private, no-store').json(answer);
        else response.status(route.status).end();
      },
    );
  }
  return router;
}
