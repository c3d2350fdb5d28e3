import { anImage } from '@tandem/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Activity } from './activity.fixture.ts';
import {
  aSharedProject,
  entrustmentTo,
  everythingOf,
  holderOf,
  kinds,
  openActivity,
  refusalOf,
} from './activity.fixture.ts';

let activity: Activity;
beforeAll(async () => {
  activity = await openActivity();
});
afterAll(() => activity.close());

/** A project in which nothing has happened yet. */
async function aWorld() {
  const world = aSharedProject();
  await activity.knows(everythingOf(world));
  return { ...world, id: world.project.id };
}

describe('who sees what of a project’s own events', () => {
  it('is the row of the table: the host all, a partner its collaboration, owners outside nothing', async () => {
    const world = await aWorld();
    const { project, id, amber, birch, people, hostManager, amberManager } = world;
    const terms = { generation: 1, expiresAt: null, maxOrganizations: 1 };
    const person = (partner: typeof amber, account: typeof people.amberManager) => ({
      ...entrustmentTo(project, partner),
      projectMemberId: project.members.find(({ accountId }) => accountId === account.id)!.id,
      accountId: account.id,
    });
    await activity.projectEvent(project, 'created', { by: hostManager, name: 'Kelp forests' });
    await activity.projectEvent(project, 'label_added', {
      by: world.hostDeveloper,
      labelId: id,
      name: 'kelp',
      type: 'vector',
    });
    await activity.projectEvent(project, 'share_link_enabled', { by: hostManager, ...terms });
    await activity.projectEvent(project, 'settings_changed', { by: hostManager, from: {}, to: {} });
    for (const [partner, manager, annotator] of [
      [amber, people.amberManager, people.amberAnnotator],
      [birch, people.birchManager, people.birchAnnotator],
    ] as const) {
      const { projectMemberId } = person(partner, manager);
      await activity.projectEvent(project, 'shared', {
        by: { account: manager, organization: partner },
        ...entrustmentTo(project, partner),
        acceptedBy: manager.id,
        projectMemberId,
      });
      await activity.projectEvent(project, 'member_role_changed', {
        by: { account: manager, organization: partner },
        ...person(partner, annotator),
        from: 'manager',
        to: 'annotator',
      });
    }
    await activity.projectEvent(project, 'members_added', {
      by: hostManager,
      collaborationId: null,
      organizationId: world.host.id,
      role: 'annotator',
      members: [],
    });
    await activity.settled();

    const all = [
      'members_added',
      'member_role_changed',
      'shared',
      'member_role_changed',
      'shared',
      'settings_changed',
      'share_link_enabled',
      'label_added',
      'created',
    ];
    const partners = ['member_role_changed', 'shared', 'label_added', 'created'];
    const shown = async (reader: typeof hostManager) => kinds((await activity.timeline(reader, id)).rows);
    expect(await shown(hostManager)).toEqual(all);
    expect(await shown(world.hostDeveloper)).toEqual(all);
    expect(await shown(world.hostAnnotator)).toEqual([]);
    expect(await shown(amberManager)).toEqual(partners);
    expect(await shown(world.birchManager)).toEqual(partners);
    expect(await shown(world.amberAnnotator)).toEqual([]);
    for (const owner of [world.hostOwner, world.amberOwner, world.birchOwner])
      expect(await activity.timeline(owner, id)).toEqual({ rows: [] });

    const { rows } = await activity.timeline(amberManager, id);
    const told = JSON.stringify(rows);
    for (const secret of [
      birch.id,
      birch.name,
      people.birchManager.id,
      people.birchAnnotator.id,
      'Bo',
      'Bea',
    ])
      expect(told).not.toContain(secret);
    expect(rows.map(({ actor }) => actor?.name)).toEqual(['Ambra', 'Ambra', 'Kelp Institute', 'Hana']);
  });

  it('shows annotators what they did themselves, acting for this organization', async () => {
    const { project, id, hostAnnotator, amberAnnotator, people, amber } = await aWorld();
    const label = { labelId: id, name: 'kelp', type: 'vector' };
    await activity.projectEvent(project, 'label_added', { by: hostAnnotator, ...label });
    await activity.projectEvent(project, 'label_deleted', {
      by: { account: people.hostAnnotator, organization: amber },
      ...label,
    });
    await activity.settled();
    expect(kinds((await activity.timeline(hostAnnotator, id)).rows)).toEqual(['label_added']);
    expect((await activity.timeline(amberAnnotator, id)).rows).toEqual([]);
  });

  it('leaves the timeline of a deleted project to the owners of its host', async () => {
    const { project, id, amber, ...world } = await aWorld();
    const image = anImage(project, 'cat.jpg', { entrustedTo: entrustmentTo(project, amber).collaborationId });
    await activity.imageEvent(image, 'saved', {
      by: world.amberAnnotator,
      entrustedTo: entrustmentTo(project, amber),
      startedFrom: 0,
      annotations: 2,
      correction: false,
    });
    const deletedAt = new Date().toISOString();
    const collaborations = project.collaborations.map((c) => ({
      ...c,
      status: 'ended' as const,
      endedAt: deletedAt,
    }));
    const deleted = { ...project, deletedAt, collaborations };
    await activity.projectEvent(deleted, 'deleted', { by: world.hostManager, name: project.name });
    await activity.settled();

    const { rows } = await activity.timeline(world.hostOwner, id);
    expect(rows.map(({ type, actor, subjectName }) => [type, actor?.name, subjectName])).toEqual([
      ['tandem.project.deleted.v1', 'Hana', 'Kelp forests'],
      ['tandem.image.saved.v1', 'Aki', 'cat.jpg'],
    ]);
    expect((await activity.check(world.hostOwner, id)).aggregates).toBe(2);
    for (const reader of [world.hostManager, world.amberOwner, world.amberManager])
      expect(await refusalOf(activity.timeline(reader, id))).toEqual([404, 'project.not-found']);
  });
});

describe('who sees what of an image’s events', () => {
  it('is everybody who sees the image; annotators where they saved, submitted or were assigned', async () => {
    const { project, id, amber, ...world } = await aWorld();
    const to = entrustmentTo(project, amber);
    const theirs = { entrustedTo: to.collaborationId, workedOnBy: [world.amberAnnotator.account.id] };
    const image = anImage(project, 'cat.jpg', theirs);
    const other = anImage(project, 'dog.jpg', { entrustedTo: to.collaborationId });
    const save = { startedFrom: 0, annotations: 1, correction: false };
    await activity.imageEvent(image, 'saved', { by: world.amberAnnotator, entrustedTo: to, ...save });
    await activity.imageEvent(image, 'assigned', {
      by: world.hostManager,
      entrustedTo: to,
      assignee: holderOf(project, world.amberAnnotator),
      before: null,
    });
    await activity.imageEvent(other, 'saved', { by: world.amberManager, entrustedTo: to, ...save });
    await activity.settled();

    const shown = async (reader: typeof world.hostManager) =>
      kinds((await activity.timeline(reader, id)).rows);
    for (const reader of [world.hostManager, world.hostDeveloper, world.amberManager])
      expect(await shown(reader)).toEqual(['saved', 'assigned', 'saved']);
    expect(await shown(world.amberAnnotator)).toEqual(['assigned', 'saved']);
    for (const reader of [world.hostAnnotator, world.birchManager, world.birchAnnotator, world.amberOwner])
      expect(await shown(reader)).toEqual([]);

    const [assigned] = (await activity.timeline(world.hostManager, id, { imageId: image.id })).rows;
    expect(assigned?.people[world.amberAnnotator.account.id]).toMatchObject({ kind: 'person', name: 'Aki' });
  });

  it('calls who may not be named by their organization, and keeps their ids back', async () => {
    const { project, id, host, amber, ...world } = await aWorld();
    const to = entrustmentTo(project, amber);
    const image = anImage(project, 'cat.jpg', {
      entrustedTo: to.collaborationId,
      workedOnBy: [world.hostAnnotator.account.id],
    });
    const claim = (who: typeof world.hostAnnotator) =>
      activity.imageEvent(image, 'claimed', {
        by: who,
        entrustedTo: to,
        holder: holderOf(project, who),
      });
    await claim(world.hostAnnotator);
    await claim(world.amberAnnotator);
    await activity.settled();

    const [, byHost] = (await activity.timeline(world.amberManager, id)).rows;
    expect(byHost?.actor).toEqual({ kind: 'organization', id: host.id, name: 'Kelp Institute' });
    expect(byHost?.change['holder']).toEqual({ organizationId: host.id, collaborationId: null });
    expect(byHost?.people[host.id]).toEqual({ kind: 'organization', id: host.id, name: 'Kelp Institute' });

    const [byPartner] = (await activity.timeline(world.hostAnnotator, id)).rows;
    expect(byPartner?.actor).toEqual({ kind: 'organization', id: amber.id, name: 'Amber Labs' });
    expect(JSON.stringify(byPartner)).not.toContain(world.amberAnnotator.account.id);
    const [named] = (await activity.timeline(world.hostDeveloper, id)).rows;
    expect(named?.actor?.name).toBe('Aki');
  });

  it('ends at once for images that partners see no longer', async () => {
    const { project, id, ...world } = await aWorld();
    const image = anImage(project, 'cat.jpg', { workedOnBy: [world.amberAnnotator.account.id] });
    await activity.imageEvent(image, 'saved', {
      by: world.amberAnnotator,
      startedFrom: 0,
      annotations: 1,
      correction: false,
    });
    await activity.settled();
    expect((await activity.timeline(world.amberAnnotator, id)).rows).toHaveLength(1);
    await activity.knows({
      projects: [{ ...project, settings: { ...project.settings, partnersSee: 'entrusted' } }],
    });
    await activity.settled();
    for (const reader of [world.amberAnnotator, world.amberManager])
      expect((await activity.timeline(reader, id)).rows).toEqual([]);
    expect((await activity.timeline(world.hostManager, id)).rows).toHaveLength(1);
  });

  it('follows comments: internal ones to their organization alone, shared ones to both it is between', async () => {
    const { project, id, host, amber, ...world } = await aWorld();
    const to = entrustmentTo(project, amber);
    const image = anImage(project, 'cat.jpg', { entrustedTo: to.collaborationId });
    const comment = (by: typeof world.hostManager, audience: object, internalTo?: string) =>
      activity.imageEvent(image, 'commented', {
        by,
        entrustedTo: to,
        commentId: activity.runtime.newId(),
        audience,
        replyTo: null,
        ...(internalTo !== undefined && { internalTo }),
      });
    await comment(world.hostManager, { kind: 'internal', organizationId: host.id }, host.id);
    await comment(world.amberManager, { kind: 'internal', organizationId: amber.id }, amber.id);
    await comment(world.amberAnnotator, { kind: 'shared', collaborationId: to.collaborationId });
    await activity.settled();

    const authors = async (reader: typeof world.hostManager) =>
      (await activity.timeline(reader, id)).rows.map(({ actor }) => actor?.name);
    expect(await authors(world.hostManager)).toEqual(['Aki', 'Hana']);
    expect(await authors(world.amberManager)).toEqual(['Aki', 'Ambra']);
  });

  it('shows a move whose comment one may not read without that comment', async () => {
    const { project, id, amber, ...world } = await aWorld();
    const to = entrustmentTo(project, amber);
    const image = anImage(project, 'cat.jpg', { entrustedTo: to.collaborationId });
    const commentId = activity.runtime.newId();
    await activity.imageEvent(image, 'moved', {
      by: world.amberManager,
      entrustedTo: to,
      move: 'request_change',
      from: 'waiting_for_collaborator_review',
      to: 'waiting_for_change',
      reason: null,
      comment: { id: commentId, audience: { kind: 'internal', organizationId: amber.id } },
    });
    await activity.settled();
    const change = async (reader: typeof world.hostManager) =>
      (await activity.timeline(reader, id)).rows[0]?.change;
    expect(await change(world.amberManager)).toMatchObject({ comment: { id: commentId } });
    expect(await change(world.hostManager)).toMatchObject({ move: 'request_change', comment: null });
  });

  it('never shows what is internal to another organization', async () => {
    const { project, id, amber, host, ...world } = await aWorld();
    const image = anImage(project, 'cat.jpg');
    const save = { startedFrom: 0, annotations: 1, correction: false };
    await activity.imageEvent(image, 'saved', { by: world.hostManager, internalTo: host.id, ...save });
    await activity.imageEvent(image, 'saved', { by: world.amberManager, internalTo: amber.id, ...save });
    await activity.settled();
    const shown = async (reader: typeof world.hostManager) =>
      (await activity.timeline(reader, id)).rows.map(({ actor }) => actor?.name);
    expect(await shown(world.hostManager)).toEqual(['Hana']);
    expect(await shown(world.amberManager)).toEqual(['Ambra']);
  });
});
