import type { Client } from '@tandem/contracts';
import { createSession } from '@tandem/contracts';
import type { Listening } from '@tandem/platform';
import { createIdentitySigner, generateIdentityKeys, listen, systemRuntime } from '@tandem/platform';
import type { TestPlatform } from '@tandem/testing';
import { openTestPlatform } from '@tandem/testing';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultLimits } from './guards.ts';
import { createGateway } from './service.ts';

const account = { id: systemRuntime.newId(), email: 'ada@example.org', name: 'Ada', emailVerified: true };
const organizationId = systemRuntime.newId();
const project = { organizationId, projectId: systemRuntime.newId() };

/** One of several replicas; it tells what it was sent, and how often. */
async function replica() {
  const app = express();
  const bodies: unknown[] = [];
  let requests = 0;
  let breakOff = 0;
  let unready = false;
  app.use(express.json());
  app.post('/internal/credentials', (_request, response) => {
    response.json({ account, credentialsVersion: 1 });
  });
  app.get('/internal/applied', (_request, response) => void response.json({ applied: true }));
  app.use((request, response) => {
    requests += 1;
    if (breakOff > 0) {
      breakOff -= 1;
      response.socket?.destroy();
    } else if (unready) response.status(503).json({ code: 'copy.behind', requestId: 'r', title: 't' });
    else {
      bodies.push(request.body);
      response.setHeader('tandem-wrote', `project/${project.projectId}@7`);
      response.json({ rows: [], pending: [], account, organizations: [], invitations: [] });
    }
  });
  const listening = await listen(app, { port: 0, host: '127.0.0.1' });
  return {
    ...listening,
    bodies,
    count: () => requests,
    breakOffNext: () => void (breakOff = 1),
    beReady: (ready: boolean) => void (unready = !ready),
  };
}

describe('the gateway in front of several replicas', () => {
  let platform: TestPlatform;
  let gateway: { url: string };
  let ada: Client;
  let first: Awaited<ReturnType<typeof replica>>;
  let second: Awaited<ReturnType<typeof replica>>;
  let dead: Listening;

  beforeAll(async () => {
    platform = await openTestPlatform('gateway');
    first = await replica();
    second = await replica();
    dead = await replica();
    await dead.close();
    const keys = await generateIdentityKeys();
    gateway = await platform.serve(
      createGateway({
        ...platform.deps,
        services: {
          org: [first.url, second.url],
          'project-sharing': [dead.url, first.url],
          'review-workflow': [first.url, second.url],
          activity: [first.url, dead.url],
        },
        signIdentity: await createIdentitySigner(keys.privateKey, systemRuntime.now),
        publicUrl: 'http://localhost',
        trustedProxies: ['127.0.0.1'],
        limits: { ...defaultLimits, logIns: 5 },
      }),
    );
    ada = createSession(gateway.url);
    await ada.logIn({ body: { email: account.email, password: 'correct horse' } });
  });
  afterAll(async () => {
    await platform.close();
    await first.close();
    await second.close();
  });

  it('sends requests to them in turn', async () => {
    const before = [first.count(), second.count()] as const;
    for (let n = 0; n < 6; n += 1) await ada.getMe();
    expect([first.count() - before[0], second.count() - before[1]]).toEqual([3, 3]);
  });

  it('sends every request to one that runs while another does not, bodies whole', async () => {
    const names = Array.from({ length: 8 }, (_, n) => `Project ${n}`);
    await Promise.all(
      names.map((name) =>
        ada.createProject({ params: { organizationId }, body: { name } }).catch((error: unknown) => error),
      ),
    );
    const sent = first.bodies.map((body) => (body as { name?: string } | undefined)?.name);
    expect(names.filter((name) => !sent.includes(name))).toEqual([]);
  });

  it('takes the word of any replica for what its service has applied', async () => {
    const params = { ...project, collaborationId: systemRuntime.newId() };
    await expect(ada.stopCollaboration({ params })).resolves.toMatchObject({ pending: [] });
  });

  it('sends a GET once more whose connection breaks before an answer, and a write never', async () => {
    first.breakOffNext();
    await expect(ada.getTimeline({ params: project })).resolves.toBeDefined();

    const before = first.count();
    first.breakOffNext();
    const write = ada.createProject({ params: { organizationId }, body: { name: 'Once' } });
    await expect(write).rejects.toMatchObject({ code: 'service.unreachable', status: 503 });
    expect(first.count()).toBe(before + 1);
  });

  it('turns to the others for a while when one says that it is not ready', async () => {
    first.beReady(false);
    const next = () => ada.nextImage({ params: project, body: { queue: 'review' } });
    const statuses: (number | undefined)[] = [];
    for (let n = 0; n < 10; n += 1)
      statuses.push(await next().then(undefined, ({ status }: { status?: number }) => status));
    first.beReady(true);
    expect(statuses.filter((status) => status === 503).length).toBeLessThan(3);
  });

  it('counts requests by the address that a trusted proxy names', async () => {
    const logIn = async (from: string) => {
      const response = await fetch(`${gateway.url}/v1/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': from },
        body: JSON.stringify({ email: account.email, password: 'correct horse' }),
      });
      await response.text();
      return response.status;
    };
    const statuses = [];
    for (let n = 0; n < 6; n += 1) statuses.push(await logIn('203.0.113.7'));
    expect(statuses).toEqual([201, 201, 201, 201, 201, 429]);
    expect(await logIn('203.0.113.8')).toBe(201);
    expect(await logIn('2001:db8::1')).toBe(201);
  });
});
