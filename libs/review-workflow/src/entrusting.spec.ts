import type { ImageView } from '@tandem/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Name, World } from './world.fixture.ts';
import { makeMove, openWorld, refusal, save } from './world.fixture.ts';

const notFound = refusal(404, 'image.not-found');

describe('entrusting images', () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());

  type Partner = 'amber' | 'birch' | null;
  const idOf = (to: Partner) => (to === null ? null : world.collaborationOf(world[to]));
  const entrust = (image: Pick<ImageView, 'id'>, to: Partner, by: Name = 'manager') =>
    world.as(by).api.entrustImage({
      params: world.as(by).image(image.id),
      body: { collaborationId: idOf(to) },
    });
  const assign = (image: Pick<ImageView, 'id'>, to: Name, by: Name = 'manager') =>
    world.as(by).api.assignImage({
      params: world.as(by).image(image.id),
      body: { projectMemberId: world.projectMemberId(to) },
    });
  const unassign = (image: Pick<ImageView, 'id'>, by: Name = 'manager') =>
    world.as(by).api.unassignImage({ params: world.as(by).image(image.id) });
  const view = (name: Name, image: Pick<ImageView, 'id'>) =>
    world.as(name).api.getImage({ params: world.as(name).image(image.id) });
  const submitted = async (by: Name) =>
    makeMove(world.as(by), await save(world, world.as(by), await world.upload(), 'a'), 'submit');

  it('is for host managers, to collaborations that are active in this project', async () => {
    const image = await world.upload();
    for (const name of ['developer', 'annotator', 'amberManager'] as const)
      await expect(entrust(image, 'amber', name)).rejects.toMatchObject(
        refusal(403, 'project.capability-missing'),
      );
    const manager = world.as('manager');
    await expect(
      manager.api.entrustImage({ params: manager.image(image.id), body: { collaborationId: image.id } }),
    ).rejects.toMatchObject(refusal(404, 'collaboration.not-found'));
    const entrusted = await entrust(image, 'amber');
    expect(entrusted.entrustedTo).toEqual({
      collaborationId: idOf('amber'),
      organization: { id: world.amber.id, name: 'Amber' },
    });
    // Once more is no event.
    await entrust(image, 'amber');
    await entrust(image, null);
    const events = await world.eventsOf(image.id, 3);
    expect(events.map(({ type, data }) => [type, data.change['before'], data.change['entrustedTo']])).toEqual(
      [
        ['tandem.image.uploaded.v1', undefined, null],
        [
          'tandem.image.entrusted.v1',
          null,
          { collaborationId: idOf('amber'), organizationId: world.amber.id },
        ],
        [
          'tandem.image.entrusted.v1',
          { collaborationId: idOf('amber'), organizationId: world.amber.id },
          null,
        ],
      ],
    );
  });

  it('to one partner makes an image not exist for another, whatever they ask', async () => {
    const image = await entrust(await world.upload(), 'amber');
    const other = world.as('birchManager');
    const params = other.image(image.id);
    const asked = [
      other.api.getImage({ params }),
      other.api.getRendition({ params }),
      other.api.downloadOriginal({ params }),
      other.api.listRevisions({ params }),
      other.api.listComments({ params }),
      other.api.getImageAnnotations({ params }),
      other.api.saveRevision({ params, body: { revision: 0, annotations: [] } }),
      other.api.restoreRevision({ params: { ...params, revision: 1 }, body: { revision: 0 } }),
      other.api.claimImage({ params, body: {} }),
      other.api.leaveImage({ params }),
      other.api.addComment({ params, body: { text: 'Is anybody there?' } }),
      other.api.deleteImage({ params }),
      assign(image, 'birchAnnotator', 'birchManager'),
      entrust(image, 'birch', 'birchManager'),
      makeMove(other, image, 'submit'),
    ];
    for (const answer of await Promise.allSettled(asked))
      expect(answer).toMatchObject({ status: 'rejected', reason: notFound });
    const { rows } = await other.api.listImages({ params: other.project, query: { limit: 200 } });
    expect(rows.map(({ id }) => id)).not.toContain(image.id);
  });

  it('hands a waiting first review along: to the new partner, or back to the host', async () => {
    const image = await submitted('amberAnnotator');
    expect(image).toMatchObject({ status: 'waiting_for_collaborator_review', waitsFor: { name: 'Amber' } });
    expect(await entrust(image, 'birch')).toMatchObject({
      status: 'waiting_for_collaborator_review',
      waitsFor: { name: 'Birch' },
    });
    await expect(view('amberManager', image)).rejects.toMatchObject(notFound);
    expect((await view('birchManager', image)).moves).toContain('approve');
    expect(await entrust(image, null)).toMatchObject({
      status: 'waiting_for_owner_review',
      waitsFor: { name: 'Host' },
    });
    expect((await entrust(image, 'birch')).status).toBe('waiting_for_collaborator_review');
  });

  it("leaves the host's review of what a partner has approved where it is", async () => {
    const approved = await makeMove(world.as('amberManager'), await submitted('amberAnnotator'), 'approve');
    expect((await entrust(approved, 'birch')).status).toBe('waiting_for_owner_review');
  });

  it('clears assignee, claim and return address of who no longer sees the image, and of nobody else', async () => {
    let image = await makeMove(world.as('amberManager'), await submitted('amberAnnotator'), 'request_change');
    await assign(image, 'amberAnnotator');
    await world
      .as('amberManager')
      .api.claimImage({ params: world.as('amberManager').image(image.id), body: {} });
    image = await view('manager', image);
    expect(image).toMatchObject({
      assignee: { name: 'amberAnnotator' },
      returnedTo: { name: 'amberAnnotator' },
      claim: { by: { name: 'amberManager' } },
    });
    expect(await entrust(image, 'birch')).toMatchObject({ assignee: null, returnedTo: null, claim: null });
    expect(await entrust(image, 'amber')).toMatchObject({ assignee: null, returnedTo: null, claim: null });

    const own = await assign(await world.upload(), 'annotator');
    await world.as('annotator').api.claimImage({ params: world.as('annotator').image(own.id), body: {} });
    expect(await entrust(own, 'birch')).toMatchObject({
      assignee: { name: 'annotator' },
      claim: { by: { name: 'annotator' } },
    });
  });

  it("from under somebody's claim on a free image answers their save that it was withdrawn; to others it is gone", async () => {
    const image = await world.upload();
    const claimant = world.as('amberAnnotator');
    await claimant.api.claimImage({ params: claimant.image(image.id), body: {} });
    await entrust(image, 'birch');
    await expect(save(world, claimant, image, 'a')).rejects.toMatchObject(refusal(409, 'image.withdrawn'));
    await expect(makeMove(claimant, image, 'submit')).rejects.toMatchObject(refusal(409, 'image.withdrawn'));
    await expect(view('amberAnnotator', image)).rejects.toMatchObject(notFound);
    await expect(save(world, world.as('amberManager'), image, 'a')).rejects.toMatchObject(notFound);
    // Handing on an image that was theirs alone withdraws nothing that they did not know of.
    await entrust(image, 'amber');
    await claimant.api.claimImage({ params: claimant.image(image.id), body: {} });
    await entrust(image, 'birch');
    await expect(save(world, claimant, image, 'a')).rejects.toMatchObject(notFound);
  });

  it('what partners did to an image that is now another\'s reads "the host"', async () => {
    const image = await save(world, world.as('amberAnnotator'), await world.upload(), 'a');
    await world.as('amberAnnotator').api.leaveImage({ params: world.as('amberAnnotator').image(image.id) });
    await world.as('amberManager').api.addComment({
      params: world.as('amberManager').image(image.id),
      body: { text: 'Only for the host.' },
    });
    await entrust(image, 'birch');
    const other = world.as('birchAnnotator');
    const params = other.image(image.id);
    const { rows } = await other.api.listRevisions({ params });
    const host = { kind: 'organization', id: world.host.id, name: 'Host' };
    expect(rows[0]?.savedBy).toEqual(host);
    expect((await other.api.getImage({ params })).savedBy).toEqual(host);
    const listed = await other.api.listImages({ params: other.project, query: { limit: 200 } });
    expect(listed.rows.find(({ id }) => id === image.id)?.savedBy).toEqual(host);
    expect((await other.api.listComments({ params })).rows).toEqual([]);
    expect((await other.api.getImage({ params })).comments).toBe(0);
    await expect(
      other.api.saveRevision({ params, body: { revision: 0, annotations: [] } }),
    ).rejects.toMatchObject(refusal(409, 'image.stale', { savedBy: host }));
  });

  it('with `partnersSee` set to `entrusted`, free images do not exist for partners', async () => {
    const image = await world.upload();
    const see = (partnersSee: 'all' | 'entrusted') =>
      world.changeProject((project) => ({ ...project, settings: { ...project.settings, partnersSee } }));
    await see('entrusted');
    await expect(view('amberAnnotator', image)).rejects.toMatchObject(notFound);
    const { api, project } = world.as('amberAnnotator');
    const { rows } = await api.listImages({ params: project, query: { limit: 200 } });
    expect(rows.every(({ entrustedTo }) => entrustedTo?.organization.name === 'Amber')).toBe(true);
    await see('all');
    expect((await view('amberAnnotator', image)).id).toBe(image.id);
  });

  describe('and assigning', () => {
    it('is for host managers, of project members in force', async () => {
      const image = await world.upload();
      for (const name of ['developer', 'annotator', 'amberManager', 'amberAnnotator'] as const) {
        const denied = refusal(403, 'project.capability-missing', { capability: 'assign-annotators' });
        await expect(assign(image, 'annotator', name)).rejects.toMatchObject(denied);
        await expect(unassign(image, name)).rejects.toMatchObject(denied);
      }
      const manager = world.as('manager');
      await expect(
        manager.api.assignImage({ params: manager.image(image.id), body: { projectMemberId: image.id } }),
      ).rejects.toMatchObject(refusal(404, 'project-member.not-found'));
      expect(await assign(image, 'annotator')).toMatchObject({
        assignee: { kind: 'person', name: 'annotator' },
      });
      expect(await assign(image, 'secondManager')).toMatchObject({ assignee: { name: 'secondManager' } });
      expect(await unassign(image)).toMatchObject({ assignee: null });
      expect(await unassign(image)).toMatchObject({ assignee: null });
      const events = await world.eventsOf(image.id, 4);
      expect(events.map(({ type }) => type).slice(1)).toEqual([
        'tandem.image.assigned.v1',
        'tandem.image.assigned.v1',
        'tandem.image.unassigned.v1',
      ]);
      expect(events[2]?.data.change).toMatchObject({
        assignee: { accountId: world.as('secondManager').account.id },
        before: { accountId: world.as('annotator').account.id },
      });
    });

    it('stops nobody else from working on the image', async () => {
      const image = await assign(await world.upload(), 'annotator');
      expect((await save(world, world.as('secondAnnotator'), image, 'a')).revision).toBe(1);
    });

    it('to one of a partner entrusts a free image, and never moves one between sides', async () => {
      const image = await assign(await world.upload(), 'amberAnnotator');
      expect(image.entrustedTo?.organization.name).toBe('Amber');
      const elsewhere = refusal(409, 'image.entrusted-elsewhere');
      await expect(assign(image, 'birchAnnotator')).rejects.toMatchObject(elsewhere);
      await expect(assign(image, 'annotator')).rejects.toMatchObject(elsewhere);
      expect((await assign(image, 'amberManager')).assignee).toMatchObject({ name: 'amberManager' });
    });

    it('is for partners, where `partnersAssign` says so, of their own people on their own images', async () => {
      const partnersAssign = (on: boolean) =>
        world.changeProject((project) => ({
          ...project,
          settings: { ...project.settings, partnersAssign: on },
        }));
      await partnersAssign(true);
      const free = await world.upload();
      const own = await entrust(await world.upload(), 'amber');
      const by = 'amberManager';
      expect((await assign(own, 'amberAnnotator', by)).assignee).toMatchObject({ name: 'amberAnnotator' });
      await expect(assign(free, 'amberAnnotator', by)).rejects.toMatchObject(
        refusal(403, 'project.capability-missing'),
      );
      await expect(assign(own, 'annotator', by)).rejects.toMatchObject(
        refusal(403, 'project-member.other-side'),
      );
      // That there is another partner is not to be learnt.
      await expect(assign(own, 'birchAnnotator', by)).rejects.toMatchObject(
        refusal(404, 'project-member.not-found'),
      );
      await expect(assign(own, 'amberAnnotator', 'amberAnnotator')).rejects.toMatchObject(
        refusal(403, 'project.capability-missing'),
      );
      expect((await unassign(own, by)).assignee).toBeNull();
      const hosts = await entrust(await assign(await world.upload(), 'annotator'), 'amber');
      await expect(unassign(hosts, by)).rejects.toMatchObject(refusal(403, 'project-member.other-side'));
      await partnersAssign(false);
      await expect(assign(own, 'amberAnnotator', by)).rejects.toMatchObject(
        refusal(403, 'project.capability-missing'),
      );
    });
  });

  it('of a collaboration that has ended counts as nobody: the image is free, and assignments are void', async () => {
    const image = await assign(await world.upload(), 'birchAnnotator');
    await world.changeProject((project) => ({
      ...project,
      collaborations: project.collaborations.map((c) =>
        c.organizationId === world.birch.id ? { ...c, status: 'ended' as const, endedAt: c.startedAt } : c,
      ),
    }));
    expect(await view('manager', image)).toMatchObject({ entrustedTo: null, assignee: null });
    expect(await view('amberAnnotator', image)).toMatchObject({ entrustedTo: null, assignee: null });
    await expect(entrust(image, 'birch')).rejects.toMatchObject(refusal(409, 'collaboration.ended'));
    await expect(view('birchAnnotator', image)).rejects.toMatchObject(refusal(404, 'project.not-found'));
    expect((await entrust(image, 'amber')).entrustedTo?.organization.name).toBe('Amber');
  });
});
