import type { Client, RouteName } from '@tandem/contracts';
import { ApiProblem, createSession, routes } from '@tandem/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RunningSystem } from './topologies.ts';
import { onEachTopology } from './topologies.ts';
import type { AnyCall } from './valid-requests.ts';
import { paramsOf, validRequests } from './valid-requests.ts';
import type { World } from './world.ts';
import { openWorld } from './world.ts';

const names = Object.keys(routes) as RouteName[];
const inside = names.filter((name) => routes[name].path.includes('{organizationId}'));
const ofImages = names.filter((name) => routes[name].path.includes('{imageId}'));
const withLogIn = names.filter((name) => routes[name].auth === 'account');

onEachTopology('isolation', (start) => {
  let system: RunningSystem;
  let world: World;
  beforeAll(async () => {
    system = await start();
    world = await openWorld(system.url);
  });
  afterAll(async () => {
    await system.end();
  });

  const call = async (
    client: Client,
    name: RouteName,
    organizationId: string,
    imageId: string,
    projectId = world.projectId,
  ): Promise<string> => {
    const params = paramsOf(name, { ...world.ids, organizationId, projectId, imageId });
    const request = { params, ...validRequests(world)[name] };
    const answer =
      name === 'openLive'
        ? world.listen(client, organizationId).then(({ stop }) => stop())
        : (client[name] as AnyCall)(request);
    return answer.then(
      () => 'accepted',
      (error: unknown) => {
        if (error instanceof ApiProblem) return error.code;
        throw error;
      },
    );
  };
  const eventsNow = async () =>
    (
      await world.people.ada.checkTimeline({
        params: { organizationId: world.organizations.host, projectId: world.projectId },
      })
    ).events;

  it.each(withLogIn)('%s asks for a log-in', async (name) => {
    expect(
      await call(createSession(system.url), name, world.organizations.host, world.images.entrustedToFirst),
    ).toBe('session.required');
  });

  it.each(inside)('%s does not exist for a stranger who names the host’s organization', async (name) => {
    const answer = await call(world.people.zoe, name, world.organizations.host, world.images.free);
    expect([
      'organization.not-found',
      'project.not-found',
      'invitation.not-found',
      'invitation.other-email',
    ]).toContain(answer);
  });

  it.each(inside.filter((name) => routes[name].path.includes('{projectId}')))(
    '%s does not find the project for a stranger acting for their own organization',
    async (name) => {
      expect(await call(world.people.zoe, name, world.organizations.strangers, world.images.free)).toBe(
        'project.not-found',
      );
    },
  );

  it.each(ofImages)('%s does not find an image for a manager of the other partner', async (name) => {
    const before = await eventsNow();
    expect(
      await call(world.people.hana, name, world.organizations.second, world.images.entrustedToFirst),
    ).toBe('image.not-found');
    expect(await eventsNow()).toBe(before);
  });

  it.each(ofImages)('%s does not find an image under a project that it does not belong to', async (name) => {
    const { ada } = world.people;
    const elsewhere = await ada.createProject({
      params: { organizationId: world.organizations.host },
      body: { name: `Other ${name}` },
    });
    expect(await call(ada, name, world.organizations.host, world.images.free, elsewhere.id)).toBe(
      'image.not-found',
    );
  });

  const lists = [
    'listProjects',
    'getProject',
    'listLabels',
    'listProjectMembers',
    'listCollaborations',
    'listBars',
    'listImages',
    'getTimeline',
    'getProgress',
  ] as const;
  it.each(lists)('%s tells the second partner nothing of the first', async (name) => {
    const { hana } = world.people;
    const params = { organizationId: world.organizations.second, projectId: world.projectId };
    const needed = routes[name].path.includes('{projectId}')
      ? params
      : { organizationId: params.organizationId };
    const answer = JSON.stringify(
      await (hana[name] as AnyCall)({ params: needed, ...validRequests(world)[name] }),
    );
    for (const secret of [
      'Beistad',
      '"Eve"',
      '"Gil"',
      world.organizations.first,
      world.collaborations.first,
      world.images.entrustedToFirst,
      world.projectMembers.gil,
    ]) {
      expect(answer).not.toContain(secret);
    }
  });
});
