import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Client } from './client.ts';
import { ApiProblem, createClient } from './client.ts';

type Seen = { method: string; url: string; headers: IncomingMessage['headers']; body: Buffer };
type Answer = { status: number; type: string; body: string | Uint8Array };

const organizationId = '50ccb7c4-4544-576c-b721-f1380cb6e56d';
const projectId = '6e46043b-c8a8-55bf-ba8b-245be39623e2';
const imageId = 'aeb3ffba-da88-534d-91b7-18165199b22c';
const json = (body: unknown, status = 200): Answer => ({
  status,
  type: 'application/json',
  body: JSON.stringify(body),
});
const emptyPage = json({ rows: [] });

let server: Server;
let client: Client;
let answer: Answer;
let seen: Seen[];

async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { method = '', url = '', headers } = request;
  seen.push({ method, url, headers, body: Buffer.concat(chunks) });
  response.writeHead(answer.status, { 'content-type': answer.type }).end(answer.body);
}
const last = (): Seen => {
  const request = seen.at(-1);
  if (!request) throw new Error('nothing was requested');
  return request;
};

beforeAll(async () => {
  server = createServer((request, response) => void take(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  client = createClient(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
beforeEach(() => {
  seen = [];
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});

describe('the typed client', () => {
  test('has one function per route', () => {
    expect(client.stopCollaboration).toBeTypeOf('function');
    expect(Object.keys(client)).toContain('getMe');
  });

  test('puts parameters into the path and only the given ones into the query', async () => {
    answer = emptyPage;
    const search = 'kelp & reefs';
    expect(await client.listProjects({ params: { organizationId }, query: { search } })).toEqual({
      rows: [],
    });
    expect(last()).toMatchObject({
      method: 'GET',
      url: `/v1/organizations/${organizationId}/projects?search=kelp+%26+reefs`,
    });
    await client.listProjects({ params: { organizationId } });
    expect(last().url).toBe(`/v1/organizations/${organizationId}/projects`);
  });

  test('escapes what a parameter must not change: the path', async () => {
    answer = json({ code: 'request.invalid', title: 'no' }, 400);
    await client.getOrganization({ params: { organizationId: '../me?x' } }).catch(() => undefined);
    expect(last().url).toBe('/v1/organizations/..%2Fme%3Fx');
  });

  test('sends bodies as JSON', async () => {
    answer = json({});
    await client.requestPasswordReset({ body: { email: 'mika@blue-coast.example' } });
    expect(last().headers['content-type']).toBe('application/json');
    expect(JSON.parse(last().body.toString())).toEqual({ email: 'mika@blue-coast.example' });
  });

  test('gives every write its own Idempotency-Key, or the one passed, and reads none', async () => {
    answer = json({});
    const body = { email: 'mika@blue-coast.example' };
    await client.requestPasswordReset({ body });
    await client.requestPasswordReset({ body });
    const [first, second] = seen.map(({ headers }) => headers['idempotency-key']);
    expect(first).toMatch(/^[0-9a-f-]{36}$/);
    expect(second).not.toBe(first);
    await client.requestPasswordReset({ body, idempotencyKey: 'again' });
    expect(last().headers['idempotency-key']).toBe('again');
    answer = emptyPage;
    await client.listMails();
    expect(last().headers['idempotency-key']).toBeUndefined();
  });

  test('uploads one file after its text fields', async () => {
    answer = json({ code: 'image.not-an-image', title: 'no' }, 422);
    const upload = client.uploadImage({
      params: { organizationId, projectId },
      form: { folder: 'dive-12' },
      file: { name: 'réef.jpg', bytes: new TextEncoder().encode('bytes of a reef') },
    });
    await expect(upload).rejects.toMatchObject({ code: 'image.not-an-image' });
    expect(last().headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
    const text = last().body.toString();
    expect(text).toContain('filename="réef.jpg"');
    expect(text.indexOf('dive-12')).toBeGreaterThan(0);
    expect(text.indexOf('bytes of a reef')).toBeGreaterThan(text.indexOf('dive-12'));
  });

  test('answers bytes where the route does', async () => {
    answer = { status: 200, type: 'image/webp', body: Uint8Array.of(1, 2, 3) };
    const params = { organizationId, projectId, imageId };
    expect(await client.getRendition({ params })).toEqual(Uint8Array.of(1, 2, 3));
  });

  test('answers nothing for 204', async () => {
    answer = { status: 204, type: 'text/plain', body: '' };
    expect(await client.logOut()).toBeUndefined();
  });

  test('takes 202 as an answer that names what is pending', async () => {
    answer = json({ pending: ['activity'] }, 202);
    const params = { organizationId, projectId, collaborationId: imageId };
    expect(await client.stopCollaboration({ params, body: {} })).toEqual({ pending: ['activity'] });
  });

  test('throws a problem with its status, code and details', async () => {
    answer = json({ code: 'image.stale', title: 'Somebody was faster.', revision: 4 }, 409);
    const params = { organizationId, projectId, imageId };
    const caught: unknown = await client.getImage({ params }).catch((error: unknown) => error);
    expect(caught).toBeInstanceOf(ApiProblem);
    expect(caught).toMatchObject({ status: 409, code: 'image.stale', problem: { revision: 4 } });
    expect(String(caught)).toContain('409 image.stale: Somebody was faster.');
  });

  test('throws for an error that is no problem document, too', async () => {
    answer = { status: 502, type: 'text/html', body: '<h1>Bad gateway</h1>' };
    await expect(client.getMe()).rejects.toMatchObject({ status: 502, code: 'server.unexpected' });
  });

  test('notices a server that breaks the contract', async () => {
    answer = json({ rows: [{ id: 'not a uuid' }] });
    await expect(client.listProjects({ params: { organizationId } })).rejects.toThrow('rows');
  });

  test('sends through what it is given, which keeps the session', async () => {
    const withCookie = createClient('http://tandem.example', async (url, init) => {
      seen.push({ method: init.method ?? '', url, headers: {}, body: Buffer.alloc(0) });
      return Response.json({ rows: [] });
    });
    await withCookie.listMails();
    expect(last()).toMatchObject({ method: 'GET', url: 'http://tandem.example/v1/mailbox' });
  });
});
