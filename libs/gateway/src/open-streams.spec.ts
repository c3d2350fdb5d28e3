import { once } from 'node:events';
import type { Send } from '@tandem/contracts';
import { createSession, keepingCookies, liveUrl } from '@tandem/contracts';
import type { Listening } from '@tandem/platform';
import { createIdentitySigner, generateIdentityKeys, listen, systemRuntime } from '@tandem/platform';
import type { TestPlatform } from '@tandem/testing';
import { anAccount, createPublisher, openTestPlatform } from '@tandem/testing';
import express from 'express';
import type { Response as Answer } from 'express';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultLimits } from './guards.ts';
import { createGateway } from './service.ts';

const organizationId = systemRuntime.newId();
const ada = anAccount('Ada');
const account = { id: ada.id, email: 'ada@example.org', name: 'Ada', emailVerified: true };

/** Stands where activity would, and keeps what it is asked to stream to. */
function standIn() {
  const open: Answer[] = [];
  const app = express();
  app.use(express.json());
  app.post('/internal/credentials', (_request, response) => {
    response.json({ account, credentialsVersion: 1 });
  });
  app.get(
    '/v1/me',
    (_request, response) => void response.json({ account, organizations: [], invitations: [] }),
  );
  app.get('/v1/organizations/:organizationId/live', (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).write(': listening\n\n');
    open.push(response);
  });
  return { app, open };
}

describe('a live stream', () => {
  let upstream: ReturnType<typeof standIn>;
  let platform: TestPlatform;
  let service: Listening;
  let url: string;
  let browser: Send;

  beforeEach(async () => {
    upstream = standIn();
    platform = await openTestPlatform('gateway');
    const keys = await generateIdentityKeys();
    service = await listen(upstream.app, { port: 0, host: '127.0.0.1' });
    const at = service.url;
    ({ url } = await platform.serve(
      createGateway({
        ...platform.deps,
        services: { org: at, 'project-sharing': at, 'review-workflow': at, activity: at },
        signIdentity: await createIdentitySigner(keys.privateKey, systemRuntime.now),
        publicUrl: 'http://localhost',
        limits: { ...defaultLimits, atOnce: 1, streams: 2 },
        checkStreamsEvery: 20,
      }),
    ));
    browser = keepingCookies();
    await createSession(url, browser).logIn({ body: { email: account.email, password: 'x' } });
  });
  afterEach(async () => {
    await platform.close();
    await service.close();
  });

  const open = async () => {
    const response = await browser(`${url}${liveUrl(organizationId)}`, {
      headers: { 'accept-encoding': 'gzip, br' },
    });
    const reader = response.body?.getReader();
    const read = async () => new TextDecoder().decode((await reader?.read())?.value);
    const rest = async (): Promise<'ended' | 'broken'> => {
      for (;;) {
        const part = await reader?.read().catch(() => 'broken' as const);
        if (part === 'broken') return part;
        if (part?.done) return 'ended';
      }
    };
    return { response, read, rest, cancel: () => reader?.cancel() };
  };

  it('arrives as it is sent, part by part', async () => {
    const { response, read } = await open();
    expect(response.headers.get('content-encoding')).toBeNull();
    expect(await read()).toBe(': listening\n\n');
    upstream.open[0]?.write('data: {}\n\n');
    expect(await read()).toBe('data: {}\n\n');
  });

  it('is none of the requests that may run at once, but only so many are open', async () => {
    const streams = [await open(), await open()];
    const me = createSession(url, browser);
    await expect(me.getMe()).resolves.toBeDefined();
    const beyond = await open();
    expect(beyond.response.status).toBe(429);
    await streams[0]?.cancel();
    await expect.poll(async () => (await open()).response.status).toBe(200);
  });

  it('ends with the log-out of its session, in every tab of it', async () => {
    const tabs = [await open(), await open()];
    await createSession(url, browser).logOut();
    expect(await Promise.all(tabs.map(({ rest }) => rest()))).toEqual(['broken', 'broken']);
  });

  it('ends when the account has another password', async () => {
    const publish = createPublisher(platform.log, platform.runtime);
    const stream = await open();
    await publish('account', { ...ada, credentialsVersion: 2 });
    expect(await stream.rest()).toBe('broken');
  });

  it('ends when the session has run out', async () => {
    const stream = await open();
    platform.clock.advance(15 * 24 * 60 * 60 * 1000);
    expect(await stream.rest()).toBe('broken');
  });

  it('breaks off where that of the service does, and leaves none behind when the client goes', async () => {
    const broken = await open();
    upstream.open[0]?.destroy();
    expect(await broken.rest()).toBe('broken');
    const left = await open();
    const closed = once(upstream.open[1]!, 'close');
    await left.cancel();
    await closed;
  });

  it('is ended by a stop, which waits for none', async () => {
    const stream = await open();
    const closing = platform.close();
    expect(await stream.rest()).toBe('ended');
    await closing;
    platform = await openTestPlatform('gateway');
  });
});
