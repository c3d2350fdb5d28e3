import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import express from 'express';
import type { Router } from 'express';
import type { Mailbox } from './mailbox.ts';
import { readMailbox } from './mailbox.ts';
import { openApiDocument } from './openapi.ts';
import type { DemoAccount } from './page-texts.ts';
import { frontPage, linkPage, mailboxPage } from './page-texts.ts';

type Deps = {
  readonly publicUrl: string;
  readonly mailbox?: Mailbox;
  readonly demoAccounts?: () => readonly DemoAccount[];
};

// In a bundle, whatever is served lies beside it.
const bundled = existsSync(join(import.meta.dirname, 'assets'));
const assets = join(import.meta.dirname, ...(bundled ? [] : ['..']), 'assets');
const swagger = bundled
  ? join(assets, 'swagger')
  : dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

/** What a browser sees until the web app exists: a front page, the API page, the mailbox, and where mailed links lead. */
export function pages({ publicUrl, mailbox, demoAccounts }: Deps): Router {
  const router = express.Router();
  const document = JSON.stringify(openApiDocument());
  router.get(
    '/',
    (_request, response) =>
      void response.type('html').send(frontPage(publicUrl, demoAccounts?.() ?? [], mailbox !== undefined)),
  );
  router.get('/openapi.json', (_request, response) => void response.type('json').send(document));
  router.get('/api', (_request, response) => response.sendFile(join(assets, 'api.html')));
  router.get(
    '/mailbox',
    async (request, response) =>
      void response.type('html').send(mailboxPage(await readMailbox(mailbox, request))),
  );
  for (const [path, kind] of Object.entries(linkPages)) {
    router.get(path, (_request, response) => void response.type('html').send(linkPage(kind)));
  }
  router.use('/assets/swagger', express.static(swagger, { index: false, maxAge: '1h' }));
  router.use('/assets', express.static(assets, { index: false, maxAge: '5m' }));
  return router;
}

const linkPages = {
  '/verify-email': {
    title: 'Verify your e-mail address',
    call: 'POST /v1/accounts/verify-email',
    direct: true,
  },
  '/reset-password': {
    title: 'Set a new password',
    call: 'POST /v1/accounts/password-resets',
    direct: false,
  },
  '/invitation': { title: 'Accept an invitation', call: 'POST /v1/invitations/accept', direct: false },
  '/share': { title: 'A project is shared with you', call: 'POST /v1/share-links/preview', direct: false },
} as const;
