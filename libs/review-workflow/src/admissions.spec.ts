import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Name, World } from './world.fixture.ts';
import { openWorld } from './world.fixture.ts';

describe('what carries a large body', () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());

  /** Sends what no route reads, so that whoever is let in is told so. */
  const send = async (
    name: Name,
    what: 'images' | 'revisions',
    ids: Partial<Record<string, string>> = {},
  ) => {
    const { account, project } = world.as(name);
    const { organizationId, projectId } = { ...project, ...ids };
    const images = `${world.url}/v1/organizations/${organizationId}/projects/${projectId}/images`;
    const response = await fetch(what === 'images' ? images : `${images}/${randomUUID()}/revisions`, {
      method: 'POST',
      headers: { ...(await world.identityOf(account.id)), 'content-type': 'text/plain' },
      body: 'unreadable',
    });
    const { code } = (await response.json()) as { readonly code: string };
    return `${response.status} ${code}`;
  };
  const unread = '415 request.unsupported-media-type';

  it.each([
    ['an upload', 'images', { manager: unread, developer: unread }],
    ['a save', 'revisions', { manager: unread, annotator: unread, amberAnnotator: unread }],
  ] as const)('is read of those who may send it: %s', async (_what, route, answers) => {
    for (const [name, answer] of Object.entries(answers))
      expect([name, await send(name as Name, route)]).toEqual([name, answer]);
  });

  it('is refused to everyone else before it is read', async () => {
    const missing = '403 project.capability-missing';
    for (const name of ['annotator', 'amberManager', 'owner'] as const)
      expect(await send(name, 'images')).toBe(missing);
    expect(await send('owner', 'revisions')).toBe(missing);
    for (const route of ['images', 'revisions'] as const) {
      expect(await send('stranger', route)).toBe('404 project.not-found');
      expect(await send('stranger', route, { organizationId: world.host.id })).toBe(
        '404 organization.not-found',
      );
      expect(await send('manager', route, { projectId: randomUUID() })).toBe('404 project.not-found');
    }
  });

  it.each([
    ['nonsense', 'nonsense'],
    ['a character that is none', '%00'],
    ['another script', '%E6%98%86'],
    ['a property of objects', '__proto__'],
    ['an operator', '$ne'],
    ['endless', 'x'.repeat(5_000)],
  ])('for an id that is %s is refused as for any that is not there', async (_what, id) => {
    expect(await send('manager', 'images', { projectId: id })).toBe('404 project.not-found');
    expect(await send('manager', 'revisions', { organizationId: id })).toBe('404 organization.not-found');
  });
});
