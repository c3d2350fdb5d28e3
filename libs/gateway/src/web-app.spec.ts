import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import express from 'express';
import supertest from 'supertest';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { WebAppState } from './web-app.ts';
import { serveWebApp } from './web-app.ts';

const folder = mkdtempSync(join(tmpdir(), 'tandem-web-'));
let state: WebAppState = { kind: 'building', progress: 0.42 };
const app = express()
  .use(serveWebApp(() => state))
  .use((_request, response) => void response.status(404).json({ code: 'request.unknown-route' }));
const browse = (path: string) => supertest(app).get(path).set('accept', 'text/html,*/*;q=0.8');

const asBytes = (answer: supertest.Response, done: (error: Error | null, body: unknown) => void): void => {
  void buffer(answer as unknown as Readable).then((body) => {
    done(null, body);
  });
};

beforeAll(() => {
  mkdirSync(join(folder, 'web'));
  writeFileSync(join(folder, 'index.html'), '<title>Tandem</title>');
  writeFileSync(join(folder, 'web', 'index-abc.js'), 'go();');
  writeFileSync(join(folder, 'favicon.svg'), '<svg/>');
});
afterAll(() => rmSync(folder, { recursive: true }));

it('shows how far the build is, on a page that looks again by itself', async () => {
  const page = await browse('/').expect(503).expect('retry-after', '1').expect('cache-control', 'no-store');
  expect(page.text).toContain('value="42"');
  expect(page.text).toContain('src="/assets/building.js"');
});

it('says where to look when the build failed', async () => {
  state = { kind: 'failed' };
  expect((await browse('/').expect(500)).text).toContain('npm run web -- build');
});

it('gives its one page under every address, asked for anew each time', async () => {
  state = { kind: 'ready', folder };
  for (const path of ['/', '/o/17/p/4/images', '/share'])
    expect((await browse(path).expect(200).expect('cache-control', 'no-cache')).text).toContain('Tandem');
});

it('lets browsers keep for ever what is named for its contents, and only that', async () => {
  await supertest(app)
    .get('/web/index-abc.js')
    .expect(200)
    .expect('cache-control', /immutable/);
  await supertest(app).get('/favicon.svg').expect(200).expect('cache-control', 'no-cache');
});

it('sends what the build has compressed as it lies there, to whoever reads it', async () => {
  writeFileSync(join(folder, 'web', 'page-def.js'), 'go();');
  writeFileSync(join(folder, 'web', 'page-def.js.br'), brotliCompressSync('goCompressed();'));
  const compressing = express().use(serveWebApp(() => ({ kind: 'ready', folder })));
  const ask = (encodings: string) =>
    supertest(compressing)
      .get('/web/page-def.js')
      .set('accept-encoding', encodings)
      .buffer(true)
      .parse(asBytes);
  const small = await ask('gzip, br')
    .expect('content-encoding', 'br')
    .expect('content-type', /javascript/)
    .expect('cache-control', /immutable/)
    .expect('vary', /accept-encoding/i);
  expect(brotliDecompressSync(small.body as Buffer).toString()).toBe('goCompressed();');
  expect(String((await ask('identity')).body)).toBe('go();');
});

it('takes neither an unknown route of the API nor a file that is gone for a page', async () => {
  await browse('/v1/nothing').expect(404);
  await browse('/web/index-old.js').expect(404);
  await supertest(app).get('/o/17').set('accept', 'application/json').expect(404);
  await supertest(app).post('/').expect(404);
});

it('serves the API alone where there is no web app', async () => {
  const alone = express().use(serveWebApp(undefined));
  const page = await supertest(alone).get('/').set('accept', 'text/html').expect(200);
  expect(page.text).toContain('href="/api"');
  await supertest(alone).get('/o/17').set('accept', 'text/html').expect(404);
});
