import type { LiveMessage } from '@tandem/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Listener } from './live-stream.ts';
import type { RunningSystem } from './topologies.ts';
import { onEachTopology } from './topologies.ts';
import type { World } from './world.ts';
import { openWorld } from './world.ts';

onEachTopology('live updates', (start) => {
  let system: RunningSystem;
  let world: World;
  beforeAll(async () => {
    system = await start();
    world = await openWorld(system.url);
  });
  afterAll(async () => {
    await system.end();
  });

  const told = async (stream: Listener, message: Partial<Record<string, unknown>>) =>
    expect.poll(() => stream.messages, { timeout: 5_000 }).toContainEqual(expect.objectContaining(message));
  const about = (stream: Listener, id: string) =>
    stream.messages.filter((message: LiveMessage) => 'id' in message && message.id === id);

  it('reach the partner an image is entrusted to, and not the other one', async () => {
    const { people, organizations, projectId, images, collaborations } = world;
    const [eve, hana] = await Promise.all([
      world.listen(people.eve, organizations.first),
      world.listen(people.hana, organizations.second),
    ]);
    const at = { organizationId: organizations.host, projectId };
    const { entrustedToFirst, free } = images;

    await people.bo.addComment({
      params: { ...at, imageId: entrustedToFirst },
      body: { text: 'Sharper edges, please.' },
    });
    await told(eve, { event: 'changed', id: entrustedToFirst, type: 'tandem.image.commented.v1' });

    await people.ada.moveImage({
      params: { ...at, imageId: entrustedToFirst },
      body: { move: 'skip', from: 'in_progress', revision: 1, reason: 'Blurred.', takeOver: true },
    });
    await told(eve, { event: 'changed', id: entrustedToFirst, type: 'tandem.image.moved.v1' });

    await people.ada.entrustImage({
      params: { ...at, imageId: free },
      body: { collaborationId: collaborations.first },
    });
    await told(eve, { event: 'changed', id: free, type: 'tandem.image.entrusted.v1' });
    await told(hana, { event: 'gone', id: free, projectId });
    expect(about(hana, entrustedToFirst)).toEqual([]);
    for (const stream of [eve, hana]) stream.stop();
  });

  it('end with the session under which one listens', async () => {
    const { organizations } = world;
    const other = await world.logInAgain('Hana');
    const stream = await world.listen(other, organizations.second);
    await other.logOut();
    await stream.ended;
    await expect(world.listen(other, organizations.second)).rejects.toMatchObject({
      code: 'session.required',
    });
  });

  it('say to a partner that the collaboration has stopped, and end for who leaves the organization', async () => {
    const { people, organizations, projectId, collaborations } = world;
    const [gil, hana] = await Promise.all([
      world.listen(people.gil, organizations.first),
      world.listen(people.hana, organizations.second),
    ]);
    await people.ada.stopCollaboration({
      params: { organizationId: organizations.host, projectId, collaborationId: collaborations.first },
      body: {},
    });
    await told(gil, { event: 'left', aggregate: 'project', id: projectId });
    expect(about(hana, projectId)).toEqual([]);

    const { rows } = await people.eve.listMembers({ params: { organizationId: organizations.first } });
    const { membershipId = '' } = rows.find(({ name }) => name === 'Gil') ?? {};
    await people.eve.removeMember({ params: { organizationId: organizations.first, membershipId } });
    await gil.ended;
    expect(gil.messages.at(-1)).toEqual({
      event: 'left',
      aggregate: 'organization',
      id: organizations.first,
    });
    await expect(world.listen(people.gil, organizations.first)).rejects.toMatchObject({ status: 404 });
    hana.stop();
  });
});
