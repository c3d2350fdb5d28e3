import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import express from 'express';
import type { Router } from 'express';
import { openApiDocument } from './openapi.ts';
import type { WebApp } from './web-app.ts';
import { serveWebApp } from './web-app.ts';

// In a bundle, whatever is served lies beside it.
const bundled = existsSync(join(import.meta.dirname, 'assets'));
const assets = join(import.meta.dirname, ...(bundled ? [] : ['..']), 'assets');
const swagger = bundled
  ? join(assets, 'swagger')
  : dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

/** The web app that lies beside a bundled gateway; undefined where it runs from its sources. */
export const bundledWebApp: WebApp | undefined = bundled
  ? () => ({ kind: 'ready', folder: join(import.meta.dirname, 'web') })
  : undefined;

/** What a browser opens: the API page, and the web app under every other address. */
export function pages({ webApp }: { readonly webApp: WebApp | undefined }): Router {
  const router = express.Router();
  const document = JSON.stringify(openApiDocument());
  router.get('/openapi.json', (_request, response) => void response.type('json').send(document));
  router.get('/api', (_request, response) => response.sendFile(join(assets, 'api.html')));
  router.use('/assets/swagger', express.static(swagger, { index: false, maxAge: '1h' }));
  router.use('/assets', express.static(assets, { index: false, maxAge: '5m' }));
  router.use(serveWebApp(webApp));
  return router;
}
