import { anImage } from '@tandem/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Activity } from './activity.fixture.ts';
import { aSharedProject, entrustmentTo, everythingOf, openActivity } from './activity.fixture.ts';
import type { JournalEntry } from './journal.store.ts';
import { journalCollection } from './journal.store.ts';

let activity: Activity;
beforeAll(async () => {
  activity = await openActivity();
});
afterAll(() => activity.close());

const journal = () => activity.store.collection(journalCollection);

/** Somebody with access to the database changes one journaled event. */
async function tamper(subject: string, seq: number, change: (entry: JournalEntry) => JournalEntry) {
  const stored = await journal().get(`${subject}@${seq}`);
  if (!stored) throw new Error('nothing to tamper with');
  await journal().put(change(stored.doc));
}

/** A project with an image of each partner and a free one, three events each. */
async function aWorld() {
  const world = aSharedProject();
  const { project, amber, birch } = world;
  await activity.knows(everythingOf(world));
  const save = { by: world.hostManager, startedFrom: 0, annotations: 1, correction: false };
  const images = {
    free: anImage(project, 'free.jpg'),
    ambers: anImage(project, 'ambers.jpg', {
      entrustedTo: entrustmentTo(project, amber).collaborationId,
      workedOnBy: [world.amberAnnotator.account.id],
    }),
    birchs: anImage(project, 'birchs.jpg', { entrustedTo: entrustmentTo(project, birch).collaborationId }),
  };
  for (const image of Object.values(images))
    for (let n = 0; n < 3; n += 1) await activity.imageEvent(image, 'saved', { ...save, revision: n + 1 });
  await activity.projectEvent(project, 'created', { by: world.hostManager, name: project.name });
  await activity.settled();
  return { ...world, ...images, id: project.id };
}

describe('the check of a timeline', () => {
  it('follows the chains of the project and of the images that the reader sees', async () => {
    const { id, ...world } = await aWorld();
    const counts = async (reader: typeof world.hostManager) => {
      const { intact, aggregates, events, faults } = await activity.check(reader, id);
      expect(faults).toEqual([]);
      expect(intact).toBe(true);
      return [aggregates, events];
    };
    expect(await counts(world.hostManager)).toEqual([4, 11]);
    expect(await counts(world.hostDeveloper)).toEqual([4, 11]);
    expect(await counts(world.amberManager)).toEqual([3, 8]);
    expect(await counts(world.amberAnnotator)).toEqual([2, 5]);
    expect(await counts(world.hostAnnotator)).toEqual([1, 2]);
    expect(await counts(world.hostOwner)).toEqual([0, 0]);
  });

  it('notices an event that was altered', async () => {
    const { id, ambers, hostManager, amberManager, birchManager } = await aWorld();
    await tamper(ambers.id, 2, (entry) => ({
      ...entry,
      event: { ...entry.event, data: { change: { ...entry.event.data.change, annotations: 400 } } },
    }));
    const report = {
      intact: false,
      events: 11,
      aggregates: 4,
      faults: [{ subject: ambers.id, seq: 2, what: 'altered' }],
    };
    expect(await activity.check(hostManager, id)).toEqual(report);
    expect((await activity.check(amberManager, id)).faults).toEqual(report.faults);
    expect((await activity.check(birchManager, id)).intact).toBe(true);
  });

  it.each<[what: string, change: Partial<JournalEntry['event']>]>([
    ['who did it', { actor: null }],
    ['for whom', { organization: null }],
    ['when', { time: '2026-01-01T00:00:00.000Z' }],
    ['what kind of thing happened', { type: 'tandem.image.deleted.v1' }],
    ['its hash', { hash: '0'.repeat(64) }],
  ])('notices that somebody altered %s', async (_what, change) => {
    const { id, free, hostManager } = await aWorld();
    await tamper(free.id, 3, (entry) => ({ ...entry, event: { ...entry.event, ...change } }));
    expect((await activity.check(hostManager, id)).faults).toEqual([
      { subject: free.id, seq: 3, what: 'altered' },
    ]);
  });

  it('notices an event that was removed, in the middle and at the end', async () => {
    const { id, free, ambers, hostManager } = await aWorld();
    await journal().remove([`${free.id}@2`, `${ambers.id}@3`, `${id}@2`]);
    const { faults, intact } = await activity.check(hostManager, id);
    expect(intact).toBe(false);
    expect(faults).toHaveLength(3);
    for (const [subject, seq] of [
      [free.id, 2],
      [ambers.id, 3],
      [id, 2],
    ])
      expect(faults).toContainEqual({ subject, seq, what: 'missing' });
  });

  it('notices a chain that was made anew from some event on', async () => {
    const { id, free, hostManager } = await aWorld();
    const other = await aWorld();
    const stolen = await journal().get(`${other.free.id}@2`);
    await tamper(free.id, 2, (entry) => ({
      ...entry,
      event: { ...stolen!.doc.event, subject: free.id },
    }));
    expect((await activity.check(hostManager, id)).faults).toEqual([
      { subject: free.id, seq: 2, what: 'broken-link' },
      { subject: free.id, seq: 3, what: 'broken-link' },
    ]);
  });

  it('does not take for missing what is just arriving', async () => {
    const { id, free, hostManager } = await aWorld();
    const last = await journal().get(`${free.id}@3`);
    await journal().remove([last!.doc.id]);
    const [report] = await Promise.all([
      activity.check(hostManager, id),
      new Promise((resolve) => setTimeout(resolve, 100)).then(() => journal().insertMany([last!.doc])),
    ]);
    expect(report).toMatchObject({ intact: true, faults: [] });
  });

  it('goes through more than fits in one look', async () => {
    const world = aSharedProject();
    const { project, hostManager } = world;
    await activity.knows(everythingOf(world));
    const images = Array.from({ length: 450 }, (_, n) => anImage(project, `${n}.jpg`));
    const save = { by: hostManager, startedFrom: 0, annotations: 1, correction: false };
    await Promise.all(images.flatMap((image) => [1, 2].map(() => activity.imageEvent(image, 'saved', save))));
    await activity.settled();
    expect(await activity.check(hostManager, project.id)).toEqual({
      intact: true,
      events: 901,
      aggregates: 451,
      faults: [],
    });
  });
});
