import type { Client } from '@tandem/contracts';
import { createSession } from '@tandem/contracts';
import type { Listening } from '@tandem/platform';
import {
  createIdentitySigner,
  createIdentityVerifier,
  generateIdentityKeys,
  identityHeader,
  nobody,
  listen,
  systemRuntime,
} from '@tandem/platform';
import { createPublisher, openTestPlatform } from '@tandem/testing';
import type { TestPlatform } from '@tandem/testing';
import { connect } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultLimits } from './guards.ts';
import { createGateway } from './service.ts';

const account = { id: systemRuntime.newId(), email: 'ada@example.org', name: 'Ada', emailVerified: true };
const organizationId = systemRuntime.newId();
const projectId = systemRuntime.newId();

const nothing: { readonly headers: Readonly<Record<string, unknown>> } = { headers: {} };

/** Stands where a service would, and tells what reached it. */
function standIn() {
  const seen: { path: string; headers: Record<string, unknown> }[] = [];
  let appliedAfter = 0;
  const app = express();
  app.use(express.json());
  app.post('/internal/credentials', (request, response) => {
    if (request.body.password === 'correct horse') response.json({ account, credentialsVersion: 1 });
    else response.status(401).json({ code: 'session.wrong-credentials' });
  });
  app.get(
    '/internal/applied',
    (_request, response) => void response.json({ applied: (appliedAfter -= 1) < 0 }),
  );
  app.use((request, response) => {
    seen.push({ path: request.originalUrl, headers: request.headers });
    if (request.method !== 'GET') response.setHeader('tandem-wrote', `project/${projectId}@7`);
    if (request.path.endsWith('/stop')) response.json({ pending: [] });
    else response.json({ rows: [], account, organizations: [], invitations: [] });
  });
  return { app, seen, refuseApplied: (times: number) => (appliedAfter = times) };
}

describe('the gateway', () => {
  const upstream = standIn();
  let platform: TestPlatform;
  let service: Listening;
  let gateway: { url: string };
  let ada: Client;

  beforeAll(async () => {
    platform = await openTestPlatform('gateway');
    const keys = await generateIdentityKeys();
    service = await listen(upstream.app, { port: 0, host: '127.0.0.1' });
    const unreachable = 'http://127.0.0.1:9';
    gateway = await platform.serve(
      createGateway({
        ...platform.deps,
        services: {
          org: service.url,
          'project-sharing': service.url,
          'review-workflow': unreachable,
          activity: service.url,
        },
        signIdentity: await createIdentitySigner(keys.privateKey, systemRuntime.now),
        publicUrl: 'http://localhost',
        mailbox: { list: async () => platform.mails() },
        limits: { ...defaultLimits, wrongPasswords: 3, atOnce: 20 },
      }),
    );
    verify = await createIdentityVerifier(keys.publicKey, 'org', systemRuntime.now);
    ada = createSession(gateway.url);
    await ada.logIn({ body: { email: 'ada@example.org', password: 'correct horse' } });
  });
  afterAll(async () => {
    await platform.close();
    await service.close();
  });
  let verify: Awaited<ReturnType<typeof createIdentityVerifier>>;
  const raw = (path: string, init: RequestInit = {}) => fetch(`${gateway.url}${path}`, init);
  const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;

  it('tells the service who asks, signed, and passes no cookie on', async () => {
    await ada.getMe();
    const { headers } = upstream.seen.at(-1) ?? nothing;
    expect(await verify(String(headers[identityHeader]))).toMatchObject({ accountId: account.id });
    expect(headers['cookie']).toBeUndefined();
    expect(headers['traceparent']).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
  });

  it('strips identity and forwarding headers that come from outside', async () => {
    await raw('/v1/accounts/verify-email', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        [identityHeader]: 'forged',
        'tandem-wrote': 'forged',
        'x-forwarded-for': '10.0.0.1',
        forwarded: 'for=10.0.0.1',
      },
      body: '{"token":"t"}',
    });
    const { headers } = upstream.seen.at(-1) ?? nothing;
    expect([headers['tandem-wrote'], headers['x-forwarded-for'], headers['forwarded']]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    // What was forged is replaced by the gateway's own word that nobody has logged in.
    expect(await verify(String(headers[identityHeader]))).toMatchObject({ accountId: nobody });
    expect(await codeOf(await raw('/v1/me', { headers: { [identityHeader]: 'forged' } }))).toBe(
      'session.required',
    );
  });

  it('lets nothing through that the route table does not list', async () => {
    const before = upstream.seen.length;
    for (const path of [
      '/internal/credentials',
      '/internal/applied',
      '/v1/unknown',
      '/v1/me/../../internal/applied',
      '/healthz/x',
    ]) {
      expect(await codeOf(await raw(path))).toBe('request.unknown-route');
    }
    expect(upstream.seen.length).toBe(before);
  });

  it('refuses wrong credentials, and after a few of them any, until a while has passed', async () => {
    const wrong = () =>
      createSession(gateway.url).logIn({ body: { email: 'eve@example.org', password: 'guess' } });
    for (let attempt = 0; attempt < 3; attempt += 1)
      await expect(wrong()).rejects.toMatchObject({ code: 'session.wrong-credentials' });
    await expect(wrong()).rejects.toMatchObject({ code: 'request.too-many', status: 429 });
    await expect(ada.getMe()).resolves.toMatchObject({ account: { id: account.id } });
  });

  it('refuses a write that another site makes a browser send', async () => {
    const write = (headers: Record<string, string>) =>
      raw('/v1/organizations', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: '{}',
      });
    expect(await codeOf(await write({ 'sec-fetch-site': 'cross-site' }))).toBe('request.cross-site');
    expect(await codeOf(await write({ origin: 'https://elsewhere.example' }))).toBe('request.cross-site');
    expect(await codeOf(await write({ origin: 'null' }))).toBe('request.cross-site');
    expect(await codeOf(await write({ origin: gateway.url.replace('http:', 'https:') }))).toBe(
      'request.cross-site',
    );
    expect(await codeOf(await write({ origin: gateway.url.replace('//', '//evil.example@') }))).toBe(
      'request.cross-site',
    );
    expect(await codeOf(await write({ origin: gateway.url }))).toBe('session.required');
  });

  it('waits for every service that copies what was written, and names the one that does not confirm in time', async () => {
    const params = { organizationId, projectId, collaborationId: systemRuntime.newId() };
    expect(await ada.stopCollaboration({ params })).toEqual({ pending: ['review-workflow'] });
  }, 10_000);

  it('says so when a service does not answer', async () => {
    await expect(
      ada.nextImage({ params: { organizationId, projectId }, body: { queue: 'review' } }),
    ).rejects.toMatchObject({ code: 'service.unreachable', status: 503 });
  });

  it('goes on for everybody else while one account holds as many slow requests open as it may', async () => {
    const { hostname, port } = new URL(gateway.url);
    const bo = await raw('/v1/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'slow@example.org', password: 'correct horse' }),
    });
    await bo.text();
    const cookie = bo.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const slow = Array.from({ length: 30 }, () => {
      const socket = connect(Number(port), hostname);
      socket.write(
        `POST /v1/organizations HTTP/1.1\r\nhost: ${hostname}\r\ncookie: ${cookie}\r\ncontent-type: application/json\r\ncontent-length: 50\r\n\r\n{`,
      );
      return new Promise<string>((resolve) => {
        socket.once('data', (answer) => resolve(answer.toString()));
        socket.once('close', () => resolve(''));
        setTimeout(() => socket.destroy(), 1_500);
      });
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    const elsewhere = await raw('/v1/accounts/verify-email', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"token":"t"}',
    });
    expect(elsewhere.status).toBe(200);
    await elsewhere.text();
    const refused = (await Promise.all(slow)).filter((answer) => answer.includes('request.too-many'));
    expect(refused).toHaveLength(10);
  });

  it('refuses by its length what no route takes', async () => {
    const response = await raw('/v1/organizations', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'x'.repeat(10_000_000) }),
    });
    expect([response.status, await codeOf(response)]).toEqual([413, 'request.too-large']);
  });

  it('ends a session after two weeks', async () => {
    const state = () =>
      ada.getMe().then(
        () => 'in',
        ({ code }: { code: string }) => code,
      );
    platform.clock.advance(13 * 24 * 60 * 60 * 1000);
    expect(await state()).toBe('in');
    platform.clock.advance(2 * 24 * 60 * 60 * 1000);
    expect(await state()).toBe('session.required');
    await ada.logIn({ body: { email: 'ada@example.org', password: 'correct horse' } });
  });

  it('ends every session of an account when its credentials change', async () => {
    const publish = createPublisher(platform.log);
    await publish('account', {
      id: account.id,
      name: 'Ada',
      emailVerified: true,
      emailDomain: 'example.org',
      credentialsVersion: 2,
    });
    await expect
      .poll(() =>
        ada.getMe().then(
          () => 'in',
          ({ code }) => code,
        ),
      )
      .toBe('session.required');
  });

  it('ends a session at log-out, and keeps cookies from scripts', async () => {
    const answer = await raw('/v1/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'bo@example.org', password: 'correct horse' }),
    });
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    const headers = { cookie: cookie.split(';')[0] ?? '' };
    await raw('/v1/session', { method: 'DELETE', headers });
    expect(await codeOf(await raw('/v1/me', { headers }))).toBe('session.required');
  });

  it('shows the mailbox only on this machine, by a localhost name, without a proxy between', async () => {
    expect(await (await raw('/v1/mailbox')).json()).toEqual({ rows: [] });
    expect(await codeOf(await raw('/v1/mailbox', { headers: { 'x-forwarded-for': '127.0.0.1' } }))).toBe(
      'request.unknown-route',
    );
    const other = await fetch(gateway.url.replace('127.0.0.1', '127.0.0.2') + '/v1/mailbox').then(
      codeOf,
      () => 'not reachable',
    );
    expect(other).toBe('not reachable');
  });

  it('serves the API page and its description under a strict policy', async () => {
    const front = await raw('/');
    expect(await front.text()).toContain('href="/api"');
    expect(front.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(await (await raw('/api')).text()).toContain('/assets/api.js');
    expect(((await (await raw('/openapi.json')).json()) as { openapi: string }).openapi).toMatch(/^3\.1/);
    expect(await (await raw('/assets/swagger/swagger-ui-bundle.js')).text()).toContain('SwaggerUIBundle');
  });
});
