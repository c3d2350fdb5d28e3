import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defineCollection } from '@tandem/platform';
import { z } from 'zod';
import type { World } from './world.fixture.ts';
import { aJpeg, makeMove, openWorld, refusal, save } from './world.fixture.ts';

const reused = refusal(422, 'idempotency-key.reused');

/** The texts of comments that are kept for an image, whether or not it points to them. */
async function textsOf({ store }: World, imageId: string): Promise<readonly string[]> {
  const comments = store.collection(
    defineCollection({
      name: 'comments',
      schema: z.object({ id: z.string(), imageId: z.string(), text: z.string() }),
      schemaVersion: 1,
      indexes: [],
      queries: { ofImage: { where: (id: string) => ({ imageId: id }) } },
    }),
  );
  return (await comments.find('ofImage', imageId)).rows.map(({ text }) => text);
}

describe('a request repeated with its key', () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());

  it('uploads once, also at the same moment; another file under that key is refused', async () => {
    const { api, project: params } = world.as('manager');
    const bytes = await aJpeg;
    const call = { params, file: { name: 'once.jpg', bytes }, idempotencyKey: 'upload-1' };
    const ids = (await Promise.all([1, 2, 3, 4].map(() => api.uploadImage(call)))).map(({ id }) => id);
    expect(new Set(ids).size).toBe(1);
    expect(await world.eventsOf(ids[0] ?? '', 1)).toHaveLength(1);
    const other = { ...call, file: { name: 'twice.jpg', bytes } };
    await expect(api.uploadImage(other)).rejects.toMatchObject(reused);
    // Refused, a key is free for a corrected request.
    const bad = { params, file: { name: 'bad.jpg', bytes: Buffer.from('text') }, idempotencyKey: 'upload-2' };
    await expect(api.uploadImage(bad)).rejects.toMatchObject({ code: 'image.not-an-image' });
    const good = await api.uploadImage({ ...bad, file: { name: 'bad.jpg', bytes } });
    const rendition = await api.getRendition({ params: { ...params, imageId: good.id } });
    expect(rendition.length).toBeGreaterThan(20);
  });

  it('saves once, and answers as it did first, though others have saved meanwhile', async () => {
    const { api, image: path } = world.as('manager');
    const image = await world.upload();
    const params = path(image.id);
    const call = { params, body: { revision: 0, annotations: [world.box('a')] }, idempotencyKey: 'save-1' };
    const first = await api.saveRevision(call);
    const again = await Promise.all([api.saveRevision(call), api.saveRevision(call)]);
    expect(again.map(({ image: { revision } }) => revision)).toEqual([1, 1]);
    await save(world, world.as('manager'), first.image, 'b');
    expect((await api.saveRevision(call)).image.revision).toBe(2);
    expect((await api.listRevisions({ params })).rows).toHaveLength(2);
    const other = { ...call, body: { revision: 2, annotations: [] } };
    await expect(api.saveRevision(other)).rejects.toMatchObject(reused);
  });

  it('that was refused may be corrected under the same key, and keeps what was sent last', async () => {
    const { api, image: path } = world.as('manager');
    const image = await save(world, world.as('manager'), await world.upload(), 'a');
    const params = path(image.id);
    const stale = { params, body: { revision: 0, annotations: [world.box('x')] }, idempotencyKey: 'save-2' };
    await expect(api.saveRevision(stale)).rejects.toMatchObject({ code: 'image.stale' });
    await api.saveRevision({ ...stale, body: { revision: 1, annotations: [world.box('y')] } });
    const { annotations } = await api.getRevision({ params: { ...params, revision: 2 } });
    expect(annotations).toEqual([world.box('y')]);
  });

  it('moves once', async () => {
    const { api, image: path } = world.as('annotator');
    const image = await world.upload();
    const body = { move: 'submit', from: 'new', revision: 0 } as const;
    const call = { params: path(image.id), body, idempotencyKey: 'move-1' };
    expect((await api.moveImage(call)).status).toBe('waiting_for_owner_review');
    expect((await api.moveImage(call)).status).toBe('waiting_for_owner_review');
    expect(await world.eventsOf(image.id, 2)).toHaveLength(2);
    await expect(
      api.moveImage({ ...call, body: { ...body, move: 'skip', reason: 'Blurred.' } }),
    ).rejects.toMatchObject(reused);
  });

  it('comments once, and another text under that key changes nothing', async () => {
    const { api, image: path } = world.as('annotator');
    const params = path((await world.upload()).id);
    const call = { params, body: { text: 'Once.' }, idempotencyKey: 'comment-1' };
    const [first, again] = [await api.addComment(call), await api.addComment(call)];
    expect(again.id).toBe(first.id);
    await expect(api.addComment({ ...call, body: { text: 'Twice.' } })).rejects.toMatchObject(reused);
    expect((await api.listComments({ params })).rows.map(({ text }) => text)).toEqual(['Once.']);
    expect(await textsOf(world, params.imageId)).toEqual(['Once.']);
  });

  it('after so many others that its key is forgotten makes nothing of the same id again', async () => {
    const { api, image: path } = world.as('annotator');
    const params = path((await world.upload()).id);
    const call = { params, body: { text: 'Long ago.' }, idempotencyKey: 'comment-2' };
    await api.addComment(call);
    for (let n = 0; n < 20; n += 1) await api.addComment({ params, body: { text: `Since then ${n}.` } });
    await expect(api.addComment(call)).rejects.toMatchObject(reused);
    const ids = (await api.listComments({ params })).rows.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('requests a change with one comment', async () => {
    const annotator = world.as('annotator');
    const image = await makeMove(annotator, await world.upload(), 'submit');
    const { api, image: path } = world.as('manager');
    const body = { move: 'request_change', from: image.status, revision: 0, comment: 'Again.' } as const;
    const call = { params: path(image.id), body, idempotencyKey: 'move-2' };
    await Promise.all([api.moveImage(call), api.moveImage(call), api.moveImage(call)]);
    expect((await api.listComments({ params: call.params })).rows).toMatchObject([{ text: 'Again.' }]);
    expect(await textsOf(world, image.id)).toEqual(['Again.']);
  });

  it('leaves nothing of a comment whose move came too late', async () => {
    const annotator = world.as('annotator');
    const image = await makeMove(annotator, await world.upload(), 'submit');
    const { api, image: path } = world.as('manager');
    const params = path(image.id);
    const body = { move: 'request_change', from: image.status, revision: 0 } as const;
    const outcomes = await Promise.allSettled(
      [1, 2, 3, 4].map((n) => api.moveImage({ params, body: { ...body, comment: `Again ${n}.` } })),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const { rows } = await api.listComments({ params });
    expect(await textsOf(world, image.id)).toEqual(rows.map(({ text }) => text));
  });

  it('claims, assigns and entrusts once', async () => {
    const { api, image: path } = world.as('manager');
    const params = path((await world.upload()).id);
    const again = async <T>(call: () => Promise<T>) => [await call(), await call()];
    await again(() => api.claimImage({ params, body: {}, idempotencyKey: 'k' }));
    const projectMemberId = world.projectMemberId('amberAnnotator');
    await again(() => api.assignImage({ params, body: { projectMemberId }, idempotencyKey: 'k' }));
    await again(() => api.entrustImage({ params, body: { collaborationId: null }, idempotencyKey: 'k' }));
    await again(() => api.leaveImage({ params, idempotencyKey: 'k' }));
    await again(() => api.unassignImage({ params, idempotencyKey: 'k' }));
    const events = await world.eventsOf(params.imageId, 6);
    expect(events.map(({ type }) => type.replace(/^tandem\.image\.|\.v1$/g, ''))).toEqual([
      'uploaded',
      'claimed',
      'assigned',
      'entrusted',
      'claim_ended',
      'unassigned',
    ]);
  });

  it('is refused to who has lost the permission meanwhile', async () => {
    const annotator = world.as('secondAnnotator');
    const image = await world.upload();
    const params = annotator.image(image.id);
    const call = { params, body: { revision: 0, annotations: [] }, idempotencyKey: 'save-3' };
    await annotator.api.saveRevision(call);
    await world.changeProject((project) => ({
      ...project,
      members: project.members.map((member) =>
        member.accountId === annotator.account.id
          ? { ...member, removedAt: new Date().toISOString() }
          : member,
      ),
    }));
    await expect(annotator.api.saveRevision(call)).rejects.toMatchObject(refusal(404, 'project.not-found'));
  });
});
