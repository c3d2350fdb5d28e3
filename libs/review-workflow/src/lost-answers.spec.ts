import type { Store } from '@tandem/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { World } from './world.fixture.ts';
import { openWorld, refusal, save } from './world.fixture.ts';

/** A store whose next change of an image is made, but answered with what this throws. */
function losingAnswers(store: Store) {
  let meanwhile: (() => Promise<never>) | undefined;
  const over: Store = {
    ...store,
    collection(spec) {
      const collection = store.collection(spec);
      if (spec.name !== 'images') return collection;
      return {
        ...collection,
        async replace(doc, version) {
          const outcome = await collection.replace(doc, version);
          const lose = outcome === 'ok' ? meanwhile : undefined;
          meanwhile = lose ? undefined : meanwhile;
          return lose ? lose() : outcome;
        },
      };
    },
  };
  return { over, loseNext: (then: () => Promise<never>) => void (meanwhile = then) };
}

describe('a change whose answer is lost, by somebody who is removed before it is looked up', () => {
  let world: World;
  let loseNext: ReturnType<typeof losingAnswers>['loseNext'];
  beforeAll(async () => {
    world = await openWorld({
      storeOver(store) {
        const losing = losingAnswers(store);
        loseNext = losing.loseNext;
        return losing.over;
      },
    });
  });
  afterAll(() => world.close());

  const removedWhileLost = (then: () => Promise<unknown> = async () => {}) =>
    loseNext(async () => {
      const { id } = world.as('annotator').account;
      const removed = (removedAt: string | null) =>
        world.changeProject((project) => ({
          ...project,
          members: project.members.map((m) => (m.accountId === id ? { ...m, removedAt } : m)),
        }));
      await removed(new Date().toISOString());
      await then();
      throw new Error('the connection is gone');
    });
  const back = () =>
    world.changeProject((project) => ({
      ...project,
      members: project.members.map((m) => ({ ...m, removedAt: null })),
    }));
  const notFound = refusal(404, 'project.not-found');

  it('keeps the annotations that it saved', async () => {
    const image = await world.upload();
    removedWhileLost();
    // It was made while they still might: the answer says so, late as it is.
    expect(await save(world, world.as('annotator'), image, 'a')).toMatchObject({ revision: 1 });
    await back();
    const manager = world.as('manager');
    const params = manager.image(image.id);
    expect((await manager.api.getRevision({ params: { ...params, revision: 1 } })).annotations).toEqual([
      world.box('a'),
    ]);
  });

  it('keeps them also where others have saved since', async () => {
    const image = await world.upload();
    const manager = world.as('manager');
    removedWhileLost(() => save(world, manager, { ...image, revision: 1 }, 'b'));
    await expect(save(world, world.as('annotator'), image, 'a')).rejects.toMatchObject(notFound);
    await back();
    const params = manager.image(image.id);
    expect((await manager.api.listRevisions({ params })).rows.map(({ revision }) => revision)).toEqual([
      2, 1,
    ]);
    expect((await manager.api.getRevision({ params: { ...params, revision: 1 } })).annotations).toEqual([
      world.box('a'),
    ]);
  });

  it('keeps the text of the comment that it added', async () => {
    const { id } = await world.upload();
    const { api, image } = world.as('annotator');
    removedWhileLost();
    const adding = api.addComment({ params: image(id), body: { text: 'A seal.' } });
    expect(await adding).toMatchObject({ text: 'A seal.' });
    await back();
    const { rows } = await api.listComments({ params: image(id) });
    expect(rows.map(({ text }) => text)).toEqual(['A seal.']);
  });
});
