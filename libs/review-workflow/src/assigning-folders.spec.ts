import { randomUUID } from 'node:crypto';
import type { Store } from '@tandem/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAssignments } from './assignments.store.ts';
import { createReviewWorkflow } from './service.ts';
import type { Name, World } from './world.fixture.ts';
import { makeMove, openWorld, refusal } from './world.fixture.ts';

/** A store of which one collection fails whenever it is told to. */
const failing = (store: Store, collection: string, method: string, fails: () => boolean): Store => ({
  ...store,
  collection: (spec) => {
    const opened = store.collection(spec);
    if (spec.name !== collection) return opened;
    return new Proxy(opened, {
      get: (target, name) => {
        if (name === method && fails()) throw new Error('the process died here');
        return Reflect.get(target, name) as unknown;
      },
    });
  },
});

describe('the unassigned images of folders', () => {
  let world: World;
  let crash = () => false;
  beforeAll(async () => {
    world = await openWorld({
      storeOver: (store) => failing(store, 'assignments', 'replace', () => crash()),
    });
  });
  afterAll(() => world.close());
  const fill = (folder: string, count: number) =>
    Promise.all(Array.from({ length: count }, (_, n) => world.upload(`${n}.jpg`, folder)));
  const assign = (
    folders: readonly string[],
    names: readonly Name[],
    more: { readonly subfolders?: boolean; readonly most?: number } = {},
    { as = 'manager', idempotencyKey = randomUUID() as string } = {},
  ) => {
    const { api, project: params } = world.as(as as Name);
    const projectMemberIds = names.map(world.projectMemberId);
    const body = { folders: [...folders], subfolders: true, projectMemberIds, ...more };
    return api.assignFolders({ params, body, idempotencyKey });
  };
  const look = (id: string, name: Name = 'manager') => {
    const { api, project } = world.as(name);
    return api.getAssignment({ params: { ...project, assignmentId: id } });
  };
  const finished = async (id: string) => {
    for (let now = await look(id); ; now = await look(id)) {
      if (now.finished) return now;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  /** How many images each is assigned in a folder and those in it. */
  const shares = async (within: string) => {
    const { api, project: params } = world.as('manager');
    const { rows } = await api.listImages({ params, query: { within, limit: 200 } });
    const assignees = Object.groupBy(rows, ({ assignee }) => assignee?.name ?? 'nobody');
    return Object.fromEntries(Object.entries(assignees).map(([name, theirs]) => [name, theirs?.length]));
  };
  const nothingMore = { left: 0, finished: true };

  it('are spread evenly, each to one, with those of the folders within or without', async () => {
    await fill('kelp', 4);
    await fill('kelp/deep', 3);
    await fill('kelp!', 1);
    const flat = await assign(['kelp'], ['annotator'], { subfolders: false });
    expect(flat).toMatchObject({ total: 4, done: 4, assigned: 4, ...nothingMore });
    expect(await shares('kelp')).toEqual({ annotator: 4, nobody: 3 });
    await fill('kelp/deep/er', 4);
    const names = ['annotator', 'secondAnnotator'] as const;
    const deep = await assign(['kelp', 'kelp/deep', 'nowhere'], names);
    expect(await finished(deep.id)).toEqual({ id: deep.id, total: 7, done: 7, assigned: 7, ...nothingMore });
    expect(await shares('kelp/deep')).toEqual({ annotator: 4, secondAnnotator: 3 });
    expect(await shares('kelp!')).toEqual({ nobody: 1 });
    expect(await assign(['kelp'], names)).toMatchObject({ total: 0, done: 0, ...nothingMore });
  });

  it('may be many, and only so many as are wanted', async () => {
    await fill('many', 130);
    const { id } = await assign(['many'], ['annotator', 'secondAnnotator', 'amberAnnotator'], { most: 122 });
    expect(await finished(id)).toMatchObject({ total: 122, assigned: 122, ...nothingMore });
    expect(await shares('many')).toEqual({
      annotator: 41,
      secondAnnotator: 41,
      amberAnnotator: 40,
      nobody: 8,
    });
  });

  it('are left out where they are over, or entrusted to a side that none of the people is on', async () => {
    const [done, birchs, ambers] = await fill('sides', 5);
    const manager = world.as('manager');
    if (!done || !birchs || !ambers) throw new Error('they are uploaded');
    await makeMove(manager, done, 'skip');
    for (const [image, organization] of [
      [birchs, world.birch],
      [ambers, world.amber],
    ] as const) {
      const collaborationId = world.collaborationOf(organization);
      await manager.api.entrustImage({ params: manager.image(image.id), body: { collaborationId } });
    }
    const { id } = await assign(['sides'], ['annotator', 'amberAnnotator']);
    expect(await finished(id)).toMatchObject({ total: 3, assigned: 3, left: 1 });
    expect(await shares('sides')).toEqual({ annotator: 2, amberAnnotator: 1, nobody: 2 });
    const { assignee } = await manager.api.getImage({ params: manager.image(ambers.id) });
    expect(assignee).toMatchObject({ name: 'amberAnnotator' });
  });

  it('are assigned once however often it is asked under a key', async () => {
    const images = await fill('again', 6);
    const keyed = { idempotencyKey: 'folders-1' };
    const names = ['annotator', 'secondAnnotator'] as const;
    const first = await assign(['again'], names, {}, keyed);
    await finished(first.id);
    await fill('again/later', 2);
    expect(await assign(['again'], names, {}, keyed)).toMatchObject({ id: first.id, assigned: 6 });
    expect(await shares('again')).toEqual({ annotator: 3, secondAnnotator: 3, nobody: 2 });
    for (const { id } of images) expect(await world.eventsOf(id, 2)).toHaveLength(2);
    await expect(assign(['again'], ['annotator'], {}, keyed)).rejects.toMatchObject({
      code: 'idempotency-key.reused',
    });
  });

  it('are assigned to the end by another process after a crash, and nobody’s assignment is taken', async () => {
    const images = await fill('crash', 6);
    const names = ['annotator', 'secondAnnotator'] as const;
    // The first step is planned, its images are given out, and the process dies before it has noted that.
    let writes = 0;
    const manager = world.as('manager');
    const { id } = await withCrashAfter(
      () => (writes += 1) > 1,
      () => assign(['crash'], names),
    );
    expect(await look(id)).toMatchObject({ total: 6, done: 0, finished: false });
    const [first, second] = images;
    if (!first || !second) throw new Error('they are uploaded');
    const body = { projectMemberId: world.projectMemberId('manager') };
    await manager.api.assignImage({ params: manager.image(first.id), body });
    await manager.api.unassignImage({ params: manager.image(second.id) });

    world.clock.advance(60_000);
    const other = createReviewWorkflow({ ...world.deps, blobs: world.blobs });
    await other.start();
    const end = await finished(id);
    await other.close();
    expect(end).toMatchObject({ total: 6, done: 6, assigned: 4, left: 2 });
    const { assignee } = await manager.api.getImage({ params: manager.image(first.id) });
    expect(assignee).toMatchObject({ name: 'manager' });
    expect(await shares('crash')).toEqual({ annotator: 2, secondAnnotator: 2, manager: 1, nobody: 1 });
    for (const { id } of images.slice(2)) expect(await world.eventsOf(id, 2)).toHaveLength(2);
  });
  async function withCrashAfter<T>(died: () => boolean, work: () => Promise<T>): Promise<T> {
    crash = died;
    const result = await work();
    crash = () => false;
    return result;
  }

  it('are left alone where somebody assigned or finished them after they were planned', async () => {
    const [assigned, skipped, free] = await fill('planned', 3);
    if (!assigned || !skipped || !free) throw new Error('they are uploaded');
    const { id } = await assign(['nowhere'], ['annotator']);
    const manager = world.as('manager');
    const body = { projectMemberId: world.projectMemberId('manager') };
    await manager.api.assignImage({ params: manager.image(assigned.id), body });
    await makeMove(manager, skipped, 'skip');
    const assignments = openAssignments(world.deps.store);
    const stored = await assignments.get(id);
    if (!stored) throw new Error('it is kept');
    const projectMemberId = world.projectMemberId('annotator');
    const batch = [assigned, skipped, free].map((image) => ({ imageId: image.id, projectMemberId }));
    const touchedAt = new Date(world.clock.now().getTime() - 60_000).toISOString();
    await assignments.put({ ...stored.doc, batch, finished: false, touchedAt });
    expect(await finished(id)).toMatchObject({ total: 3, assigned: 1, left: 2 });
    expect(await shares('planned')).toEqual({ annotator: 1, manager: 1, nobody: 1 });
  });

  it('are not assigned in the name of somebody who may do so no longer', async () => {
    await fill('gone', 3);
    const { store, runtime } = world.deps;
    const assignments = openAssignments(store);
    const { id } = await assign(['gone'], ['annotator'], { most: 1 });
    await finished(id);
    const stored = await assignments.get(id);
    if (!stored) throw new Error('it is kept');
    const gone = { ...stored.doc, accountId: world.as('annotator').account.id, finished: false, most: null };
    const touchedAt = new Date(runtime.now().getTime() - 60_000).toISOString();
    await assignments.put({ ...gone, folder: 0, touchedAt });
    for (let now = await assignments.get(id); !now?.doc.finished; now = await assignments.get(id))
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await shares('gone')).toEqual({ annotator: 1, nobody: 2 });
  });

  it('are for those who assign, to people whom they may assign', async () => {
    const lacking = refusal(403, 'project.capability-missing', { capability: 'assign-annotators' });
    for (const as of ['developer', 'amberManager', 'annotator'] as const)
      await expect(assign([''], ['annotator'], {}, { as })).rejects.toMatchObject(lacking);
    const { api, project: params } = world.as('manager');
    const body = { folders: [''], subfolders: true, projectMemberIds: [randomUUID()] };
    await expect(api.assignFolders({ params, body })).rejects.toMatchObject(
      refusal(404, 'project-member.not-found'),
    );
    const { id } = await assign(['nowhere'], ['annotator']);
    await expect(look(id, 'secondManager')).rejects.toMatchObject(refusal(404, 'assignment.not-found'));
    await expect(look(randomUUID())).rejects.toMatchObject(refusal(404, 'assignment.not-found'));
    await expect(look(id, 'stranger')).rejects.toMatchObject(refusal(404, 'project.not-found'));
  });
});
