import type { ImageView } from '@tandem/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Name, World } from './world.fixture.ts';
import { makeMove, openWorld, refusal, save } from './world.fixture.ts';

describe('the images of a project', () => {
  let world: World;
  const images: Record<string, ImageView> = {};
  beforeAll(async () => {
    world = await openWorld();
    const manager = world.as('manager');
    const amber = world.as('amberAnnotator');
    const assign = (image: ImageView, name: Name) =>
      manager.api.assignImage({
        params: manager.image(image.id),
        body: { projectMemberId: world.projectMemberId(name) },
      });
    images['new'] = await world.upload('a.jpg');
    images['assigned'] = await assign(await world.upload('b.jpg'), 'annotator');
    images['skipped'] = await makeMove(manager, await world.upload('c.jpg', 'reef'), 'skip');
    images['amber'] = await save(world, amber, await world.upload('d.jpg', 'reef'), 'a');
    images['ambersReview'] = await makeMove(amber, await world.upload('e.jpg', 'reef/north'), 'submit');
    images['hostsReview'] = await makeMove(manager, await world.upload('f.jpg', 'reef/north'), 'submit');
    images['birch'] = await assign(await world.upload('g.jpg'), 'birchAnnotator');
  });
  afterAll(() => world.close());

  const list = async (name: Name, query: object = {}) => {
    const { api, project } = world.as(name);
    const { rows } = await api.listImages({ params: project, query });
    const nameOf = new Map(Object.entries(images).map(([what, { id }]) => [id, what]));
    return rows.map(({ id }) => nameOf.get(id));
  };

  it('are listed by folder and name, to each side those that it may see', async () => {
    const hosts = ['new', 'assigned', 'birch', 'skipped', 'amber', 'ambersReview', 'hostsReview'];
    expect(await list('annotator')).toEqual(hosts);
    expect(await list('amberAnnotator')).toEqual(hosts.filter((what) => what !== 'birch'));
    expect(await list('birchManager')).toEqual(['new', 'assigned', 'birch', 'skipped', 'hostsReview']);
  });

  it('come page by page', async () => {
    const { api, project: params } = world.as('birchManager');
    const first = await api.listImages({ params, query: { limit: 3 } });
    const second = await api.listImages({ params, query: { limit: 3, after: first.next } });
    expect([first.rows.length, second.rows.length, second.next]).toEqual([3, 2, undefined]);
    await expect(api.listImages({ params, query: { after: 'nowhere' } })).rejects.toMatchObject(
      refusal(400, 'request.cursor'),
    );
  });

  it('come page by page after the longest path that there may be', async () => {
    const { api, project: params } = world.as('manager');
    // Each character is three bytes, and one unit of a string's length.
    const within = '海'.repeat(120);
    const folder = [within, within, within, within, '海'.repeat(16)].join('/');
    for (const first of ['岩', '波']) await world.upload(`${first.repeat(251)}.jpg`, folder);
    for (const more of [{}, { search: 'JPG' }]) {
      const query = { within, limit: 1, ...more };
      const page = await api.listImages({ params, query });
      const second = await api.listImages({ params, query: { ...query, after: page.next } });
      expect([page, second].flatMap(({ rows }) => rows.map(({ name }) => name[0]))).toEqual(['岩', '波']);
    }
    const { rows } = await api.listImages({ params, query: { within } });
    for (const { id } of rows) await api.deleteImage({ params: world.as('manager').image(id) });
  });

  it('can be filtered by status, folder and assignee', async () => {
    expect(await list('manager', { status: 'new' })).toEqual(['new', 'assigned', 'birch']);
    expect(await list('manager', { status: 'skipped,in_progress' })).toEqual(['skipped', 'amber']);
    expect(await list('manager', { status: 'waiting_for_collaborator_review' })).toEqual(['ambersReview']);
    expect(await list('manager', { status: 'waiting_for_owner_review' })).toEqual(['hostsReview']);
    expect(await list('manager', { status: 'waiting_for_review' })).toEqual([]);
    expect(await list('manager', { folder: 'reef' })).toEqual(['skipped', 'amber']);
    expect(await list('manager', { folder: '', status: 'new' })).toEqual(['new', 'assigned', 'birch']);
    const birch = world.as('birchAnnotator').account.id;
    expect(await list('annotator', { assignee: 'me' })).toEqual(['assigned']);
    expect(await list('manager', { assignee: birch })).toEqual(['birch']);
    expect(await list('manager', { assignee: 'nobody', status: 'new' })).toEqual(['new']);
    await expect(list('manager', { status: 'finished' })).rejects.toMatchObject(
      refusal(400, 'request.invalid'),
    );
  });

  it('are not to be found by whom one may not name', async () => {
    const hosts = world.as('annotator').account.id;
    expect(await list('developer', { assignee: hosts })).toEqual(['assigned']);
    expect(await list('birchManager', { assignee: hosts })).toEqual([]);
    const { api, image } = world.as('birchManager');
    const seen = await api.getImage({ params: image(images['assigned']?.id ?? '') });
    expect(seen.assignee).toEqual({ kind: 'organization', id: world.host.id, name: 'Host' });
  });

  it('are counted per status, to each side those that it may see, to owners outside none', async () => {
    const progress = async (name: Name, projects = world.as(name).project.projectId) => {
      const { api, project } = world.as(name);
      const params = { organizationId: project.organizationId };
      return (await api.getProgress({ params, query: { projects } })).rows;
    };
    const { projectId } = world.as('manager').project;
    expect(await progress('manager')).toEqual([
      {
        projectId,
        total: 7,
        byStatus: {
          new: 3,
          skipped: 1,
          in_progress: 1,
          waiting_for_collaborator_review: 1,
          waiting_for_owner_review: 1,
        },
      },
    ]);
    expect(await progress('birchManager')).toEqual([
      { projectId, total: 4 + 1, byStatus: { new: 3, skipped: 1, waiting_for_owner_review: 1 } },
    ]);
    expect(await progress('owner')).toEqual([]);
    expect(await progress('stranger')).toEqual([]);
    expect(await progress('manager', `${projectId},${world.host.id}`)).toHaveLength(1);
  });

  it('that wait tell by status, when asked, since when the oldest does, of those that may be seen', async () => {
    const oldest = async (name: Name, query: { oldest?: 'true' } = { oldest: 'true' }) => {
      const { api, project } = world.as(name);
      const params = { organizationId: project.organizationId };
      const { rows } = await api.getProgress({ params, query: { projects: project.projectId, ...query } });
      return rows[0]?.oldestWaiting;
    };
    const since = (what: string) => images[what]?.changedAt;
    world.clock.advance(60_000);
    for (const name of ['manager', 'amberAnnotator', 'birchAnnotator'] as const) {
      const id = (await makeMove(world.as(name), await world.upload(`later-${name}.jpg`, 'later'), 'submit'))
        .id;
      images[`later-${name}`] = await world
        .as('manager')
        .api.getImage({ params: world.as('manager').image(id) });
    }
    const hosts = { waiting_for_owner_review: since('hostsReview') };
    expect(await oldest('manager')).toEqual({
      ...hosts,
      waiting_for_collaborator_review: since('ambersReview'),
    });
    expect(await oldest('birchManager')).toEqual({
      ...hosts,
      waiting_for_collaborator_review: since('later-birchAnnotator'),
    });
    expect(await oldest('manager', {})).toBeUndefined();
    const { api, project } = world.as('manager');
    const projects = Array.from({ length: 21 }, () => crypto.randomUUID()).join();
    const params = { organizationId: project.organizationId };
    await expect(api.getProgress({ params, query: { projects, oldest: 'true' } })).rejects.toMatchObject(
      refusal(400, 'request.invalid'),
    );
  });

  it('do not exist for outsiders, whose answers tell nothing apart', async () => {
    const stranger = world.as('stranger');
    const id = images['new']?.id ?? '';
    const elsewhere = { ...stranger.project, projectId: id };
    const asked = [
      stranger.api.listImages({ params: stranger.project }),
      stranger.api.listImages({ params: elsewhere }),
      stranger.api.getImage({ params: stranger.image(id) }),
      stranger.api.nextImage({ params: stranger.project, body: { queue: 'review' } }),
      stranger.api.saveRevision({ params: stranger.image(id), body: { revision: 0, annotations: [] } }),
      makeMove(stranger, { id, status: 'new', revision: 0 }, 'submit'),
    ];
    for (const answer of await Promise.allSettled(asked))
      expect(answer).toMatchObject({
        status: 'rejected',
        reason: refusal(404, 'project.not-found'),
      });
    // Nor may somebody act for an organization that is not theirs.
    const posing = { organizationId: world.host.id, projectId: stranger.project.projectId };
    await expect(stranger.api.listImages({ params: posing })).rejects.toMatchObject(
      refusal(404, 'organization.not-found'),
    );
    await expect(world.anonymous.listImages({ params: posing })).rejects.toMatchObject(
      refusal(401, 'session.required'),
    );
  });

  it('are closed to an owner who is no project member', async () => {
    const owner = world.as('owner');
    const denied = refusal(403, 'project.capability-missing');
    await expect(owner.api.listImages({ params: owner.project })).rejects.toMatchObject(denied);
    await expect(
      owner.api.nextImage({ params: owner.project, body: { queue: 'annotation' } }),
    ).rejects.toMatchObject(denied);
    await expect(owner.api.getImage({ params: owner.image(images['new']?.id ?? '') })).rejects.toMatchObject(
      refusal(404, 'image.not-found'),
    );
  });

  it('are not found through another project', async () => {
    const other = { ...world.project(), id: images['new']?.id ?? '', name: 'Other' };
    await world.tell('project', other);
    const { api, project } = world.as('manager');
    const params = { ...project, projectId: other.id, imageId: images['amber']?.id ?? '' };
    const gone = refusal(404, 'image.not-found');
    await expect(api.getImage({ params })).rejects.toMatchObject(gone);
    await expect(api.deleteImage({ params })).rejects.toMatchObject(gone);
    await expect(api.claimImage({ params, body: {} })).rejects.toMatchObject(gone);
  });
});
