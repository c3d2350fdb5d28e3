import { setTimeout as pause } from 'node:timers/promises';
import request from 'supertest';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { identityHeader } from '../identity.ts';
import { createLogger } from '../logging.ts';
import { systemRuntime } from '../runtime.ts';
import { createApp } from './app.ts';
import type { RouteShape } from './route-shape.ts';
import { serveRoutes } from './serve-routes.ts';

const tables = {
  kinds: { invalid: 400, missing: 404, unexpected: 500 },
  problems: {
    'request.invalid': { kind: 'invalid', title: 'invalid', action: 'look at the issues' },
    'request.malformed-json': { kind: 'invalid', title: 'no JSON', action: 'send JSON' },
    'request.unknown-route': { kind: 'missing', title: 'nothing there', action: 'look at the list' },
    'server.unexpected': { kind: 'unexpected', title: 'unexpected', action: 'report the request id' },
  },
};

const routes = {
  logIn: {
    method: 'POST',
    path: '/sessions/{personId}',
    auth: 'none',
    status: 200,
    params: z.strictObject({ personId: z.string() }),
    query: z.strictObject({ token: z.string().optional() }),
    body: z.strictObject({ password: z.string() }),
    response: z.object({ done: z.boolean() }),
  },
  upload: {
    method: 'POST',
    path: '/photos',
    auth: 'none',
    status: 200,
    body: 'file',
    response: z.object({ done: z.boolean() }),
  },
  fail: { method: 'GET', path: '/fail', auth: 'none', status: 200, response: z.object({}) },
} as const satisfies { readonly [name: string]: RouteShape };

const trace = { id: '4bf92f3577b34da6a3ce929d0e0e4736', parent: '00f067aa0ba902b7' };
const traceparent = `00-${trace.id}-${trace.parent}-01`;
const secrets = {
  password: 'correct horse battery staple',
  cookie: 'session-cookie-secret',
  identity: 'signed-identity-secret',
  token: 'share.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.secret',
};

describe('the log of requests', () => {
  let lines: Record<string, unknown>[];
  let text: string;
  let options: { public?: boolean };
  beforeEach(() => {
    lines = [];
    text = '';
    options = {};
  });

  const openApp = () => {
    const logger = createLogger('people', 'info', {
      write(line) {
        text += line;
        lines.push(JSON.parse(line) as Record<string, unknown>);
      },
    });
    const deep = async (what: string) => {
      await pause(1);
      logger.info({ what }, 'deep inside');
      return { done: true };
    };
    const router = serveRoutes(
      routes,
      {
        logIn: () => deep('log-in'),
        upload: () => deep('upload'),
        async fail() {
          await deep('fail');
          const engine = {
            document: { passwordHash: secrets.password },
            headers: { cookie: secrets.cookie },
          };
          throw Object.assign(new Error('the cellar is flooded'), engine);
        },
      },
      { verifyIdentity: () => Promise.reject(new Error('nobody')), ready: () => true, open: true },
    );
    return createApp(router, { logger, newId: systemRuntime.newId, tables, ...options });
  };

  const everything = async () => {
    const app = openApp();
    const common = {
      'x-request-id': 'request-one',
      traceparent,
      cookie: `tandem-session=${secrets.cookie}`,
      authorization: `Bearer ${secrets.token}`,
      [identityHeader]: secrets.identity,
    };
    const answers = [
      await request(app)
        .post(`/sessions/ada?token=${secrets.token}`)
        .set(common)
        .send({ password: secrets.password }),
      await request(app).post('/photos').set(common).attach('file', Buffer.from('bytes'), 'cat.jpg'),
      await request(app).get('/fail').set(common),
      await request(app).post('/sessions/ada').set(common).send({ secret: secrets.password }),
      await request(app)
        .post('/sessions/ada')
        .set(common)
        .type('json')
        .send(`{"password":"${secrets.password}`),
      await request(app).get(`/share/${secrets.token}`).set(common),
    ];
    await expect
      .poll(() => lines.filter(({ msg }) => String(msg).startsWith('request ')))
      .toHaveLength(answers.length);
    return answers;
  };

  it('names the request and its trace in every line, however deep inside, after a body and a file were read, and in every problem', async () => {
    const answers = await everything();
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 500, 400, 400, 404]);
    for (const { status, body, headers } of answers) {
      expect(headers['x-request-id']).toBe('request-one');
      if (status >= 400) expect(body.requestId).toBe('request-one');
    }
    expect(lines.filter(({ msg }) => msg === 'deep inside').map(({ what }) => what)).toEqual([
      'log-in',
      'upload',
      'fail',
    ]);
    expect(lines.map(({ msg }) => msg)).toContain('unexpected');
    for (const line of lines) expect(line).toMatchObject({ requestId: 'request-one', traceId: trace.id });
  });

  it('tells no secret, wherever in a request or an error it was', async () => {
    await everything();
    expect(text).toContain('the cellar is flooded');
    for (const [what, secret] of Object.entries(secrets)) expect(text, what).not.toContain(secret);
    expect(text).not.toContain(secrets.token.split('.')[1]);
  });

  it('believes no trace that the outside names, and makes one of its own', async () => {
    options = { public: true };
    await everything();
    const traces = new Set(lines.map(({ traceId }) => traceId));
    expect(traces).not.toContain(trace.id);
    expect([...traces].every((id) => typeof id === 'string' && /^[0-9a-f]{32}$/.test(id))).toBe(true);
    expect(traces.size).toBe(6);
  });

  it('keeps requests apart that are answered at the same time', async () => {
    const app = openApp();
    const ids = ['request-aa', 'request-bb', 'request-cc'];
    await Promise.all(
      ids.map((id) =>
        request(app).post('/sessions/ada').set('x-request-id', id).send({ password: secrets.password }),
      ),
    );
    await expect.poll(() => lines).toHaveLength(6);
    for (const id of ids)
      expect(lines.filter(({ requestId }) => requestId === id).map(({ msg }) => msg)).toEqual([
        'deep inside',
        'request completed',
      ]);
  });
});
