import type { ImageView } from '@tandem/contracts';
import { stopped } from '@tandem/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Name, World } from './world.fixture.ts';
import { makeMove, openWorld, refusal, save } from './world.fixture.ts';

const missing = (capability: string) => refusal(403, 'project.capability-missing', { capability });

describe('what ending something would mean, in numbers', () => {
  let world: World;
  const by = (name: Name) => world.as(name);
  const assign = (image: ImageView, name: Name) =>
    by('manager').api.assignImage({
      params: by('manager').image(image.id),
      body: { projectMemberId: world.projectMemberId(name) },
    });
  const comment = (name: Name, image: ImageView, audience: 'internal' | 'shared') =>
    by(name).api.addComment({ params: by(name).image(image.id), body: { text: 'Look.', audience } });

  beforeAll(async () => {
    world = await openWorld();
    const amber = by('amberAnnotator');
    // Claimed by who saves it; the claims of images that were moved have ended.
    const begun = await save(world, amber, await world.upload(), 'a');
    const waiting = await makeMove(amber, await world.upload(), 'submit');
    await makeMove(by('amberManager'), await makeMove(amber, await world.upload(), 'submit'), 'approve');
    const back = await makeMove(amber, await world.upload(), 'submit');
    await makeMove(by('manager'), back, 'request_change');
    await assign(await world.upload(), 'amberAnnotator');
    await makeMove(by('manager'), await assign(await world.upload(), 'amberAnnotator'), 'skip');
    await assign(await world.upload(), 'birchAnnotator');
    await assign(await world.upload(), 'annotator');
    await save(world, by('annotator'), await world.upload(), 'a');

    await comment('amberManager', begun, 'internal');
    await comment('amberAnnotator', begun, 'internal');
    await comment('amberManager', waiting, 'internal');
    await comment('amberManager', waiting, 'shared');
    await comment('manager', waiting, 'internal');
  });
  afterAll(() => world.close());

  describe('stopping a collaboration', () => {
    const stopping = (name: Name, collaborationId = world.collaborationOf(world.amber)) =>
      by(name).api.getStopConsequences({ params: { ...by(name).project, collaborationId } });
    const expected = {
      images: {
        in_progress: 1,
        waiting_for_collaborator_review: 1,
        waiting_for_owner_review: 1,
        waiting_for_change: 1,
        new: 1,
        skipped: 1,
      },
      total: 6,
      reviewsForHost: 1,
      people: 2,
      claims: 1,
      assignments: 1,
      sentBack: 1,
    };

    it('is told to both sides alike; what a partner says among themselves is counted for them alone', async () => {
      expect(await stopping('manager')).toEqual({ ...expected, internalComments: null });
      expect(await stopping('amberManager')).toEqual({ ...expected, internalComments: 3 });
      expect(await stopping('amberOwner')).toEqual({ ...expected, internalComments: 3 });
    });

    it('counts claims that hold, of people who are still there', async () => {
      world.clock.advance(16 * 60_000);
      expect(await stopping('manager')).toMatchObject({ claims: 0, assignments: 1 });
    });

    it('is not told to anybody who may not stop it', async () => {
      for (const name of ['developer', 'annotator', 'owner', 'amberAnnotator'] as const)
        await expect(stopping(name)).rejects.toMatchObject(missing('stop-collaboration'));
      await expect(stopping('birchManager')).rejects.toMatchObject(refusal(404, 'collaboration.not-found'));
      await expect(stopping('stranger')).rejects.toMatchObject(refusal(404, 'project.not-found'));
      await expect(stopping('manager', crypto.randomUUID())).rejects.toMatchObject(
        refusal(404, 'collaboration.not-found'),
      );
    });
  });

  describe('deleting a project', () => {
    const deleting = (name: Name) => by(name).api.getDeletionConsequences({ params: by(name).project });

    it('is told to host managers', async () => {
      const { images, ...counted } = await deleting('manager');
      expect(counted).toEqual({ total: 9, collaborations: 2, people: 9 });
      expect(images).toMatchObject({ new: 3, in_progress: 2, skipped: 1, waiting_for_owner_review: 1 });
    });

    it('is told to nobody else', async () => {
      for (const name of ['developer', 'annotator', 'owner', 'amberManager', 'amberOwner'] as const)
        await expect(deleting(name)).rejects.toMatchObject(missing('rename-or-delete-project'));
      await expect(deleting('stranger')).rejects.toMatchObject(refusal(404, 'project.not-found'));
    });
  });

  describe('letting partners see what is entrusted to them alone', () => {
    const hiding = (name: Name) => by(name).api.getSettingsConsequences({ params: by(name).project });

    it('is told to host managers: what is entrusted to nobody, while partners see that', async () => {
      const { rows } = await by('manager').api.listImages({
        params: by('manager').project,
        query: { entrustedTo: 'nobody' },
      });
      expect(await hiding('manager')).toEqual({ hiddenFromPartners: rows.length });
      expect(rows.length).toBeGreaterThan(0);
      for (const [partnersSee, hiddenFromPartners] of [
        ['entrusted', 0],
        ['all', rows.length],
      ] as const) {
        await world.changeProject((project) => ({
          ...project,
          settings: { ...project.settings, partnersSee },
        }));
        expect(await hiding('secondManager')).toEqual({ hiddenFromPartners });
      }
    });

    it('is told to nobody else', async () => {
      for (const name of ['developer', 'annotator', 'owner', 'amberManager', 'amberOwner'] as const)
        await expect(hiding(name)).rejects.toMatchObject(missing('change-project-settings'));
      await expect(hiding('stranger')).rejects.toMatchObject(refusal(404, 'project.not-found'));
    });
  });

  describe('removing or barring somebody', () => {
    const removing = (name: Name, whom: Name) =>
      by(name).api.getMemberConsequences({
        params: { ...by(name).project, projectMemberId: world.projectMemberId(whom) },
      });

    it('is told to those who may, and leaving to oneself', async () => {
      const amber = { claims: 0, assignments: 1, sentBack: 1 };
      for (const name of ['manager', 'amberManager', 'amberAnnotator'] as const)
        expect([name, await removing(name, 'amberAnnotator')]).toEqual([name, amber]);
      expect(await removing('developer', 'annotator')).toEqual({ claims: 0, assignments: 1, sentBack: 0 });
    });

    it('is told to nobody else', async () => {
      await expect(removing('annotator', 'secondAnnotator')).rejects.toMatchObject(missing('manage-members'));
      await expect(removing('developer', 'manager')).rejects.toMatchObject(
        refusal(403, 'project-member.role-not-grantable', { role: 'manager' }),
      );
      await expect(removing('developer', 'amberAnnotator')).rejects.toMatchObject(
        refusal(403, 'project-member.other-side'),
      );
      await expect(removing('amberManager', 'manager')).rejects.toMatchObject(
        refusal(403, 'project-member.other-side'),
      );
      for (const hidden of ['annotator', 'birchAnnotator'] as const)
        await expect(removing('amberManager', hidden)).rejects.toMatchObject(
          refusal(404, 'project-member.not-found'),
        );
      await expect(removing('stranger', 'annotator')).rejects.toMatchObject(
        refusal(404, 'project.not-found'),
      );
    });

    it('leaves out what they do not see any more', async () => {
      const free = await world.upload();
      await by('amberAnnotator').api.claimImage({ params: by('amberAnnotator').image(free.id), body: {} });
      expect(await removing('manager', 'amberAnnotator')).toMatchObject({ claims: 1, assignments: 1 });
      await world.changeProject((project) => ({
        ...project,
        settings: { ...project.settings, partnersSee: 'entrusted' },
      }));
      expect(await removing('manager', 'amberAnnotator')).toMatchObject({ claims: 0, assignments: 1 });
    });
  });

  it('is nothing once it has ended', async () => {
    const collaborationId = world.collaborationOf(world.amber);
    await world.changeProject((project) => stopped(project, world.amber));
    const params = { ...by('manager').project, collaborationId };
    await expect(by('manager').api.getStopConsequences({ params })).rejects.toMatchObject(
      refusal(409, 'collaboration.ended'),
    );
    await expect(
      by('manager').api.getMemberConsequences({
        params: { ...by('manager').project, projectMemberId: world.projectMemberId('amberAnnotator') },
      }),
    ).rejects.toMatchObject(refusal(404, 'project-member.not-found'));
  });
});
