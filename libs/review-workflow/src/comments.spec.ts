import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Name, World } from './world.fixture.ts';
import { makeMove, openWorld, refusal, save } from './world.fixture.ts';

type More = {
  readonly audience?: 'shared' | 'internal';
  readonly replyTo?: string;
  readonly point?: [number, number];
  readonly annotationId?: string;
};

describe('comments', () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());

  const say = (name: Name, imageId: string, text: string, more: More = {}) =>
    world.as(name).api.addComment({ params: world.as(name).image(imageId), body: { text, ...more } });
  const heard = async (name: Name, imageId: string) => {
    const { api, image } = world.as(name);
    const { rows } = await api.listComments({ params: image(imageId) });
    expect((await api.getImage({ params: image(imageId) })).comments).toBe(rows.length);
    return rows.map(({ text }) => text);
  };
  const resolve = (name: Name, imageId: string, commentId: string, resolved: boolean) =>
    world.as(name).api.resolveComment({
      params: { ...world.as(name).image(imageId), commentId },
      body: { resolved },
    });

  it('are kept with who, where and when, oldest first', async () => {
    const { id } = await world.upload();
    const first = await say('annotator', id, 'Which fish is this?', { point: [3, 4], annotationId: 'a' });
    expect(first).toMatchObject({
      author: { kind: 'person', name: 'annotator' },
      text: 'Which fish is this?',
      audience: 'shared',
      point: [3, 4],
      annotationId: 'a',
      replyTo: null,
      revision: 0,
      resolved: false,
      resolvedBy: null,
      resolvedAt: null,
      requestsChange: false,
    });
    await say('manager', id, 'A wrasse.', { replyTo: first.id });
    const { api, image } = world.as('annotator');
    expect((await api.listComments({ params: image(id) })).rows).toMatchObject([
      { id: first.id },
      { text: 'A wrasse.', replyTo: first.id, author: { name: 'manager' } },
    ]);
    await expect(say('annotator', id, 'Off the edge.', { point: [65, 4] })).rejects.toMatchObject(
      refusal(400, 'request.invalid'),
    );
  });

  it('by a host on a free image are for all who see it; by a partner for the host and themselves', async () => {
    const { id } = await world.upload();
    await say('manager', id, 'from the host');
    await say('amberAnnotator', id, 'from Amber');
    await say('birchAnnotator', id, 'from Birch');
    await say('manager', id, 'the host alone', { audience: 'internal' });
    await say('amberManager', id, 'Amber alone', { audience: 'internal' });
    expect(await heard('annotator', id)).toEqual([
      'from the host',
      'from Amber',
      'from Birch',
      'the host alone',
    ]);
    expect(await heard('amberAnnotator', id)).toEqual(['from the host', 'from Amber', 'Amber alone']);
    expect(await heard('birchManager', id)).toEqual(['from the host', 'from Birch']);
  });

  it('have an audience fixed when they are written', async () => {
    const { id } = await world.upload();
    const host = world.as('manager');
    const entrust = (to: World['amber']) =>
      host.api.entrustImage({
        params: host.image(id),
        body: { collaborationId: world.collaborationOf(to) },
      });
    await entrust(world.amber);
    await say('manager', id, 'for Amber');
    await entrust(world.birch);
    expect(await heard('birchManager', id)).toEqual([]);
    await say('manager', id, 'for Birch');
    expect(await heard('birchManager', id)).toEqual(['for Birch']);
    await entrust(world.amber);
    expect(await heard('amberManager', id)).toEqual(['for Amber']);
    expect(await heard('manager', id)).toEqual(['for Amber', 'for Birch']);
  });

  it('in reply have the audience of their thread, and only answer what may be read', async () => {
    const { id } = await world.upload();
    const inner = await say('amberManager', id, 'Amber alone', { audience: 'internal' });
    const reply = await say('amberAnnotator', id, 'a reply', { replyTo: inner.id });
    expect(reply).toMatchObject({ audience: 'internal', replyTo: inner.id });
    // A reply to a reply belongs to the same thread.
    expect(await say('amberAnnotator', id, 'one more', { replyTo: reply.id })).toMatchObject({
      audience: 'internal',
      replyTo: inner.id,
    });
    const missing = refusal(404, 'comment.not-found');
    await expect(say('manager', id, 'What do you say?', { replyTo: inner.id })).rejects.toMatchObject(
      missing,
    );
    await expect(say('manager', id, 'To nothing', { replyTo: id })).rejects.toMatchObject(missing);
    await expect(resolve('birchManager', id, inner.id, true)).rejects.toMatchObject(missing);
    await expect(resolve('manager', id, id, true)).rejects.toMatchObject(missing);
  });

  it('are resolved and reopened as threads', async () => {
    const { id } = await world.upload();
    const thread = await say('manager', id, 'Please check.');
    const reply = await say('amberAnnotator', id, 'Done.', { replyTo: thread.id });
    expect(await resolve('amberAnnotator', id, reply.id, true)).toMatchObject({
      id: reply.id,
      resolved: true,
      resolvedBy: { kind: 'person', name: 'amberAnnotator' },
      resolvedAt: expect.any(String),
    });
    const { rows } = await world.as('manager').api.listComments({ params: world.as('manager').image(id) });
    expect(rows.map(({ resolved }) => resolved)).toEqual([true, true]);
    // Partners never see one another: the host's comment on a free image is for both.
    const birch = world.as('birchManager');
    const [read] = (await birch.api.listComments({ params: birch.image(id) })).rows;
    expect(read?.resolvedBy).toMatchObject({ kind: 'organization', name: 'Host' });
    await resolve('manager', id, thread.id, true);
    expect(await resolve('manager', id, thread.id, false)).toMatchObject({
      resolved: false,
      resolvedBy: null,
      resolvedAt: null,
    });
    const events = await world.eventsOf(id, 5);
    expect(events.map(({ type }) => type).slice(1)).toEqual([
      'tandem.image.commented.v1',
      'tandem.image.commented.v1',
      'tandem.image.comment_resolved.v1',
      'tandem.image.comment_reopened.v1',
    ]);
  });

  it('tell in their events who may hear of them, and nothing of the text', async () => {
    const { id } = await world.upload();
    await say('amberManager', id, 'quite secret', { audience: 'internal' });
    await say('amberManager', id, 'less secret');
    const [, internal, shared] = await world.eventsOf(id, 3);
    expect(internal).toMatchObject({
      internalto: world.amber.id,
      data: { change: { audience: { kind: 'internal', organizationId: world.amber.id } } },
    });
    expect(shared).not.toHaveProperty('internalto');
    expect(shared?.data.change).toMatchObject({
      audience: { kind: 'shared', collaborationId: world.collaborationOf(world.amber) },
    });
    expect(JSON.stringify([internal, shared])).not.toContain('secret');
  });

  it('with a request for change reach the submitter and are marked', async () => {
    const annotator = world.as('amberAnnotator');
    const image = await makeMove(
      annotator,
      await save(world, annotator, await world.upload(), 'a'),
      'submit',
    );
    await makeMove(world.as('manager'), image, 'request_change');
    const { rows } = await annotator.api.listComments({ params: annotator.image(image.id) });
    expect(rows).toMatchObject([
      {
        text: 'The fin is missing.',
        requestsChange: true,
        audience: 'shared',
        author: { name: 'manager' },
        revision: 1,
      },
    ]);
  });

  it('with a request for change, or a reopening, may point as any other', async () => {
    const host = world.as('manager');
    const submitted = await makeMove(world.as('annotator'), await world.upload(), 'submit');
    const pin = { point: [3.5, 4] as [number, number], annotationId: 'fin' };
    const back = await makeMove(host, submitted, 'request_change', pin);
    const again = await makeMove(world.as('annotator'), back, 'submit');
    const outside = { ...pin, point: [65, 4] as [number, number] };
    await expect(makeMove(host, again, 'request_change', outside)).rejects.toMatchObject(
      refusal(400, 'request.invalid', {
        issues: [{ in: 'body', path: 'point', message: 'outside the image' }],
      }),
    );
    for (const annotationId of ['', 'no spaces'])
      await expect(makeMove(host, again, 'request_change', { annotationId })).rejects.toMatchObject(
        refusal(400, 'request.invalid'),
      );
    await makeMove(host, await makeMove(world.as('developer'), again, 'approve'), 'reopen', {
      point: [0, 48],
    });
    const { rows } = await host.api.listComments({ params: host.image(submitted.id) });
    expect(rows).toMatchObject([
      { ...pin, requestsChange: true },
      { point: [0, 48], annotationId: null, requestsChange: true },
    ]);
  });

  it('are what points: a move without one does not', async () => {
    const annotator = world.as('annotator');
    for (const pin of [{ point: [3, 4] as [number, number] }, { annotationId: 'fin' }])
      await expect(makeMove(annotator, await world.upload(), 'submit', pin)).rejects.toMatchObject(
        refusal(400, 'request.invalid'),
      );
  });

  it('with a request for change are for the host and whose work it was, whoever has the image now', async () => {
    const annotator = world.as('amberAnnotator');
    const host = world.as('manager');
    const entrust = (imageId: string, collaborationId: string | null) =>
      host.api.entrustImage({ params: host.image(imageId), body: { collaborationId } });
    const requests = [
      { to: null, readers: ['manager', 'amberManager', 'amberAnnotator'] },
      { to: world.collaborationOf(world.birch), readers: ['manager'] },
    ] as const;
    for (const { to, readers } of requests) {
      const { id } = await makeMove(annotator, await world.upload(), 'submit');
      await makeMove(host, await entrust(id, to), 'request_change');
      for (const name of readers) expect(await heard(name, id)).toEqual(['The fin is missing.']);
      if (to !== null) {
        expect(await heard('birchManager', id)).toEqual([]);
        await entrust(id, world.collaborationOf(world.amber));
        expect(await heard('amberAnnotator', id)).toEqual(['The fin is missing.']);
        await entrust(id, null);
      }
      expect(await heard('birchAnnotator', id)).toEqual([]);
    }
  });

  it("with a request for change of the host's own work stay with the host, and who has the image", async () => {
    const host = world.as('manager');
    const free = await makeMove(world.as('annotator'), await world.upload(), 'submit');
    await makeMove(host, free, 'request_change');
    const { rows } = await host.api.listComments({ params: host.image(free.id) });
    expect(rows).toMatchObject([{ audience: 'internal', requestsChange: true }]);
    expect(await heard('annotator', free.id)).toHaveLength(1);
    expect(await heard('amberAnnotator', free.id)).toEqual([]);

    const { id } = await makeMove(world.as('annotator'), await world.upload(), 'submit');
    const collaborationId = world.collaborationOf(world.amber);
    const entrusted = await host.api.entrustImage({ params: host.image(id), body: { collaborationId } });
    await makeMove(host, entrusted, 'request_change');
    expect(await heard('amberAnnotator', id)).toHaveLength(1);
    await host.api.entrustImage({ params: host.image(id), body: { collaborationId: null } });
    expect(await heard('birchManager', id)).toEqual([]);
  });

  it("by a partner's reviewer are their own, though another partner submitted", async () => {
    const host = world.as('manager');
    const { id } = await makeMove(world.as('amberAnnotator'), await world.upload(), 'submit');
    const collaborationId = world.collaborationOf(world.birch);
    const handedOver = await host.api.entrustImage({ params: host.image(id), body: { collaborationId } });
    await makeMove(world.as('birchManager'), handedOver, 'request_change');
    expect(await heard('birchAnnotator', id)).toHaveLength(1);
    await host.api.entrustImage({ params: host.image(id), body: { collaborationId: null } });
    expect(await heard('amberManager', id)).toEqual([]);
  });

  it('with a reopening reach the submitter and no other partner', async () => {
    const host = world.as('manager');
    let image = await makeMove(world.as('amberAnnotator'), await world.upload(), 'submit');
    image = await makeMove(world.as('amberManager'), image, 'approve');
    image = await makeMove(host, image, 'approve');
    const params = host.image(image.id);
    image = await host.api.entrustImage({ params, body: { collaborationId: null } });
    await makeMove(host, image, 'reopen');
    expect(await heard('amberAnnotator', image.id)).toEqual(['The fin is missing.']);
    expect(await heard('birchAnnotator', image.id)).toEqual([]);
  });

  it('keep the names that their readers may know', async () => {
    const { id } = await world.upload();
    await say('annotator', id, 'from a host annotator');
    const author = async (name: Name) =>
      (await world.as(name).api.listComments({ params: world.as(name).image(id) })).rows[0]?.author;
    expect(await author('developer')).toMatchObject({ kind: 'person', name: 'annotator' });
    expect(await author('amberManager')).toEqual({
      kind: 'organization',
      id: world.host.id,
      name: 'Host',
    });
  });

  it('are at most 200 of one organization on an image, besides those of reviews', async () => {
    const annotator = world.as('annotator');
    const submitted = await makeMove(annotator, await world.upload(), 'submit');
    const { id } = submitted;
    const image = await makeMove(world.as('manager'), submitted, 'request_change');
    for (let n = 0; n < 200; n += 4)
      await Promise.all(Array.from({ length: 4 }, (_, k) => say('manager', id, `comment ${n + k}`)));
    await expect(say('annotator', id, 'one too many')).rejects.toMatchObject(
      refusal(409, 'image.full-of-comments'),
    );
    // What they cannot read stands in nobody's way, and tells nobody that it is there.
    await say('amberAnnotator', id, 'from Amber', { audience: 'internal' });
    await makeMove(world.as('manager'), await makeMove(annotator, image, 'submit'), 'request_change');
    expect(await heard('annotator', id)).toHaveLength(202);
  });
});
