import { join } from 'node:path';
import type { RequestHandler, Response } from 'express';
import expressStaticGzip from 'express-static-gzip';
import { buildingPage, failedPage, withoutWebPage } from './page-texts.ts';

export type WebAppState =
  | { readonly kind: 'ready'; readonly folder: string }
  /** From 0 to 1. */
  | { readonly kind: 'building'; readonly progress: number }
  | { readonly kind: 'failed' };

/** The built web app, asked for at each request. */
export type WebApp = () => WebAppState;

/** Files under this path are named for their contents and never change. */
const hashed = '/web/';
const forEver = 'public, max-age=31536000, immutable';

const sendPage = (response: Response, status: number, html: string) =>
  void response.status(status).set('cache-control', 'no-store').type('html').send(html);

/**
 * The web app: its files, and its one page under every address that it may show. Whatever is no page (`/v1/…`, a file that
 * is not there) goes on to whoever answers next.
 */
export function serveWebApp(webApp: WebApp | undefined): RequestHandler {
  let served: { readonly folder: string; readonly files: RequestHandler } | undefined;
  const filesOf = (folder: string): RequestHandler => {
    if (served?.folder !== folder) {
      // What the build has compressed well is sent as it lies there.
      const files = expressStaticGzip(folder, {
        index: false,
        enableBrotli: true,
        orderPreference: ['br', 'gz'],
        serveStatic: {
          setHeaders: (response, path) =>
            void response.setHeader(
              'cache-control',
              path.startsWith(join(folder, hashed)) ? forEver : 'no-cache',
            ),
        },
      });
      served = { folder, files };
    }
    return served.files;
  };
  return (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next();
    const isPage =
      request.accepts(['html', 'json']) === 'html' &&
      !request.path.startsWith('/v1/') &&
      !request.path.startsWith(hashed);
    const state = webApp?.();
    if (!state) return isPage && request.path === '/' ? sendPage(response, 200, withoutWebPage()) : next();
    if (state.kind !== 'ready') {
      if (!isPage) return next();
      if (state.kind === 'failed') return sendPage(response, 500, failedPage());
      response.set('retry-after', '1');
      return sendPage(response, 503, buildingPage(state.progress));
    }
    const { folder } = state;
    filesOf(folder)(request, response, (error?: unknown) => {
      if (error !== undefined || !isPage) return next(error);
      response.sendFile(join(folder, 'index.html'), { headers: { 'cache-control': 'no-cache' } });
    });
  };
}
