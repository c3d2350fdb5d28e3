import type { LiveMessage } from '@tandem/contracts';
import { anImage, stopped, withMember } from '@tandem/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Activity } from '../activity.fixture.ts';
import {
  aSharedProject,
  entrustmentTo,
  everythingOf,
  holderOf,
  openActivity,
  refusalOf,
} from '../activity.fixture.ts';

let activity: Activity;
beforeAll(async () => {
  activity = await openActivity();
});
afterAll(() => activity.close());

type World = Awaited<ReturnType<typeof aWorld>>;
async function aWorld() {
  const world = aSharedProject();
  await activity.knows(everythingOf(world));
  await activity.settled();
  return { ...world, id: world.project.id };
}

/** A stream for each of these. */
async function listeners<Name extends keyof World>(world: World, ...names: Name[]) {
  const streams = await Promise.all(
    names.map((name) => activity.listen(world[name] as Parameters<Activity['listen']>[0])),
  );
  return Object.fromEntries(names.map((name, n) => [name, streams[n]])) as Record<
    Name,
    Awaited<ReturnType<Activity['listen']>>
  >;
}

/** A rename, which everybody in the project is told of: what was told before has arrived then. */
async function rename(world: World, project: World['project'], ...streams: { hints(): LiveMessage[] }[]) {
  await activity.projectEvent(project, 'renamed', { by: world.hostManager, from: 'a', to: 'b' });
  for (const stream of streams)
    await expect.poll(() => stream.hints().at(-1)).toMatchObject({ event: 'changed', id: project.id });
}

const entrusted = (world: World, to: World['amber'] | null, name = 'cat.jpg') =>
  anImage(world.project, name, {
    entrustedTo: to && entrustmentTo(world.project, to).collaborationId,
  });
const changed = (id: string, projectId: string | null, type: string | null, aggregate = 'image') => ({
  event: 'changed',
  aggregate,
  id,
  projectId,
  type,
});
const gone = (id: string, projectId: string) => ({ event: 'gone', aggregate: 'image', id, projectId });

describe('a live stream', () => {
  it('begins at once, says from when on it tells, and asks proxies to pass everything on', async () => {
    const world = await aWorld();
    const stream = await activity.listen(world.hostManager);
    expect(stream.headers.get('content-type')).toBe('text/event-stream');
    expect(stream.headers.get('x-accel-buffering')).toBe('no');
    expect(stream.headers.get('cache-control')).toContain('no-transform');
    expect(stream.messages).toEqual([{ event: 'ready', since: expect.stringMatching(/^\d{4}-.*Z$/) }]);
    stream.stop();
  });

  it('does not exist for strangers, and for who has only been invited', async () => {
    const { stranger, host } = await aWorld();
    const membershipId = activity.runtime.newId();
    const invited = { membershipId, accountId: null, type: 'member', status: 'pending' } as const;
    await activity.knows({ organizations: [{ ...host, members: [...host.members, invited] }] });
    await activity.settled();
    for (const organization of [host, { ...host, id: activity.runtime.newId() }])
      expect(await refusalOf(activity.listen({ ...stranger, organization }))).toEqual([
        404,
        'organization.not-found',
      ]);
  });

  it('tells the one side what the other does to an image, as soon as it can be read, and holds nothing but ids', async () => {
    const world = await aWorld();
    const image = entrusted(world, world.amber);
    const to = entrustmentTo(world.project, world.amber);
    const { amberManager, amberAnnotator, hostAnnotator, birchManager, amberOwner } = await listeners(
      world,
      'amberManager',
      'amberAnnotator',
      'hostAnnotator',
      'birchManager',
      'amberOwner',
    );
    await activity.imageEvent(image, 'saved', {
      by: world.hostManager,
      entrustedTo: to,
      startedFrom: 0,
      annotations: 2,
      correction: false,
    });
    const all = [amberManager, amberAnnotator, hostAnnotator];
    for (const stream of all)
      await expect.poll(() => stream.hints()).toEqual([changed(image.id, world.id, 'tandem.image.saved.v1')]);
    expect((await activity.timeline(world.amberManager, world.id, { imageId: image.id })).rows).toHaveLength(
      1,
    );
    await rename(world, world.project, birchManager, amberOwner);
    expect([birchManager.hints().length, amberOwner.hints().length]).toEqual([1, 1]);
  });

  it('tells nobody of another organization’s internal comments', async () => {
    const world = await aWorld();
    const image = entrusted(world, world.amber);
    const to = entrustmentTo(world.project, world.amber);
    const { hostManager, amberManager } = await listeners(world, 'hostManager', 'amberManager');
    const comment = (by: World['amberManager'], audience: object, internalTo?: string) =>
      activity.imageEvent(image, 'commented', {
        by,
        entrustedTo: to,
        commentId: activity.runtime.newId(),
        audience,
        replyTo: null,
        ...(internalTo !== undefined && { internalTo }),
      });
    const { amber } = world;
    await comment(world.amberManager, { kind: 'internal', organizationId: amber.id }, amber.id);
    await expect.poll(() => amberManager.hints().length).toBe(1);
    await rename(world, world.project, hostManager);
    expect(hostManager.hints()).toEqual([
      changed(world.id, world.id, 'tandem.project.renamed.v1', 'project'),
    ]);
    await comment(world.amberManager, { kind: 'shared', collaborationId: to.collaborationId });
    await expect.poll(() => hostManager.hints().length).toBe(2);
  });

  it('says that an image has gone to who saw it until then, and to nobody else', async () => {
    const world = await aWorld();
    const image = entrusted(world, null);
    const upload = { by: world.hostManager, folder: '', name: 'cat.jpg' };
    await activity.imageEvent(image, 'uploaded', upload);
    await activity.settled();
    const { birchManager, amberManager, hostManager } = await listeners(
      world,
      'birchManager',
      'amberManager',
      'hostManager',
    );
    const theirs = { ...image, entrustedTo: entrustmentTo(world.project, world.amber).collaborationId };
    const to = entrustmentTo(world.project, world.amber);
    await activity.imageEvent(image, 'restated');
    await activity.settled();
    await activity.imageEvent(theirs, 'entrusted', { by: world.hostManager, entrustedTo: to, before: null });
    await expect.poll(() => birchManager.hints()).toEqual([gone(image.id, world.id)]);
    await expect
      .poll(() => amberManager.hints())
      .toEqual([changed(image.id, world.id, 'tandem.image.entrusted.v1')]);

    // What is done to it now is nothing to the other partner, nor that it is deleted.
    const deleted = { ...theirs, deletedAt: activity.clock.now().toISOString() };
    await activity.imageEvent(deleted, 'deleted', { ...upload, entrustedTo: to });
    await expect.poll(() => hostManager.hints().at(-1)).toEqual(gone(image.id, world.id));
    await expect.poll(() => amberManager.hints().at(-1)).toEqual(gone(image.id, world.id));
    await rename(world, world.project, birchManager);
    expect(birchManager.hints()).toHaveLength(2);
  });

  it('says that an image is there when another partner no longer has it, and not why', async () => {
    const world = await aWorld();
    const to = entrustmentTo(world.project, world.amber);
    const image = entrusted(world, world.amber);
    await activity.imageEvent(image, 'claimed', {
      by: world.amberManager,
      entrustedTo: to,
      holder: holderOf(world.project, world.amberManager),
    });
    await activity.settled();
    const { birchManager } = await listeners(world, 'birchManager');
    await activity.imageEvent({ ...image, entrustedTo: null }, 'entrusted', {
      by: world.hostManager,
      entrustedTo: null,
      before: to,
    });
    await expect.poll(() => birchManager.hints()).toEqual([changed(image.id, world.id, null)]);
  });

  it('keeps settings and links to those who see them', async () => {
    const world = await aWorld();
    const { hostManager, hostAnnotator, amberManager } = await listeners(
      world,
      'hostManager',
      'hostAnnotator',
      'amberManager',
    );
    await activity.projectEvent(world.project, 'share_link_revoked', {
      by: world.hostManager,
      generation: 1,
    });
    await activity.projectEvent(world.project, 'settings_changed', {
      by: world.hostManager,
      from: { partnersSee: 'all' },
      to: { partnersSee: 'entrusted' },
    });
    await expect
      .poll(() => hostManager.hints())
      .toEqual([
        changed(world.id, world.id, 'tandem.project.share_link_revoked.v1', 'project'),
        changed(world.id, world.id, 'tandem.project.settings_changed.v1', 'project'),
      ]);
    for (const stream of [hostAnnotator, amberManager])
      await expect.poll(() => stream.hints()).toEqual([changed(world.id, world.id, null, 'project')]);
  });
});

describe('who loses their part', () => {
  const left = (id: string, aggregate = 'project') => ({ event: 'left', aggregate, id });
  const renamed = (id: string) => changed(id, id, 'tandem.project.renamed.v1', 'project');

  it('in a project whose collaboration stops is told so; the other partner notices nothing', async () => {
    const world = await aWorld();
    const streams = await listeners(world, 'amberManager', 'amberOwner', 'birchManager', 'hostManager');
    const after = stopped(world.project, world.amber);
    await activity.projectEvent(after, 'collaboration_stopped', {
      by: world.hostManager,
      side: 'host',
      ...entrustmentTo(world.project, world.amber),
    });
    await expect
      .poll(() => streams.hostManager.hints())
      .toEqual([changed(world.id, world.id, 'tandem.project.collaboration_stopped.v1', 'project')]);
    await rename(world, after, streams.birchManager);
    expect(streams.birchManager.hints()).toEqual([renamed(world.id)]);
    // What happens afterwards is nothing to them.
    for (const stream of [streams.amberManager, streams.amberOwner])
      expect(stream.hints()).toEqual([left(world.id)]);
  });

  it('because they were removed or barred is told so, and their side that somebody was', async () => {
    const world = await aWorld();
    const streams = await listeners(world, 'amberManager', 'amberAnnotator', 'hostAnnotator', 'birchManager');
    const person = (who: World['amberManager']) => {
      const { membershipId, ...named } = holderOf(world.project, who);
      const member = world.project.members.find((one) => one.membershipId === membershipId)!;
      return { ...named, projectMemberId: member.id };
    };
    const time = activity.clock.now().toISOString();
    const removed = {
      ...world.project,
      members: world.project.members.map((member) =>
        member.accountId === world.hostAnnotator.account.id ? { ...member, removedAt: time } : member,
      ),
    };
    await activity.projectEvent(removed, 'member_removed', {
      by: world.hostManager,
      ...person(world.hostAnnotator),
      role: 'annotator',
    });
    const barId = activity.runtime.newId();
    const { accountId, organizationId } = person(world.amberAnnotator);
    const bar = { accountId, ...entrustmentTo(world.project, world.amber), reason: 'r', organizationId };
    const barred = { ...removed, bars: [{ id: barId, since: time, ...bar }] };
    await activity.projectEvent(barred, 'person_barred', { by: world.hostManager, ...bar, barId });
    await expect
      .poll(() => streams.amberManager.hints())
      .toEqual([changed(world.id, world.id, 'tandem.project.person_barred.v1', 'project')]);
    await rename(world, barred, streams.birchManager);
    expect(streams.birchManager.hints()).toEqual([renamed(world.id)]);
    expect(streams.hostAnnotator.hints()).toEqual([left(world.id)]);
    expect(streams.amberAnnotator.hints()).toEqual([left(world.id)]);
  });

  it('because the project is deleted is told so, owners of the host too', async () => {
    const world = await aWorld();
    const streams = await listeners(world, 'hostOwner', 'hostManager', 'amberAnnotator');
    const deleted = {
      ...stopped(stopped(world.project, world.amber), world.birch),
      deletedAt: activity.clock.now().toISOString(),
    };
    await activity.projectEvent(deleted, 'collaboration_stopped', {
      by: world.hostManager,
      side: 'host',
      ...entrustmentTo(world.project, world.amber),
    });
    await activity.projectEvent(deleted, 'deleted', { by: world.hostManager, name: 'Kelp forests' });
    for (const stream of Object.values(streams))
      await expect.poll(() => stream.hints()).toEqual([left(world.id)]);
  });

  it('in the organization is told so, and the stream ends; it cannot be opened again', async () => {
    const world = await aWorld();
    const { hostAnnotator, hostOwner, hostManager } = await listeners(
      world,
      'hostAnnotator',
      'hostOwner',
      'hostManager',
    );
    const [membership] = world.host.members.slice(-1);
    const without = { ...world.host, members: world.host.members.slice(0, -1) };
    const { membershipId, accountId } = membership!;
    await activity.organizationEvent(without, 'member_removed', {
      by: world.hostOwner,
      membershipId,
      accountId,
    });
    await hostAnnotator.ended;
    expect(hostAnnotator.hints()).toEqual([left(world.host.id, 'organization')]);
    await expect
      .poll(() => hostOwner.hints())
      .toEqual([changed(world.host.id, null, 'tandem.organization.member_removed.v1', 'organization')]);
    expect(await refusalOf(activity.listen(world.hostAnnotator))).toEqual([404, 'organization.not-found']);

    await activity.organizationEvent(without, 'renamed', { by: world.hostOwner, from: 'a', to: 'b' });
    await expect
      .poll(() => hostManager.hints())
      .toEqual([changed(world.host.id, null, 'tandem.organization.renamed.v1', 'organization')]);
  });

  it('because their password is another has to come in again, in every tab', async () => {
    const world = await aWorld();
    const tabs = await Promise.all([1, 2].map(() => activity.listen(world.amberManager)));
    const other = await activity.listen(world.amberAnnotator);
    await activity.knows({ accounts: [{ ...world.people.amberManager, credentialsVersion: 2 }] });
    await Promise.all(tabs.map(({ ended }) => ended));
    await activity.settled();
    await rename(world, world.project, other);

    const again = await activity.listen(world.amberManager);
    await activity.knows({ accounts: [{ ...world.people.amberManager, credentialsVersion: 2 }] });
    await activity.settled();
    await rename(world, world.project, again);
  });
});

describe('who gains a part', () => {
  it('is told of the project, even where the timeline does not tell them', async () => {
    const world = await aWorld();
    const { hostOwner } = await listeners(world, 'hostOwner');
    const joined = withMember(world.project, world.host, world.people.hostOwner, 'annotator');
    const member = joined.members.at(-1)!;
    await activity.projectEvent(joined, 'members_added', {
      by: world.hostManager,
      collaborationId: null,
      organizationId: world.host.id,
      role: 'annotator',
      members: [{ projectMemberId: member.id, accountId: member.accountId }],
    });
    await expect.poll(() => hostOwner.hints()).toEqual([changed(world.id, world.id, null, 'project')]);
  });
});

describe('streams', () => {
  it('end when what they rest on cannot be brought up to date, so that everybody asks again; others go on', async () => {
    const [world, elsewhere] = [await aWorld(), await aWorld()];
    const other = await activity.listen(elsewhere.amberManager);
    const stream = await activity.listen(world.hostManager);
    await activity.knows({ projects: [{ ...world.project, settings: null } as unknown as World['project']] });
    await stream.ended;
    await rename(elsewhere, elsewhere.project, other);
    await activity.knows({ projects: [world.project] });
    await activity.settled();
    const again = await activity.listen(world.hostManager);
    await rename(world, world.project, again);
  });

  it('are ended by a stop, which waits for none', async () => {
    const another = await openActivity();
    const world = aSharedProject();
    await another.knows(everythingOf(world));
    await another.settled();
    const stream = await another.listen(world.hostManager);
    await another.close();
    expect(await stream.ended).toBe('ended');
  });
});
