import { createSession } from '@tandem/contracts';
import type { Client } from '@tandem/contracts';
import type { Listening, Service } from '@tandem/platform';
import {
  createIdentitySigner,
  createLogger,
  generateIdentityKeys,
  listen,
  systemRuntime,
} from '@tandem/platform';
import type { TestPlatform } from '@tandem/testing';
import { openTestPlatform } from '@tandem/testing';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copiedBy } from './applied.ts';
import { createGateway } from './service.ts';

const account = { id: systemRuntime.newId(), email: 'ada@example.org', name: 'Ada', emailVerified: true };
const password = 'correct horse battery staple';
const token = 'share-link-token-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';

describe('what is seen of the gateway', () => {
  const lines: Record<string, unknown>[] = [];
  const reached: { readonly path: string; readonly headers: Readonly<Record<string, unknown>> }[] = [];
  let text = '';
  let platform: TestPlatform;
  let upstream: Listening;
  let service: Service;
  let gateway: { readonly url: string };
  let ada: Client;

  beforeAll(async () => {
    platform = await openTestPlatform('gateway');
    const app = express();
    app.use((request, response) => {
      reached.push({ path: request.path, headers: request.headers });
      if (request.path.endsWith('/progress')) request.socket.destroy();
      else if (request.path === '/internal/credentials') response.json({ account, credentialsVersion: 1 });
      else if (request.path === '/internal/applied') response.json({ applied: true });
      else {
        if (request.method === 'POST')
          response.setHeader('tandem-wrote', `organization/${systemRuntime.newId()}@1`);
        response.status(201).json({ rows: [] });
      }
    });
    upstream = await listen(app, { port: 0, host: '127.0.0.1' });
    const keys = await generateIdentityKeys();
    const logger = createLogger('gateway', 'info', {
      write(line) {
        text += line;
        lines.push(JSON.parse(line) as Record<string, unknown>);
      },
    });
    service = createGateway({
      ...platform.deps,
      logger,
      services: {
        org: upstream.url,
        'project-sharing': upstream.url,
        'review-workflow': upstream.url,
        activity: upstream.url,
      },
      signIdentity: await createIdentitySigner(keys.privateKey, systemRuntime.now),
      publicUrl: 'http://localhost',
    });
    gateway = await platform.serve(service);
    ada = createSession(gateway.url);
    await ada.logIn({ body: { email: account.email, password } });
  });
  afterAll(async () => {
    await platform.close();
    await upstream.close();
  });

  const completed = (requestId: string) =>
    lines.find((line) => line['requestId'] === requestId && 'res' in line);

  it('the request id and the trace of a request reach every service that it needs', async () => {
    const before = reached.length;
    const answer = await fetch(`${gateway.url}/v1/accounts/verify-email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-request-id': 'request-from-outside' },
      body: JSON.stringify({ token }),
    });
    expect(answer.headers.get('x-request-id')).toBe('request-from-outside');
    const sent = reached.slice(before);
    expect(sent.map(({ path }) => path)).toEqual([
      '/v1/accounts/verify-email',
      ...Array.from({ length: copiedBy.organization.length }, () => '/internal/applied'),
    ]);
    await expect.poll(() => completed('request-from-outside')).toBeDefined();
    const traceId = completed('request-from-outside')?.['traceId'];
    for (const { headers } of sent) {
      expect(headers['x-request-id']).toBe('request-from-outside');
      expect(String(headers['traceparent'])).toContain(`00-${String(traceId)}-`);
    }
    expect(await service.metrics()).toMatch(/tandem_applied_wait_seconds_count\{[^}]*result="all"\} 1/);
  });

  it('the request id stands in the problem and in every line about it', async () => {
    const organizationId = systemRuntime.newId();
    const problem = {
      code: 'service.unreachable',
      requestId: expect.stringMatching(/^[\w-]{36}$/) as string,
    };
    const refused = await ada
      .getProgress({ params: { organizationId }, query: { projects: systemRuntime.newId() } })
      .catch((error: unknown) => error);
    expect(refused).toMatchObject({ problem });
    const { requestId } = (refused as { problem: { requestId: string } }).problem;
    await expect.poll(() => completed(requestId)).toBeDefined();
    const about = lines.filter((line) => line['requestId'] === requestId);
    expect(about.map(({ msg }) => msg)).toEqual(['a service does not answer', 'request errored']);
    expect(new Set(about.map(({ traceId }) => traceId)).size).toBe(1);
  });

  it('no cookie, password, signed identity or link token is in a line', async () => {
    await fetch(`${gateway.url}/share?token=${token}`);
    await fetch(`${gateway.url}/share/${token}`);
    await fetch(`${gateway.url}/v1/session`, { method: 'POST', body: `{"password":"${password}` });
    await ada.previewShareLink({ body: { token } }).catch(() => undefined);
    await expect.poll(() => lines.filter((line) => 'res' in line).length).toBeGreaterThanOrEqual(7);
    const cookies = reached.flatMap(({ headers }) => headers['tandem-identity'] ?? []).map(String);
    expect(cookies.length).toBeGreaterThan(0);
    for (const secret of [password, token, 'tandem-session', ...cookies]) expect(text).not.toContain(secret);
    for (const line of lines) expect(line).toHaveProperty('requestId');
  });

  it('its figures are not for the public', async () => {
    const answer = await fetch(`${gateway.url}/metrics`);
    expect(answer.status).toBe(404);
    expect(await service.metrics()).toContain('route="/v1/accounts/verify-email"');
  });
});
