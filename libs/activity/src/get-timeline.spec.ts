import type { ApiProblem } from '@tandem/contracts';
import { anImage } from '@tandem/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Activity } from './activity.fixture.ts';
import {
  aSharedProject,
  entrustmentTo,
  everythingOf,
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

describe('the timeline of a project', () => {
  it('tells what happened, newest first, with who did it and what it is about', async () => {
    const { project, id, hostManager } = await aWorld();
    const image = anImage(project, 'cat.jpg', { folder: 'animals' });
    await activity.projectEvent(project, 'created', { by: hostManager, name: 'Kelp forests' });
    await activity.imageEvent(image, 'uploaded', { by: hostManager, folder: 'animals', name: 'cat.jpg' });
    await activity.projectEvent(project, 'renamed', { by: hostManager, from: 'Kelp', to: 'Kelp forests' });
    await activity.settled();

    const { rows, next } = await activity.timeline(hostManager, id);
    expect(next).toBeUndefined();
    expect(rows.map(({ type, subject, subjectName, seq }) => [type, subject, subjectName, seq])).toEqual([
      ['tandem.project.renamed.v1', id, 'Kelp forests', 3],
      ['tandem.image.uploaded.v1', image.id, 'animals/cat.jpg', 1],
      ['tandem.project.created.v1', id, 'Kelp forests', 2],
    ]);
    expect(rows[0]).toMatchObject({
      aggregate: 'project',
      actor: { kind: 'person', id: hostManager.account.id, name: 'Hana' },
      change: { from: 'Kelp', to: 'Kelp forests' },
      people: {},
    });
  });

  it('says that the system did what nobody did', async () => {
    const { project, id, hostManager } = await aWorld();
    await activity.projectEvent(project, 'created', { name: 'Kelp forests' });
    await activity.settled();
    expect((await activity.timeline(hostManager, id)).rows[0]?.actor).toBeNull();
  });

  it('leaves out restated states, types it does not know, and changes it cannot read', async () => {
    const { project, id, hostManager } = await aWorld();
    await activity.projectEvent(project, 'restated');
    await activity.projectEvent(project, 'painted', { colour: 'red' });
    await activity.projectEvent(project, 'renamed', { from: 1, to: 2 });
    await activity.projectEvent(project, 'created', {
      by: hostManager,
      name: 'Kelp forests',
      novel: 'field',
    });
    await activity.settled();
    const { rows } = await activity.timeline(hostManager, id);
    expect(kinds(rows)).toEqual(['created']);
    expect(rows[0]?.change).toEqual({ name: 'Kelp forests' });
  });

  it('names everybody that a change names', async () => {
    const { project, id, hostManager, amberManager, amberAnnotator, amber } = await aWorld();
    await activity.projectEvent(project, 'members_added', {
      by: amberManager,
      ...entrustmentTo(project, amber),
      role: 'annotator',
      members: [{ projectMemberId: project.members[4]!.id, accountId: amberAnnotator.account.id }],
    });
    await activity.settled();
    const [entry] = (await activity.timeline(hostManager, id)).rows;
    expect(entry?.people).toEqual({
      [amber.id]: { kind: 'organization', id: amber.id, name: 'Amber Labs' },
      [amberAnnotator.account.id]: { kind: 'person', id: amberAnnotator.account.id, name: 'Aki' },
    });
  });

  it('is not there for outsiders: strangers, members elsewhere, and an organization that has stopped', async () => {
    const { id, stranger, hostManager, elsewhere, host, amberManager, project } = await aWorld();
    const ended = project.collaborations.map((c) => ({
      ...c,
      status: 'ended' as const,
      endedAt: '2026-01-01T00:00:00.000Z',
    }));
    await activity.settled();
    expect(await refusalOf(activity.timeline(stranger, id))).toEqual([404, 'project.not-found']);
    expect(await refusalOf(activity.timeline(hostManager, elsewhere.id))).toEqual([404, 'project.not-found']);
    const inAnothersName = { account: stranger.account, organization: host };
    expect(await refusalOf(activity.timeline(inAnothersName, id))).toEqual([404, 'organization.not-found']);
    expect(await refusalOf(activity.timeline({ ...stranger, organization: { ...host, id } }, id))).toEqual([
      404,
      'organization.not-found',
    ]);

    await activity.knows({ projects: [{ ...project, collaborations: ended }] });
    await activity.settled();
    expect(await refusalOf(activity.timeline(amberManager, id))).toEqual([404, 'project.not-found']);
    expect(await refusalOf(activity.check(amberManager, id))).toEqual([404, 'project.not-found']);
  });
});

describe('a timeline that cannot be told safely', () => {
  it('is refused for a moment: while what it rests on could not be brought up to date', async () => {
    const { project, id, hostManager } = await aWorld();
    await activity.settled();
    const unreadable = { ...project, settings: null } as unknown as typeof project;
    await activity.knows({ projects: [unreadable] });
    await expect
      .poll(() => activity.timeline(hostManager, id).catch((error: ApiProblem) => error.code))
      .toBe('copy.behind');
    await activity.knows({ projects: [project] });
    await activity.settled();
    expect((await activity.timeline(hostManager, id)).rows).toEqual([]);
  });
});

describe('pages', () => {
  it('follow one another without a gap or a repetition, whatever happens in between', async () => {
    const { project, id, hostManager } = await aWorld();
    for (let n = 1; n <= 7; n += 1)
      await activity.projectEvent(project, 'renamed', {
        by: hostManager,
        from: String(n - 1),
        to: String(n),
      });
    await activity.settled();

    const first = await activity.timeline(hostManager, id, { limit: 3 });
    await activity.projectEvent(project, 'renamed', { by: hostManager, from: '7', to: '8' });
    await activity.settled();
    const second = await activity.timeline(hostManager, id, { limit: 3, after: first.next! });
    const third = await activity.timeline(hostManager, id, { limit: 3, after: second.next! });
    const names = [first, second, third].map(({ rows }) => rows.map(({ change }) => change['to']));
    expect(names).toEqual([['7', '6', '5'], ['4', '3', '2'], ['1']]);
    expect(third.next).toBeUndefined();
  });

  it('that end with the last event say so', async () => {
    const { project, id, hostManager } = await aWorld();
    await activity.projectEvent(project, 'created', { by: hostManager, name: 'Kelp forests' });
    await activity.projectEvent(project, 'renamed', { by: hostManager, from: 'a', to: 'b' });
    await activity.settled();
    expect((await activity.timeline(hostManager, id, { limit: 1 })).next).toBeDefined();
    // The restated state at its beginning is not shown, yet it is something to look at.
    const { rows, next } = await activity.timeline(hostManager, id, { limit: 2 });
    expect(rows).toHaveLength(2);
    expect(await activity.timeline(hostManager, id, { limit: 2, after: next! })).toEqual({ rows: [] });
  });

  it('look only so far ahead: one may be empty and still lead on', async () => {
    const { project, id, hostManager, amberManager } = await aWorld();
    await activity.projectEvent(project, 'created', { by: hostManager, name: 'Kelp forests' });
    const settings = { from: { partnersSee: 'all' }, to: { partnersSee: 'all' } };
    await Promise.all(
      Array.from({ length: 1_100 }, () => activity.projectEvent(project, 'settings_changed', settings)),
    );
    await activity.settled();
    const first = await activity.timeline(amberManager, id);
    expect(first.rows).toEqual([]);
    const second = await activity.timeline(amberManager, id, { after: first.next! });
    expect(kinds(second.rows)).toEqual(['created']);
    expect(second.next).toBeUndefined();
  });

  it('go through events of the very same time one by one', async () => {
    const { project, id, hostManager } = await aWorld();
    const images = Array.from({ length: 5 }, (_, n) => anImage(project, `${n}.jpg`));
    const time = activity.runtime.now();
    const publish = activity.publisherAt(time);
    for (const image of images)
      for (const what of ['uploaded', 'deleted'])
        await publish(image, `tandem.image.${what}.v1`, { folder: '', name: image.name });
    await activity.settled();
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await activity.timeline(hostManager, id, { limit: 3, ...(after && { after }) });
      seen.push(...page.rows.map(({ subject, seq }) => `${subject} ${seq}`));
      after = page.next;
    } while (after !== undefined);
    expect(seen).toHaveLength(10);
    const expected = images.flatMap((image) => [`${image.id} 1`, `${image.id} 2`]);
    expect(seen).toEqual(expected.toSorted().reverse());
  });

  it('refuse a cursor that is none, or another list’s', async () => {
    const { project, id, hostManager } = await aWorld();
    const image = anImage(project, 'cat.jpg');
    for (const name of ['a', 'b']) {
      await activity.imageEvent(image, 'uploaded', { folder: '', name });
      await activity.projectEvent(project, 'created', { name });
    }
    await activity.settled();
    const { next } = await activity.timeline(hostManager, id, { limit: 1 });
    for (const query of [{ after: 'nonsense' }, { after: 'W10' }, { after: next!, imageId: image.id }])
      expect(await refusalOf(activity.timeline(hostManager, id, query))).toEqual([400, 'request.cursor']);
    expect(await refusalOf(activity.timeline(hostManager, id, { limit: 201 }))).toEqual([
      400,
      'request.invalid',
    ]);
  });
});

describe('the timeline of one image', () => {
  it('tells of that image alone, by number', async () => {
    const { project, id, hostManager } = await aWorld();
    const [cat, dog] = [anImage(project, 'cat.jpg'), anImage(project, 'dog.jpg')];
    for (const image of [cat, dog, cat])
      await activity.imageEvent(image, 'saved', { startedFrom: 0, annotations: 1, correction: false });
    await activity.settled();
    const { rows, next } = await activity.timeline(hostManager, id, { imageId: cat.id, limit: 1 });
    const rest = await activity.timeline(hostManager, id, { imageId: cat.id, limit: 1, after: next! });
    expect([...rows, ...rest.rows].map(({ subject, seq }) => [subject, seq])).toEqual([
      [cat.id, 2],
      [cat.id, 1],
    ]);
    expect(rest.next).toBeUndefined();
  });

  it('is empty for an image of another project, one that does not exist, and one that the reader does not see', async () => {
    const { project, id, birch, hostManager, amberManager } = await aWorld();
    const other = await aWorld();
    const foreign = anImage(other.project, 'cat.jpg');
    const theirs = anImage(project, 'dog.jpg', {
      entrustedTo: entrustmentTo(project, birch).collaborationId,
    });
    for (const image of [foreign, theirs])
      await activity.imageEvent(image, 'uploaded', { folder: '', name: 'x' });
    await activity.settled();
    const empty = { rows: [] };
    expect(await activity.timeline(hostManager, id, { imageId: foreign.id })).toEqual(empty);
    expect(await activity.timeline(hostManager, id, { imageId: activity.runtime.newId() })).toEqual(empty);
    expect(await activity.timeline(amberManager, id, { imageId: theirs.id })).toEqual(empty);
    expect(kinds((await activity.timeline(hostManager, id, { imageId: theirs.id })).rows)).toEqual([
      'uploaded',
    ]);
  });

  it('stays, once the image is deleted, with who saw it last', async () => {
    const { project, id, amber, hostManager, amberManager, birchManager } = await aWorld();
    const image = anImage(project, 'cat.jpg', {
      entrustedTo: entrustmentTo(project, amber).collaborationId,
      deletedAt: new Date().toISOString(),
    });
    await activity.imageEvent(image, 'deleted', {
      by: hostManager,
      folder: '',
      name: 'cat.jpg',
      entrustedTo: entrustmentTo(project, amber),
    });
    await activity.settled();
    for (const reader of [hostManager, amberManager])
      expect(kinds((await activity.timeline(reader, id, { imageId: image.id })).rows)).toEqual(['deleted']);
    expect((await activity.timeline(birchManager, id, { imageId: image.id })).rows).toEqual([]);
  });
});
