import { anImage } from '@tandem/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Activity } from './activity.fixture.ts';
import { aSharedProject, entrustmentTo, everythingOf, kinds, openActivity } from './activity.fixture.ts';

let activity: Activity;
beforeAll(async () => {
  activity = await openActivity();
});
afterAll(() => activity.close());

const save = { startedFrom: 0, annotations: 1, correction: false };

/** A renaming and a save by the host, then two saves on images of the first partner, one of them on a free image of the other. */
async function aWorld() {
  const world = aSharedProject();
  const { project, amber, birch } = world;
  await activity.knows(everythingOf(world));
  const to = entrustmentTo(project, amber);
  const theirs = anImage(project, 'cat.jpg', { entrustedTo: to.collaborationId });
  const free = anImage(project, 'dog.jpg');
  const times = [activity.clock.now().toISOString()];
  const happened = async (told: Promise<unknown>) => {
    await told;
    times.push(new Date(activity.clock.now().getTime() + 1).toISOString());
  };
  await happened(activity.projectEvent(project, 'renamed', { by: world.hostManager, from: 'a', to: 'b' }));
  await happened(activity.imageEvent(theirs, 'saved', { by: world.hostAnnotator, entrustedTo: to, ...save }));
  await happened(
    activity.imageEvent(theirs, 'saved', { by: world.amberAnnotator, entrustedTo: to, ...save }),
  );
  const holder = { collaborationId: entrustmentTo(project, birch).collaborationId, organizationId: birch.id };
  const claim = {
    ...holder,
    accountId: world.people.birchAnnotator.id,
    membershipId: birch.members[2]!.membershipId,
  };
  await happened(activity.imageEvent(free, 'claimed', { by: world.birchAnnotator, holder: claim }));
  await activity.settled();
  return { ...world, id: project.id, times, theirs };
}

type World = Awaited<ReturnType<typeof aWorld>>;
const read = async (
  world: World,
  reader: 'hostManager' | 'amberManager' | 'birchManager' | 'hostAnnotator',
  query: NonNullable<Parameters<Activity['timeline']>[2]>,
) => {
  const { rows } = await activity.timeline(world[reader], world.id, query);
  return rows.map(({ type, actor }) => `${kinds([{ type } as (typeof rows)[0]])[0]} by ${actor?.name}`);
};

describe('a timeline looked through', () => {
  it('by kind shows what people call by one name', async () => {
    const world = await aWorld();
    expect(await read(world, 'hostManager', { kind: 'saves' })).toEqual(['saved by Aki', 'saved by Anni']);
    expect(await read(world, 'hostManager', { kind: 'settings' })).toEqual(['renamed by Hana']);
    expect(await read(world, 'hostManager', { kind: 'assignments' })).toEqual(['claimed by Bea']);
    expect(await read(world, 'hostManager', { kind: 'comments' })).toEqual([]);
    const { rows } = await activity.timeline(world.hostManager, world.id);
    expect(rows.map(({ kind }) => kind)).toEqual(['assignments', 'saves', 'saves', 'settings']);
  });

  it('by a person shows what the reader knows to be theirs, and nothing of who may not be named', async () => {
    const world = await aWorld();
    const { people } = world;
    const by = (reader: Parameters<typeof read>[1], actor: string) => read(world, reader, { actor });
    expect(await by('hostManager', people.amberAnnotator.id)).toEqual(['saved by Aki']);
    expect(await by('amberManager', people.amberAnnotator.id)).toEqual(['saved by Aki']);
    expect(await by('amberManager', people.hostManager.id)).toEqual(['renamed by Hana']);
    // The host's annotator and the other partner's are there, under the name of the host.
    expect(await read(world, 'amberManager', { side: 'host' })).toEqual([
      'claimed by Kelp Institute',
      'saved by Kelp Institute',
      'renamed by Hana',
    ]);
    for (const hidden of [people.hostAnnotator.id, people.birchAnnotator.id, world.host.id])
      expect(await by('amberManager', hidden)).toEqual([]);
  });

  it('by side shows a partner its own as the external one: another partner’s work is the host’s', async () => {
    const world = await aWorld();
    expect(await read(world, 'hostManager', { side: 'external' })).toEqual([
      'claimed by Bea',
      'saved by Aki',
    ]);
    expect(await read(world, 'hostManager', { side: 'host' })).toEqual(['saved by Anni', 'renamed by Hana']);
    expect(await read(world, 'amberManager', { side: 'external' })).toEqual(['saved by Aki']);
    expect(await read(world, 'birchManager', { side: 'external' })).toEqual(['claimed by Bea']);
  });

  it('says for which organization somebody acted, as far as the reader may know', async () => {
    const world = await aWorld();
    const actedFor = async (reader: World['hostManager']) =>
      (await activity.timeline(reader, world.id)).rows.map((row) => row.actedFor?.name);
    const [host, amber, birch] = [world.host.name, world.amber.name, world.birch.name];
    expect(await actedFor(world.hostManager)).toEqual([birch, amber, host, host]);
    expect(await actedFor(world.amberManager)).toEqual([host, amber, host, host]);
  });

  it('by time shows what happened from one moment until before another, of one image too', async () => {
    const world = await aWorld();
    const [, afterRename, afterSave, afterSecond] = world.times as [string, string, string, string];
    const within = { from: afterRename, to: afterSecond };
    expect(await read(world, 'hostManager', within)).toEqual(['saved by Aki', 'saved by Anni']);
    expect(await read(world, 'hostManager', { to: afterRename })).toEqual(['renamed by Hana']);
    expect(await read(world, 'hostManager', { from: afterSecond })).toEqual(['claimed by Bea']);
    expect(await read(world, 'hostManager', { imageId: world.theirs.id, to: afterSave })).toEqual([
      'saved by Anni',
    ]);
    const [renamed] = (await activity.timeline(world.hostManager, world.id, { to: afterRename })).rows;
    const wholeSecond = `${renamed!.time.slice(0, 19)}Z`;
    expect(await read(world, 'hostManager', { to: wholeSecond })).toEqual([]);
  });

  it('comes in pages that find everything, though each may be short', async () => {
    const world = await aWorld();
    const found: string[] = [];
    let after: string | undefined;
    do {
      const query = { limit: 1, kind: 'saves', from: world.times[0]!, ...(after && { after }) } as const;
      const page = await activity.timeline(world.hostManager, world.id, query);
      found.push(...page.rows.map(({ actor }) => actor?.name ?? ''));
      after = page.next;
    } while (after !== undefined);
    expect(found).toEqual(['Aki', 'Anni']);
  });
});
