import { randomUUID } from 'node:crypto';
import type { RouteName } from '@tandem/contracts';
import { problems, routes } from '@tandem/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RunningSystem } from './topologies.ts';
import { onEachTopology } from './topologies.ts';
import { paramsOf, validRequests } from './valid-requests.ts';
import type { World } from './world.ts';
import { openWorld } from './world.ts';

const names = Object.keys(routes) as RouteName[];
const withBody = names.filter((name) => {
  const route = routes[name];
  return 'body' in route && route.body !== 'file';
});
const withIds = names.filter((name) => routes[name].path.includes('{'));

const wrongValues: readonly unknown[] = [
  { $gt: '' },
  { $ne: null },
  7.5,
  -1,
  true,
  null,
  [],
  [[]],
  'x'.repeat(50_000),
  '\u0000',
  { toString: 1 },
];

/** What a null in it takes back. */
const takenBack: { readonly [Name in RouteName]?: string } = {
  entrustImage: 'collaborationId',
  entrustSelection: 'collaborationId',
  assignSelection: 'projectMemberId',
};

onEachTopology('bad input', (start) => {
  let system: RunningSystem;
  let world: World;
  let cookie: string;
  beforeAll(async () => {
    system = await start();
    world = await openWorld(system.url);
    const { account } = await world.people.ada.getMe();
    const answer = await fetch(`${system.url}/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: account.email, password: 'a password for tests' }),
    });
    cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  });
  afterAll(async () => {
    await system.end();
  });

  const pathOf = (name: RouteName, ids: Readonly<Record<string, unknown>>) => {
    const params = paramsOf(name, ids);
    return routes[name].path.replace(/\{(\w+)\}/g, (_, key: string) =>
      encodeURIComponent(String(params[key])),
    );
  };
  const send = (name: RouteName, path: string, body?: string) =>
    fetch(`${system.url}${path}`, {
      method: routes[name].method,
      headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined || routes[name].method === 'GET' ? {} : { body }),
    });
  const expectRefusal = async (response: Response, about: string) => {
    const text = await response.text();
    expect(response.status, `${about}: ${text.slice(0, 300)}`).toBeGreaterThanOrEqual(400);
    expect(response.status, `${about}: ${text.slice(0, 300)}`).toBeLessThan(500);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    const problem = JSON.parse(text) as { code: string; detail: string };
    expect(Object.keys(problems)).toContain(problem.code);
    expect(problem.detail).not.toBe('');
    return problem.code;
  };
  const eventsNow = async () =>
    (
      await world.people.ada.checkTimeline({
        params: { organizationId: world.organizations.host, projectId: world.projectId },
      })
    ).events;

  it.each(withBody)('%s refuses bodies of every wrong shape, and changes nothing', async (name) => {
    const before = await eventsNow();
    const path = pathOf(name, world.ids);
    const valid = (validRequests(world)[name]?.body ?? {}) as Record<string, unknown>;
    const wrong = [
      ...Object.keys(valid).flatMap((key) => wrongValues.map((value) => ({ ...valid, [key]: value }))),
      { ...valid, role: { $gt: '' }, isAdmin: true },
      [valid],
      7,
      'text',
    ];
    for (const body of wrong) {
      // Nothing is wrong with taking an image, or an assignment, back.
      const back = takenBack[name];
      if (back !== undefined && (body as Record<string, unknown>)[back] === null) continue;
      await expectRefusal(
        await send(name, path, JSON.stringify(body)),
        `${name} ${JSON.stringify(body).slice(0, 100)}`,
      );
    }
    expect(
      await expectRefusal(
        await send(
          name,
          path,
          `{"__proto__":{"x":1},${JSON.stringify({ ...valid, constructor: 1 }).slice(1)}`,
        ),
        name,
      ),
    ).toMatch(/^request\.(invalid|too-many)$/);
    expect(await expectRefusal(await send(name, path, '{"a":'), name)).toMatch(
      /^request\.(malformed-json|too-many)$/,
    );
    expect(
      await expectRefusal(await send(name, path, JSON.stringify({ a: 'x'.repeat(11_000_000) })), name),
    ).toMatch(/^request\.(too-large|too-many)$/);
    expect(await eventsNow()).toBe(before);
  });

  it.each(withIds)('%s refuses made-up ids, and ids of something else', async (name) => {
    const before = await eventsNow();
    for (const key of Object.keys(paramsOf(name, world.ids))) {
      for (const value of [
        randomUUID(),
        '17',
        '%00',
        '{"$gt":""}',
        "' OR 1=1 --",
        world.token,
        '0'.repeat(5000),
      ]) {
        if (value === '17' && key === 'revision') continue;
        const body = JSON.stringify(validRequests(world)[name]?.body ?? {});
        await expectRefusal(
          await send(name, pathOf(name, { ...world.ids, [key]: value }), body),
          `${name} with ${key}=${value.slice(0, 40)}`,
        );
      }
    }
    expect(await eventsNow()).toBe(before);
  });
});
