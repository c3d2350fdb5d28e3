import type { ImageView } from '@tandem/contracts';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { World } from './world.fixture.ts';
import { makeMove, openWorld, refusal } from './world.fixture.ts';

describe('a selection of images', () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());
  const uploaded = (count: number) => Promise.all(Array.from({ length: count }, () => world.upload()));
  const looked = (images: readonly ImageView[]) =>
    images.map(({ id, status, revision }) => ({ id, from: status, revision }));
  const done = (imageId: string) => ({ imageId, refusal: null });
  const idsOf = (images: readonly ImageView[]) => images.map(({ id }) => id);
  const birch = () => world.collaborationOf(world.birch);

  it('is moved image by image: done, or refused with the code and details of a single move', async () => {
    const manager = world.as('manager');
    const [fresh, held, moved] = (await uploaded(3)) as [ImageView, ImageView, ImageView];
    await world.as('annotator').api.claimImage({ params: world.as('annotator').image(held.id), body: {} });
    await makeMove(world.as('annotator'), moved, 'submit');
    const unknown = randomUUID();
    const images = [...looked([fresh, held, moved]), { id: unknown, from: 'new' as const, revision: 0 }];
    const { rows } = await manager.api.moveSelection({
      params: manager.project,
      body: { images, move: 'submit' },
    });
    expect(rows).toMatchObject([
      done(fresh.id),
      { imageId: held.id, refusal: { code: 'image.claimed', details: { by: { name: 'annotator' } } } },
      {
        imageId: moved.id,
        refusal: { code: 'image.stale', details: { imageStatus: 'waiting_for_owner_review', revision: 0 } },
      },
      { imageId: unknown, refusal: { code: 'image.not-found' } },
    ]);
    const skipping = { images: looked([fresh]), move: 'skip' as const };
    const stale = await manager.api.moveSelection({ params: manager.project, body: skipping });
    expect(stale.rows).toMatchObject([{ refusal: { code: 'image.stale' } }]);
  });

  it('repeated with its key does nothing twice, and what was refused may be done then', async () => {
    const manager = world.as('manager');
    const images = await uploaded(2);
    const [first, second] = images as [ImageView, ImageView];
    const annotator = world.as('annotator');
    await annotator.api.claimImage({ params: annotator.image(second.id), body: {} });
    const body = { images: looked(images), move: 'skip' as const, reason: 'Blurred.' };
    const call = { params: manager.project, body, idempotencyKey: 'selection-1' };
    expect((await manager.api.moveSelection(call)).rows).toMatchObject([
      done(first.id),
      { refusal: { code: 'image.claimed' } },
    ]);
    await annotator.api.leaveImage({ params: annotator.image(second.id) });
    expect((await manager.api.moveSelection(call)).rows).toEqual([done(first.id), done(second.id)]);
    expect((await manager.api.moveSelection(call)).rows).toEqual([done(first.id), done(second.id)]);
    expect((await world.eventsOf(first.id, 2)).map(({ seq }) => seq)).toEqual([1, 2]);
    expect(await world.eventsOf(second.id, 4)).toHaveLength(4);
    const other = { ...call, body: { ...body, reason: 'Dark.' } };
    expect((await manager.api.moveSelection(other)).rows).toMatchObject([
      { refusal: { code: 'idempotency-key.reused' } },
      { refusal: { code: 'idempotency-key.reused' } },
    ]);
  });

  it('keeps a comment of its own on each image', async () => {
    const manager = world.as('manager');
    const images = await Promise.all(
      (await uploaded(2)).map((image) => makeMove(world.as('annotator'), image, 'submit')),
    );
    const body = { images: looked(images), move: 'request_change' as const, comment: 'The fin is missing.' };
    const { rows } = await manager.api.moveSelection({ params: manager.project, body });
    expect(rows).toEqual(idsOf(images).map(done));
    for (const id of idsOf(images)) {
      const { rows: comments } = await manager.api.listComments({ params: manager.image(id) });
      expect(comments).toMatchObject([{ text: 'The fin is missing.', requestsChange: true }]);
    }
  });

  it('is assigned and unassigned, and handed over and taken back', async () => {
    const manager = world.as('manager');
    const images = await uploaded(12);
    const [elsewhere] = images as [ImageView];
    const assigneeOf = async (id: string) =>
      (await manager.api.getImage({ params: manager.image(id) })).assignee;
    await manager.api.entrustSelection({
      params: manager.project,
      body: { imageIds: [elsewhere.id], collaborationId: birch() },
    });
    const assign = (projectMemberId: string | null) =>
      manager.api.assignSelection({
        params: manager.project,
        body: { imageIds: idsOf(images), projectMemberId },
      });
    const { rows } = await assign(world.projectMemberId('amberAnnotator'));
    expect(rows).toMatchObject([
      { imageId: elsewhere.id, refusal: { code: 'image.entrusted-elsewhere' } },
      ...idsOf(images.slice(1)).map(done),
    ]);
    expect(await assigneeOf(images[11]?.id ?? '')).toMatchObject({ name: 'amberAnnotator' });
    expect((await assign(null)).rows).toEqual(idsOf(images).map(done));
    expect(await assigneeOf(images[11]?.id ?? '')).toBeNull();
    const back = await manager.api.entrustSelection({
      params: manager.project,
      body: { imageIds: idsOf(images), collaborationId: null },
    });
    expect(back.rows).toEqual(idsOf(images).map(done));
    const free = await manager.api.getImage({ params: manager.image(elsewhere.id) });
    expect(free.entrustedTo).toBeNull();
  });

  it('is spread over several people, each image to one, and repeated to the same', async () => {
    const manager = world.as('manager');
    const images = await uploaded(5);
    const names = ['annotator', 'amberAnnotator', 'birchAnnotator'] as const;
    const spread = (idempotencyKey: string, ids = idsOf(images)) =>
      manager.api.assignSelection({
        params: manager.project,
        body: { imageIds: ids, projectMemberIds: names.map(world.projectMemberId) },
        idempotencyKey,
      });
    const assignees = () =>
      Promise.all(
        idsOf(images).map(async (id) => {
          const { assignee } = await manager.api.getImage({ params: manager.image(id) });
          return assignee?.name;
        }),
      );
    const round = [...names, ...names].slice(0, 5);
    for (let n = 0; n < 2; n += 1) {
      expect((await spread('spread-1')).rows).toEqual(idsOf(images).map(done));
      expect(await assignees()).toEqual(round);
    }
    const turned = await spread('spread-2', idsOf(images).toReversed());
    expect(turned.rows.map(({ refusal }) => refusal?.code)).toEqual([
      'image.entrusted-elsewhere',
      undefined,
      undefined,
      'image.entrusted-elsewhere',
      undefined,
    ]);
    const both = { imageIds: idsOf(images), projectMemberId: null, projectMemberIds: [randomUUID()] };
    for (const body of [both, { imageIds: idsOf(images) }])
      await expect(manager.api.assignSelection({ params: manager.project, body })).rejects.toMatchObject(
        refusal(400, 'request.invalid'),
      );
  });

  it('is deleted image by image, once, by those who manage images', async () => {
    const developer = world.as('developer');
    const images = await uploaded(3);
    const unknown = randomUUID();
    const call = {
      params: developer.project,
      body: { imageIds: [...idsOf(images), unknown] },
      idempotencyKey: 'deletion-1',
    };
    const outcomes = [...idsOf(images).map(done), { imageId: unknown, refusal: { code: 'image.not-found' } }];
    expect((await developer.api.deleteSelection(call)).rows).toMatchObject(outcomes);
    expect((await developer.api.deleteSelection(call)).rows).toMatchObject(outcomes);
    const [first = ''] = idsOf(images);
    await expect(developer.api.getImage({ params: developer.image(first) })).rejects.toMatchObject(
      refusal(404, 'image.not-found'),
    );
    expect((await world.eventsOf(first, 2)).map(({ type }) => type)).toEqual([
      'tandem.image.uploaded.v1',
      'tandem.image.deleted.v1',
    ]);
    for (const name of ['annotator', 'amberManager', 'owner'] as const) {
      const { api, project: params } = world.as(name);
      await expect(api.deleteSelection({ params, body: { imageIds: [first] } })).rejects.toMatchObject(
        refusal(403, 'project.capability-missing'),
      );
    }
  });

  it('does not tell of images that are not to be seen, and is refused as a whole without the capability', async () => {
    const manager = world.as('manager');
    const [image] = (await uploaded(1)) as [ImageView];
    const imageIds = [image.id];
    await manager.api.entrustSelection({
      params: manager.project,
      body: { imageIds, collaborationId: birch() },
    });
    const amber = world.as('amberManager');
    const moving = { images: looked([image]), move: 'submit' as const };
    expect((await amber.api.moveSelection({ params: amber.project, body: moving })).rows).toMatchObject([
      { refusal: { code: 'image.not-found', details: {} } },
    ]);
    const lacking = refusal(403, 'project.capability-missing', { capability: 'assign-annotators' });
    for (const name of ['amberManager', 'developer'] as const) {
      const { api, project: params } = world.as(name);
      const assigning = api.assignSelection({ params, body: { imageIds, projectMemberId: null } });
      await expect(assigning).rejects.toMatchObject(lacking);
      const entrusting = api.entrustSelection({ params, body: { imageIds, collaborationId: null } });
      await expect(entrusting).rejects.toMatchObject(lacking);
    }
    const { api, project: params } = world.as('owner');
    await expect(api.moveSelection({ params, body: moving })).rejects.toMatchObject(
      refusal(403, 'project.capability-missing'),
    );
  });

  it('names each image once, and at most 500', async () => {
    const { api, project: params } = world.as('manager');
    const id = randomUUID();
    for (const imageIds of [[], [id, id], Array.from({ length: 501 }, () => randomUUID())])
      await expect(
        api.entrustSelection({ params, body: { imageIds, collaborationId: null } }),
      ).rejects.toMatchObject(refusal(400, 'request.invalid'));
  });
});
