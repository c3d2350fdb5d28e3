import type { ImageView } from '@tandem/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Name, World } from './world.fixture.ts';
import { makeMove, openWorld, refusal, save } from './world.fixture.ts';

describe('the next image', () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());
  // Nothing of an earlier test may wait in a queue.
  beforeEach(async () => {
    const { api, project } = world.as('manager');
    const { rows } = await api.listImages({ params: project, query: { limit: 200 } });
    await Promise.all(rows.map(({ id }) => api.deleteImage({ params: world.as('manager').image(id) })));
  });

  const next = async (
    name: Name,
    queue: 'annotation' | 'review' = 'annotation',
    idempotencyKey?: string,
    except: readonly { readonly id: string }[] = [],
  ) => {
    const { api, project } = world.as(name);
    const body = { queue, except: except.map(({ id }) => id) };
    const call = { params: project, body, ...(idempotencyKey ? { idempotencyKey } : {}) };
    return (await api.nextImage(call)).image;
  };
  const leave = (name: Name, image: ImageView | null) =>
    world.as(name).api.leaveImage({ params: world.as(name).image(image?.id ?? '') });
  const submitted = async (by: Name = 'amberAnnotator') =>
    makeMove(world.as(by), await save(world, world.as(by), await world.upload(), 'a'), 'submit');
  const assign = (image: ImageView, to: Name) => {
    const { api, image: path } = world.as('manager');
    return api.assignImage({ params: path(image.id), body: { projectMemberId: world.projectMemberId(to) } });
  };

  it('is null when nothing waits', async () => {
    expect(await next('annotator')).toBeNull();
    expect(await next('manager', 'review')).toBeNull();
  });

  it('comes claimed, with its event, and goes to nobody else meanwhile', async () => {
    const image = await world.upload();
    const mine = await next('annotator');
    expect(mine).toMatchObject({ id: image.id, claim: { mine: true, by: { name: 'annotator' } } });
    expect(await next('secondAnnotator')).toBeNull();
    const [, claimed] = await world.eventsOf(image.id, 2);
    expect(claimed).toMatchObject({
      type: 'tandem.image.claimed.v1',
      data: { change: { holder: { accountId: world.as('annotator').account.id } } },
    });
    // Asked again, one is still on it; after a quarter of an hour it is anybody's.
    expect((await next('annotator'))?.id).toBe(image.id);
    world.clock.advance(15 * 60_000 + 1);
    expect((await next('secondAnnotator'))?.id).toBe(image.id);
  });

  it('for annotating: sent back to me, mine in progress, assigned to me, unassigned', async () => {
    const annotator = world.as('annotator');
    const unassigned = await world.upload('1.jpg');
    const assigned = await world.upload('2.jpg');
    await assign(assigned, 'annotator');
    const begun = await save(world, annotator, await world.upload('3.jpg'), 'a');
    await leave('annotator', begun);
    const sent = await submitted('annotator');
    await makeMove(world.as('manager'), sent, 'request_change');
    await assign(await world.upload('0.jpg'), 'secondAnnotator');

    for (const expected of [sent, begun, assigned, unassigned]) {
      const image = await next('annotator');
      expect(image?.id).toBe(expected.id);
      await makeMove(annotator, image as ImageView, 'skip');
    }
    expect(await next('annotator')).toBeNull();
  });

  it('is none of those that are left out, were it my own', async () => {
    const first = await world.upload('1.jpg');
    const second = await world.upload('2.jpg');
    const besides = (...except: ImageView[]) => next('annotator', 'annotation', undefined, except);
    expect((await besides())?.id).toBe(first.id);
    expect((await besides(first))?.id).toBe(second.id);
    expect(await besides(first, second)).toBeNull();
    expect((await besides())?.id).toBe(first.id);

    const waiting = await makeMove(world.as('annotator'), first, 'submit');
    const alsoWaiting = await makeMove(world.as('annotator'), second, 'submit');
    const review = (...except: ImageView[]) => next('manager', 'review', undefined, except);
    expect((await review(waiting))?.id).toBe(alsoWaiting.id);
    expect((await review(alsoWaiting))?.id).toBe(waiting.id);
    expect(await review(waiting, alsoWaiting)).toBeNull();
  });

  it('comes however many before it are left out, up to fifty', async () => {
    const many = await Promise.all(Array.from({ length: 50 }, (_, n) => world.upload(`a${n}.jpg`)));
    const last = await world.upload('b.jpg');
    expect((await next('annotator', 'annotation', undefined, many))?.id).toBe(last.id);
    await expect(next('annotator', 'annotation', undefined, [...many, last])).rejects.toMatchObject(
      refusal(400, 'request.invalid'),
    );
  });

  it("sent back to its submitter is theirs alone; sent back to anyone it is anybody's", async () => {
    let image = await submitted('annotator');
    await makeMove(world.as('manager'), image, 'request_change');
    expect(await next('secondAnnotator')).toBeNull();
    expect((await next('annotator'))?.id).toBe(image.id);
    image = await submitted('annotator');
    await makeMove(world.as('manager'), image, 'request_change', { returnTo: 'anyone' });
    expect((await next('secondAnnotator'))?.id).toBe(image.id);
  });

  it("for reviewing: the oldest that waits at my side's stage", async () => {
    const first = await submitted();
    world.clock.advance(1_000);
    const second = await submitted();
    expect(await next('manager', 'review')).toBeNull();
    expect((await next('amberManager', 'review'))?.id).toBe(first.id);
    world.clock.advance(1_000);
    await leave('amberManager', first);
    await makeMove(world.as('amberManager'), second, 'approve');
    world.clock.advance(1_000);
    await makeMove(world.as('amberManager'), first, 'approve');
    expect((await next('manager', 'review'))?.id).toBe(second.id);
    expect((await next('developer', 'review'))?.id).toBe(first.id);
    expect(await next('secondManager', 'review')).toBeNull();
    expect(await next('birchManager', 'review')).toBeNull();
  });

  it('for reviewing is none that four eyes leave to another', async () => {
    const image = await submitted('manager');
    expect(await next('manager', 'review')).toBeNull();
    expect((await next('developer', 'review'))?.id).toBe(image.id);
  });

  it('for reviewing is for reviewers', async () => {
    for (const name of ['annotator', 'amberAnnotator'] as const)
      await expect(next(name, 'review')).rejects.toMatchObject(
        refusal(403, 'project.capability-missing', { capability: 'review-images' }),
      );
  });

  it('of a partner is none that is entrusted to another', async () => {
    const image = await world.upload();
    const { api, image: path } = world.as('manager');
    const entrust = (to: World['amber']) =>
      api.entrustImage({ params: path(image.id), body: { collaborationId: world.collaborationOf(to) } });
    await entrust(world.birch);
    expect(await next('amberAnnotator')).toBeNull();
    await entrust(world.amber);
    expect((await next('amberAnnotator'))?.id).toBe(image.id);
  });

  it('asked for by many at once is never the same', async () => {
    const images = await Promise.all(Array.from({ length: 24 }, () => world.upload()));
    const people = [
      'annotator',
      'secondAnnotator',
      'manager',
      'developer',
      'amberAnnotator',
      'birchAnnotator',
    ] as const;
    const seen: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      const got = await Promise.all(people.map(async (name) => ({ name, image: await next(name) })));
      seen.push(...got.map(({ image }) => image?.id ?? 'none'));
      await Promise.all(got.map(({ name, image }) => makeMove(world.as(name), image as ImageView, 'submit')));
    }
    expect(new Set(seen).size).toBe(people.length * 3);
    expect(images.map(({ id }) => id)).toEqual(expect.arrayContaining(seen));
  });

  it('asked for by many at once, each twice with one key, is one for each of them', async () => {
    await Promise.all(Array.from({ length: 12 }, () => world.upload()));
    const people = ['annotator', 'secondAnnotator', 'manager', 'developer', 'amberAnnotator'] as const;
    const got = await Promise.all(
      people.map((name) => Promise.all([1, 2, 3].map(() => next(name, 'annotation', `twice-${name}`)))),
    );
    for (const [first, ...others] of got) for (const other of others) expect(other?.id).toBe(first?.id);
    const { api, project } = world.as('manager');
    const { rows } = await api.listImages({ params: project });
    expect(rows.filter(({ claim }) => claim !== null)).toHaveLength(people.length);
  });

  it('asked for by more than there are images leaves the others without', async () => {
    const image = await world.upload();
    const people = ['annotator', 'secondAnnotator', 'manager', 'developer'] as const;
    const got = await Promise.all(people.map((name) => next(name)));
    expect(got.filter((one) => one?.id === image.id)).toHaveLength(1);
    expect(got.filter((one) => one === null)).toHaveLength(3);
  });

  it('asked for again with the same key is the same, and another request under that key is refused', async () => {
    const images = await Promise.all([world.upload(), world.upload(), world.upload()]);
    const [one, two] = await Promise.all([
      next('annotator', 'annotation', 'key-1'),
      next('annotator', 'annotation', 'key-1'),
    ]);
    expect(two?.id).toBe(one?.id);
    await makeMove(world.as('annotator'), one as ImageView, 'submit');
    expect((await next('annotator', 'annotation', 'key-1'))?.id).toBe(one?.id);
    for (const { id } of images.filter((image) => image.id !== one?.id))
      expect(await world.eventsOf(id, 1)).toHaveLength(1);
    await expect(next('annotator', 'review', 'key-1')).rejects.toMatchObject(
      refusal(403, 'project.capability-missing'),
    );
    await expect(next('annotator', 'annotation', 'key-1', images)).rejects.toMatchObject(
      refusal(422, 'idempotency-key.reused'),
    );
    await submitted('annotator');
    const reviewing = await next('manager', 'review', 'key-2');
    expect(reviewing).not.toBeNull();
    await expect(next('manager', 'annotation', 'key-2')).rejects.toMatchObject(
      refusal(422, 'idempotency-key.reused'),
    );
  });

  it('may be what somebody began, was assigned, claimed or got back who has left since', async () => {
    const gone = world.as('secondAnnotator');
    const begun = await save(world, gone, await world.upload('1.jpg'), 'a');
    const assigned = await world.upload('2.jpg');
    await assign(assigned, 'secondAnnotator');
    const back = await makeMove(world.as('manager'), await submitted('secondAnnotator'), 'request_change');
    const claimed = await world.upload('3.jpg');
    await gone.api.claimImage({ params: gone.image(claimed.id), body: {} });
    expect(await next('annotator')).toBeNull();

    await world.leaveOrganization(world.host, 'secondAnnotator');
    const got: (string | undefined)[] = [];
    for (let n = 0; n < 4; n += 1) {
      const image = await next('annotator');
      expect(image).toMatchObject({ assignee: null, returnedTo: null });
      got.push(image?.id);
      await makeMove(world.as('annotator'), image as ImageView, 'skip');
    }
    expect(got.toSorted()).toEqual([begun.id, assigned.id, back.id, claimed.id].toSorted());
    expect(got[0]).toBe(back.id);
  });
});
