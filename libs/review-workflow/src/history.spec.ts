import { randomUUID } from 'node:crypto';
import type { Label } from '@tandem/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRevisions, pack } from './revisions.store.ts';
import type { World } from './world.fixture.ts';
import { openWorld, refusal, save } from './world.fixture.ts';

describe('the history of an image', () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());

  it('is every saved state, newest first, page by page', async () => {
    const manager = world.as('manager');
    let image = await world.upload();
    const params = manager.image(image.id);
    expect(await manager.api.listRevisions({ params })).toEqual({ rows: [] });
    expect(image.savedBy).toBeNull();
    for (let n = 1; n <= 5; n += 1)
      image = await save(world, manager, image, ...['a', 'b', 'c', 'd', 'e'].slice(0, n));
    const first = await manager.api.listRevisions({ params, query: { limit: 2 } });
    expect(image.savedBy).toEqual(first.rows[0]?.savedBy);
    expect(first.rows).toMatchObject([
      { revision: 5, startedFrom: 4, annotations: 5, savedBy: { name: 'manager' }, correction: false },
      { revision: 4, startedFrom: 3, annotations: 4 },
    ]);
    const second = await manager.api.listRevisions({ params, query: { limit: 3, after: first.next } });
    expect(second.rows.map(({ revision }) => revision)).toEqual([3, 2, 1]);
    expect(second.next).toBeUndefined();
    await expect(manager.api.listRevisions({ params, query: { after: 'elsewhere' } })).rejects.toMatchObject(
      refusal(400, 'request.cursor'),
    );
  });

  it('can be looked at and restored, as a new revision', async () => {
    const manager = world.as('manager');
    const once = await save(world, manager, await world.upload(), 'a', 'b');
    const image = await save(world, manager, once, 'c');
    const params = { ...manager.image(image.id), revision: 1 };
    const earlier = await manager.api.getRevision({ params });
    expect(earlier).toMatchObject({ revision: 1, annotations: [world.box('a', 1), world.box('b', 2)] });
    await expect(manager.api.restoreRevision({ params, body: { revision: 1 } })).rejects.toMatchObject(
      refusal(409, 'image.stale', { revision: 2, added: ['a', 'b'], removed: ['c'] }),
    );
    const restored = await manager.api.restoreRevision({ params, body: { revision: 2 } });
    expect(restored).toMatchObject({ image: { revision: 3 }, dropped: [] });
    const now = await manager.api.getRevision({ params: { ...params, revision: 3 } });
    expect(now.annotations).toEqual(earlier.annotations);
    const missing = refusal(404, 'revision.not-found');
    const absent = { ...params, revision: 4 };
    await expect(manager.api.getRevision({ params: absent })).rejects.toMatchObject(missing);
    await expect(
      manager.api.restoreRevision({ params: absent, body: { revision: 3 } }),
    ).rejects.toMatchObject(missing);
  });

  it('has nothing of a save that a crash cut short before the image pointed to it', async () => {
    const manager = world.as('manager');
    let image = await world.upload();
    for (const id of ['a', 'b', 'c']) image = await save(world, manager, image, id);
    const orphan = {
      imageId: image.id,
      previousId: null,
      savedBy: {
        key: 'x',
        accountId: manager.account.id,
        membershipId: randomUUID(),
        organizationId: world.host.id,
        collaborationId: null,
      },
      savedAt: new Date().toISOString(),
      correction: false,
      counts: {},
      dropped: [],
      packed: await pack([world.box('lost')]),
    };
    const revisions = openRevisions(world.store);
    // Ids that come first wherever ids decide.
    for (const [n, revision] of [2, 2, 3, 4].entries())
      await revisions.put({ ...orphan, id: `00000000-${image.id}-${n}`, revision });
    const params = manager.image(image.id);
    const { rows } = await manager.api.listRevisions({ params });
    expect(rows.map(({ revision, annotations }) => [revision, annotations])).toEqual([
      [3, 1],
      [2, 1],
      [1, 1],
    ]);
    const paged = await manager.api.listRevisions({ params, query: { limit: 1 } });
    const further = await manager.api.listRevisions({ params, query: { limit: 1, after: paged.next } });
    expect(further.rows.map(({ revision }) => revision)).toEqual([2]);
    const second = await manager.api.getRevision({ params: { ...params, revision: 2 } });
    expect(second.annotations).toEqual([world.box('b')]);
  });

  it('hides annotations whose label was deleted since; a save that still has them keeps the rest and names them', async () => {
    const manager = world.as('manager');
    const label = { ...world.project().labels[0], id: randomUUID(), name: 'weed' } as Label;
    await world.changeProject((project) => ({ ...project, labels: [...project.labels, label] }));
    const image = await world.upload();
    const params = manager.image(image.id);
    const weed = { ...world.box('w'), labelId: label.id };
    const annotations = [world.box('a'), weed];
    const saved = await manager.api.saveRevision({ params, body: { revision: 0, annotations } });
    expect(saved).toMatchObject({ image: { annotationCounts: { [label.id]: 1 } }, dropped: [] });
    const use = { params: { ...manager.project, labelId: label.id } };
    expect(await manager.api.getLabelUse(use)).toEqual({ images: 1, annotations: 1 });

    const deletedAt = new Date().toISOString();
    await world.changeProject((project) => ({
      ...project,
      labels: project.labels.map((one) => (one.id === label.id ? { ...one, deletedAt } : one)),
    }));
    await expect(manager.api.getLabelUse(use)).rejects.toMatchObject(refusal(404, 'label.not-found'));
    const seen = await manager.api.getImage({ params });
    expect(seen.annotationCounts).toEqual({ [world.label('animal')]: 1 });
    const first = await manager.api.getRevision({ params: { ...params, revision: 1 } });
    expect(first.annotations).toEqual([world.box('a')]);
    const again = await manager.api.saveRevision({ params, body: { revision: 1, annotations } });
    expect(again).toMatchObject({
      image: { revision: 2 },
      dropped: [{ annotationId: 'w', labelId: label.id }],
    });
    const restored = await manager.api.restoreRevision({
      params: { ...params, revision: 1 },
      body: { revision: 2 },
    });
    expect(restored.dropped).toEqual([{ annotationId: 'w', labelId: label.id }]);
  });

  it('hides and drops in the same way what a label left that the project has forgotten', async () => {
    const manager = world.as('manager');
    const label = { ...world.project().labels[0], id: randomUUID(), name: 'foam' } as Label;
    await world.changeProject((project) => ({ ...project, labels: [...project.labels, label] }));
    const image = await world.upload();
    const params = manager.image(image.id);
    const foam = { ...world.box('f'), labelId: label.id };
    const annotations = [world.box('a'), foam];
    await manager.api.saveRevision({ params, body: { revision: 0, annotations } });
    await world.changeProject((project) => ({
      ...project,
      labels: project.labels.filter(({ id }) => id !== label.id),
    }));
    const first = await manager.api.getRevision({ params: { ...params, revision: 1 } });
    expect(first.annotations).toEqual([world.box('a')]);
    const { rows } = await manager.api.listRevisions({ params });
    expect(rows).toMatchObject([{ annotations: 1 }]);
    const { labels } = await manager.api.getImageAnnotations({ params });
    expect(labels.flatMap((one) => one.annotations)).toHaveLength(1);
    const late = { params, body: { revision: 0, annotations: [world.box('a')] } };
    await expect(manager.api.saveRevision(late)).rejects.toMatchObject(
      refusal(409, 'image.stale', { added: [], removed: [], changed: [] }),
    );

    const dropped = [{ annotationId: 'f', labelId: label.id }];
    const saved = (revision: number) => manager.api.saveRevision({ params, body: { revision, annotations } });
    expect(await saved(1)).toMatchObject({ image: { revision: 2 }, dropped });
    // Sent once more by somebody who did not look at what was dropped.
    expect(await saved(2)).toMatchObject({ image: { revision: 3 }, dropped });
    const emptied = await save(world, manager, { id: image.id, revision: 3 }, 'b');
    const restored = await manager.api.restoreRevision({
      params: { ...params, revision: 1 },
      body: { revision: emptied.revision },
    });
    expect(restored).toMatchObject({ image: { revision: 5 }, dropped });
    const elsewhere = manager.image((await world.upload()).id);
    await expect(
      manager.api.saveRevision({ params: elsewhere, body: { revision: 0, annotations } }),
    ).rejects.toMatchObject(
      refusal(422, 'annotation.invalid', { annotations: [{ annotationId: 'f', why: 'label-unknown' }] }),
    );
  });

  it('tells how much a label is used to those who may delete it', async () => {
    const params = { ...world.as('manager').project, labelId: world.label('sea floor') };
    const image = await world.upload();
    const mask = {
      id: 'm',
      labelId: world.label('sea floor'),
      shape: 'rle' as const,
      segmentation: [[0, 0, 9]] as [number, number, number][],
    };
    const { api } = world.as('manager');
    expect(await api.getLabelUse({ params })).toEqual({ images: 0, annotations: 0 });
    await api.saveRevision({
      params: world.as('manager').image(image.id),
      body: { revision: 0, annotations: [mask] },
    });
    expect(await api.getLabelUse({ params })).toEqual({ images: 1, annotations: 1 });
    for (const name of ['annotator', 'amberManager'] as const)
      await expect(
        world.as(name).api.getLabelUse({ params: { ...params, ...world.as(name).project } }),
      ).rejects.toMatchObject(refusal(403, 'project.capability-missing', { capability: 'manage-labels' }));
  });
});
