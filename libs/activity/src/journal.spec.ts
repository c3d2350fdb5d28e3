import { aggregates } from '@tandem/contracts';
import type { PublishedEvent } from '@tandem/platform';
import { anImage } from '@tandem/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Activity } from './activity.fixture.ts';
import { aSharedProject, everythingOf, kinds, openActivity } from './activity.fixture.ts';
import { journalCollection } from './journal.store.ts';

let activity: Activity;
beforeAll(async () => {
  activity = await openActivity();
});
afterAll(() => activity.close());

const journaled = async (subject: string, seq: number) =>
  (await activity.store.collection(journalCollection).get(`${subject}@${seq}`))?.doc;

async function aWorld() {
  const world = aSharedProject();
  await activity.knows(everythingOf(world));
  return world;
}

/** An event as it lay on the log, to be published again. */
async function republished(subject: string, seq: number): Promise<PublishedEvent> {
  const entry = await journaled(subject, seq);
  if (!entry) throw new Error('not journaled');
  const { data, ...event } = entry.event;
  return { ...event, data: { ...data, state: {} } } as PublishedEvent;
}

const publish = (value: PublishedEvent) =>
  activity.log.publish(aggregates.image.topic, [{ key: value.subject, value }]);

async function isApplied(aggregate: string, id: string, seq: number): Promise<boolean> {
  const answer = await fetch(`${activity.url}/internal/applied?aggregate=${aggregate}&id=${id}&seq=${seq}`);
  return ((await answer.json()) as { applied: boolean }).applied;
}

describe('the journal', () => {
  it('keeps every event as received but its state, and to which project it belongs', async () => {
    const { project, host, hostManager } = await aWorld();
    const image = anImage(project, 'cat.jpg');
    await activity.imageEvent(image, 'uploaded', { by: hostManager, folder: '', name: 'cat.jpg', novel: 1 });
    await activity.knows({ images: [image] });
    await activity.settled();

    const uploaded = await journaled(image.id, 1);
    expect(uploaded).toMatchObject({
      aggregate: 'image',
      projectId: project.id,
      event: { type: 'tandem.image.uploaded.v1', actor: hostManager.account.id, organization: host.id },
    });
    expect(uploaded?.event.data).toEqual({
      change: {
        projectId: project.id,
        from: 'new',
        to: 'new',
        revision: 0,
        entrustedTo: null,
        folder: '',
        name: 'cat.jpg',
        novel: 1,
      },
    });
    expect((await journaled(image.id, 2))?.projectId, 'a restated image, by its state').toBe(project.id);
    expect((await journaled(project.id, 1))?.projectId).toBe(project.id);
    expect((await journaled(host.id, 1))?.projectId).toBeNull();
    expect(await journaled(hostManager.account.id, 1), 'accounts are not journaled').toBeUndefined();
  });

  it('keeps an event once, however often and in whatever order it is delivered', async () => {
    const { project, hostManager } = await aWorld();
    const image = anImage(project, 'cat.jpg');
    for (const name of ['a', 'b', 'c']) await activity.imageEvent(image, 'uploaded', { folder: '', name });
    await activity.settled();
    const [first, second] = [await republished(image.id, 1), await republished(image.id, 2)];
    for (const event of [second, first, second])
      await publish({ ...event, data: { ...event.data, state: image } });
    await publish({ ...first, data: { change: { ...first.data.change, name: 'forged' }, state: image } });
    await activity.imageEvent(image, 'deleted', { folder: '', name: 'c' });
    await activity.settled();
    const { rows } = await activity.timeline(hostManager, project.id, { imageId: image.id });
    expect(rows.map(({ change, seq }) => [seq, change['name']])).toEqual([
      [4, 'c'],
      [3, 'c'],
      [2, 'b'],
      [1, 'a'],
    ]);
  });

  it('keeps events of types that it does not know, for the chain', async () => {
    const { project, hostManager } = await aWorld();
    await activity.projectEvent(project, 'painted', { colour: 'red' });
    await activity.settled();
    expect((await journaled(project.id, 2))?.event.data.change).toEqual({ colour: 'red' });
    expect(await activity.check(hostManager, project.id)).toMatchObject({ intact: true, events: 2 });
    expect((await activity.timeline(hostManager, project.id)).rows).toEqual([]);
  });

  it('goes on after what is no event at all', async () => {
    const { project, hostManager } = await aWorld();
    const image = anImage(project, 'cat.jpg');
    await activity.imageEvent(image, 'uploaded', { folder: '', name: 'cat.jpg' });
    await activity.settled();
    const event = await republished(image.id, 1);
    await publish({
      ...event,
      seq: 2,
      stateseq: 2,
      time: 'yesterday',
      data: { ...event.data, state: image },
    });
    await activity.imageEvent(image, 'deleted', { folder: '', name: 'cat.jpg' });
    await activity.knows({ images: [image] });
    await activity.settled();
    const { rows } = await activity.timeline(hostManager, project.id, { imageId: image.id });
    expect(kinds(rows)).toEqual(['deleted', 'uploaded']);
  });

  it('stops at nothing that lies on a topic, and makes nothing of it', async () => {
    const { project, hostManager } = await aWorld();
    const image = anImage(project, 'cat.jpg');
    await activity.imageEvent(image, 'uploaded', { folder: '', name: 'cat.jpg' });
    for (const key of ['not-an-id', '', image.id])
      for (const value of ['{"not":"parsed"', null, 17, [], { seq: 2, subject: image.id }])
        await activity.log.publish(aggregates.image.topic, [{ key, value }]);
    await activity.imageEvent(image, 'deleted', { folder: '', name: 'cat.jpg' });
    await activity.settled();
    const { rows } = await activity.timeline(hostManager, project.id, { imageId: image.id });
    expect(kinds(rows)).toEqual(['deleted', 'uploaded']);
    expect(await activity.check(hostManager, project.id)).toMatchObject({ intact: true });
  });

  it.for([
    ['null characters in names', { 'a\u0000b': 1 }],
    ['nesting beyond all', JSON.parse(`${'['.repeat(200)}${']'.repeat(200)}`)],
    ['what databases take for types of their own', { _bsontype: 'ObjectId', id: 'x' }],
    ['what databases take for references', { $ref: 'images', $id: 'x' }],
  ] as const)('leaves out an event that no store keeps, and goes on: %s', async ([, odd]) => {
    const { project, hostManager } = await aWorld();
    const image = anImage(project, 'cat.jpg');
    await activity.imageEvent(image, 'uploaded', { folder: '', name: 'cat.jpg' });
    await activity.imageEvent(image, 'renamed', { folder: '', name: 'cat.jpg', odd });
    await activity.imageEvent(image, 'deleted', { folder: '', name: 'cat.jpg' });
    await activity.settled();
    expect([await journaled(image.id, 2), (await journaled(image.id, 3))?.event.seq]).toEqual([undefined, 3]);
    expect((await activity.check(hostManager, project.id)).intact).toBe(false);
  });

  it('keeps an event with strange names as it was', async () => {
    const { project, hostManager } = await aWorld();
    const image = anImage(project, 'cat.jpg');
    const odd = { '': 1, 'a.b': 2, $set: { $x: '$y' }, _id: 3 };
    await activity.imageEvent(image, 'uploaded', { folder: '', name: 'cat.jpg', odd });
    await activity.settled();
    expect((await journaled(image.id, 1))?.event.data.change['odd']).toEqual(odd);
    expect((await activity.check(hostManager, project.id)).intact).toBe(true);
  });

  it('leaves translations out: the event that they translate is the link of the chain, whichever arrives first', async () => {
    const { project, hostManager } = await aWorld();
    const image = anImage(project, 'cat.jpg');
    await activity.imageEvent(image, 'uploaded', { folder: '', name: 'cat.jpg' });
    await activity.settled();
    const { data, ...event } = await republished(image.id, 1);
    const next = { ...event, seq: 2, stateseq: 2, data: { ...data, state: image } };
    const older = { ...data.change, folder: 'as it was called before' };
    await publish({
      ...next,
      type: 'tandem.image.uploaded.v0',
      translates: 'tandem.image.uploaded.v1',
      data: { change: older, state: image },
    });
    await publish(next);
    await expect.poll(() => isApplied('image', image.id, 2), { timeout: 10_000 }).toBe(true);
    expect((await journaled(image.id, 2))?.event).toMatchObject({
      type: event.type,
      data: { change: data.change },
    });
    expect((await activity.timeline(hostManager, project.id, { imageId: image.id })).rows).toHaveLength(2);
  });

  it('has applied an event once both it and the copy have it', async () => {
    const { project } = await aWorld();
    const image = anImage(project, 'cat.jpg');
    await activity.imageEvent(image, 'uploaded', { folder: '', name: 'cat.jpg' });
    await activity.settled();
    expect(await isApplied('image', image.id, 1)).toBe(true);
    expect(await isApplied('image', image.id, 2)).toBe(false);
    // The copy knows the state at 2 from an event numbered 3; the event numbered 2 is not in the journal yet.
    const event = await republished(image.id, 1);
    await publish({ ...event, seq: 3, stateseq: 3, data: { ...event.data, state: image } });
    await expect.poll(() => isApplied('image', image.id, 3)).toBe(true);
    expect(await isApplied('image', image.id, 2)).toBe(false);
  });
});
