import type express from 'express';
import request from 'supertest';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { SignIdentity } from '../identity.ts';
import {
  createIdentitySigner,
  createIdentityVerifier,
  generateIdentityKeys,
  identityHeader,
  nobody,
} from '../identity.ts';
import { createLogger } from '../logging.ts';
import { systemRuntime } from '../runtime.ts';
import { createApp } from './app.ts';
import type { RouteShape } from './route-shape.ts';
import { serveRoutes } from './serve-routes.ts';

const tables = {
  kinds: {
    invalid: 400,
    unauthenticated: 401,
    'not-found': 404,
    'too-large': 413,
    unsupported: 415,
    unexpected: 500,
    unavailable: 503,
  },
  problems: Object.fromEntries(
    Object.entries({
      'request.invalid': 'invalid',
      'request.malformed-json': 'invalid',
      'request.too-large': 'too-large',
      'request.unsupported-media-type': 'unsupported',
      'request.unknown-route': 'not-found',
      'session.required': 'unauthenticated',
      'identity.invalid': 'unauthenticated',
      'server.unexpected': 'unexpected',
      'copy.behind': 'unavailable',
      'photo.too-large': 'too-large',
    }).map(([code, kind]) => [code, { kind, title: `title of ${code}`, action: 'what to do' }]),
  ),
};

const routes = {
  greet: {
    method: 'POST',
    path: '/people/{personId}/greetings',
    auth: 'account',
    status: 201,
    params: z.strictObject({ personId: z.uuid() }),
    query: z.strictObject({ loud: z.enum(['yes', 'no']).default('no') }),
    body: z.strictObject({ words: z.string().max(20) }),
    bodyLimit: 1_000,
    response: z.object({ said: z.string() }),
  },
  upload: {
    method: 'POST',
    path: '/photos',
    auth: 'none',
    status: 201,
    body: 'file',
    form: z.strictObject({ folder: z.string().default('') }),
    fileLimit: { bytes: 2_000, code: 'photo.too-large' },
    response: z.object({ name: z.string(), size: z.int(), folder: z.string() }),
  },
  fail: { method: 'GET', path: '/fail', auth: 'none', status: 200, response: z.object({}) },
} as const satisfies { readonly [name: string]: RouteShape };

const person = '0198b1a2-0000-7000-8000-000000000001';

describe('serving routes', () => {
  let app: express.Express;
  let sign: SignIdentity;
  let ready = true;
  beforeAll(async () => {
    const keys = await generateIdentityKeys();
    sign = await createIdentitySigner(keys.privateKey, systemRuntime.now);
    const router = serveRoutes(
      routes,
      {
        greet: async ({ params, query, body, accountId, context }) => {
          context.wrote.push({ aggregate: 'person', id: params.personId, seq: 3 });
          return {
            said: `${accountId}: ${body.words}${query.loud === 'yes' ? '!' : ''} ${context.command?.key.length ?? 'no'} key`,
          };
        },
        upload: async ({ file, form }) => ({
          name: file?.name ?? '',
          size: file?.bytes.length ?? 0,
          folder: form.folder,
        }),
        fail: async () => {
          throw new Error('the cellar is flooded');
        },
      },
      {
        verifyIdentity: await createIdentityVerifier(keys.publicKey, 'people', systemRuntime.now),
        ready: () => ready,
      },
    );
    app = createApp(router, { logger: createLogger('test', 'silent'), newId: systemRuntime.newId, tables });
  });

  const greet = async (body: unknown, path = `/people/${person}/greetings`) =>
    request(app)
      .post(path)
      .set(identityHeader, await sign('ada', 'people'))
      .send(body as object);

  it('calls the handler with what the schemas made of the request, and names what was written', async () => {
    const response = await greet({ words: 'hello' }, `/people/${person}/greetings?loud=yes`);
    expect([response.status, response.body]).toEqual([201, { said: 'ada: hello! no key' }]);
    expect(response.get('tandem-wrote')).toBe(`person/${person}@3`);
  });

  it.each([
    ['a wrong type', { words: 7 }],
    ['an operator object', { words: { $gt: '' } }],
    ['an unknown property', { words: 'hi', role: 'manager' }],
    ['an array', []],
    ['a prototype', JSON.parse('{"words":"hi","__proto__":{"admin":true}}')],
    ['nothing', undefined],
  ])('refuses %s in the body', async (_, body) => {
    const response = await greet(body);
    expect([response.status, response.body.code]).toEqual([400, 'request.invalid']);
    expect(response.type).toBe('application/problem+json');
    expect(response.body.issues[0].in).toBe('body');
  });

  it('refuses a made-up id in the path and an unknown parameter in the query', async () => {
    expect((await greet({ words: 'hi' }, '/people/17/greetings')).body).toMatchObject({
      code: 'request.invalid',
      issues: [{ in: 'path', path: 'personId' }],
    });
    expect((await greet({ words: 'hi' }, `/people/${person}/greetings?loud[$ne]=no`)).body.code).toBe(
      'request.invalid',
    );
    expect((await greet({ words: 'hi' }, `/people/${person}/greetings?loud=yes&loud=no`)).body.code).toBe(
      'request.invalid',
    );
    expect((await greet({ words: 'hi' }, '/people/%E0%A4%A/greetings')).body.code).toBe('request.invalid');
  });

  it('refuses JSON that is malformed, too large, or something else', async () => {
    const send = async (type: string, body: string) =>
      (
        await request(app)
          .post(`/people/${person}/greetings`)
          .set(identityHeader, await sign('ada', 'people'))
          .set('content-type', type)
          .send(body)
      ).body.code;
    expect(await send('application/json', '{"words":')).toBe('request.malformed-json');
    expect(await send('application/json', JSON.stringify({ words: 'x'.repeat(2_000) }))).toBe(
      'request.too-large',
    );
    expect(await send('text/plain', 'hello')).toBe('request.unsupported-media-type');
  });

  it('knows people by the gateway’s signature alone', async () => {
    const codeWith = async (header?: string) => {
      const call = request(app).post(`/people/${person}/greetings`).send({ words: 'hi' });
      return (await (header === undefined ? call : call.set(identityHeader, header))).body.code;
    };
    expect(await codeWith()).toBe('session.required');
    expect(await codeWith('ada')).toBe('identity.invalid');
    expect(await codeWith(await sign('ada', 'another service'))).toBe('identity.invalid');
    const stranger = await createIdentitySigner((await generateIdentityKeys()).privateKey, systemRuntime.now);
    expect(await codeWith(await stranger('ada', 'people'))).toBe('identity.invalid');
    const yesterday = await createIdentitySigner(
      (await generateIdentityKeys()).privateKey,
      () => new Date(Date.now() - 86_400_000),
    );
    expect(await codeWith(await yesterday('ada', 'people'))).toBe('identity.invalid');
  });

  it('answers what needs no log-in to the gateway alone, and takes the gateway for nobody who has logged in', async () => {
    const fail = async (header?: string) => {
      const call = request(app).get('/fail');
      return (await (header === undefined ? call : call.set(identityHeader, header))).body.code;
    };
    expect(await fail()).toBe('identity.invalid');
    expect(await fail('gateway')).toBe('identity.invalid');
    expect(await fail(await sign(nobody, 'another service'))).toBe('identity.invalid');
    expect(await fail(await sign(nobody, 'people'))).toBe('server.unexpected');
    const greeting = request(app).post(`/people/${person}/greetings`).send({ words: 'hi' });
    expect((await greeting.set(identityHeader, await sign(nobody, 'people'))).body.code).toBe(
      'session.required',
    );
  });

  it('scopes an idempotency key by account and route, and refuses one that is too long', async () => {
    const withKey = async (key: string) =>
      request(app)
        .post(`/people/${person}/greetings`)
        .set(identityHeader, await sign('ada', 'people'))
        .set('idempotency-key', key)
        .send({ words: 'hi' });
    expect((await withKey('k')).body.said).toBe('ada: hi 32 key');
    expect((await withKey('k'.repeat(256))).body.code).toBe('request.invalid');
  });

  it('takes one file, with its name as it was sent, and refuses a larger one by the route’s own code', async () => {
    const gateway = { [identityHeader]: await sign(nobody, 'people') };
    const upload = (bytes: number, name = 'ä.jpg') =>
      request(app)
        .post('/photos')
        .set(gateway)
        .field('folder', 'a')
        .attach('file', Buffer.alloc(bytes), name);
    expect((await upload(10)).body).toEqual({ name: 'ä.jpg', size: 10, folder: 'a' });
    expect((await upload(3_000)).body).toMatchObject({ code: 'photo.too-large', limit: 2_000 });
    expect(
      (
        await request(app)
          .post('/photos')
          .set(gateway)
          .attach('file', Buffer.alloc(1), 'a')
          .attach('file', Buffer.alloc(1), 'b')
      ).body.code,
    ).toBe('request.invalid');
    expect((await request(app).post('/photos').set(gateway).send({})).body.code).toBe(
      'request.unsupported-media-type',
    );
  });

  it('answers an unknown route, and hides what went wrong inside', async () => {
    expect((await request(app).get('/internal')).body.code).toBe('request.unknown-route');
    const response = await request(app)
      .get('/fail')
      .set(identityHeader, await sign(nobody, 'people'));
    expect([response.status, response.body.code, response.text.includes('cellar')]).toEqual([
      500,
      'server.unexpected',
      false,
    ]);
    expect(response.body.requestId).toBe(response.get('x-request-id'));
  });

  it('refuses everything until the copies have caught up', async () => {
    ready = false;
    const response = await greet({ words: 'hi' });
    ready = true;
    expect([response.status, response.body.code, response.get('retry-after')]).toEqual([
      503,
      'copy.behind',
      '1',
    ]);
  });
});
