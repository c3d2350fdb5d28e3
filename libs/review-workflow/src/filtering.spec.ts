import type { ImageView } from '@tandem/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openImages } from './image.store.ts';
import type { Name, World } from './world.fixture.ts';
import { makeMove, openWorld, refusal, save } from './world.fixture.ts';

describe('the list of images', () => {
  let world: World;
  const images = new Map<string, ImageView>();
  const idOf = (path: string) => images.get(path)?.id ?? '';
  const amber = () => world.collaborationOf(world.amber);
  const birch = () => world.collaborationOf(world.birch);
  beforeAll(async () => {
    world = await openWorld();
    const paths = [
      'Kelp.JPG',
      'reef/a.jpg',
      'reef/kelp-2.jpg',
      'reef/north/b.jpg',
      'reef!/c.jpg',
      'reefs/d.jpg',
    ];
    for (const path of paths) {
      const at = path.lastIndexOf('/');
      images.set(path, await world.upload(path.slice(at + 1), path.slice(0, Math.max(at, 0))));
      world.clock.advance(1_000);
    }
    const manager = world.as('manager');
    for (const [path, collaborationId] of [
      ['reef/north/b.jpg', amber()],
      ['reefs/d.jpg', birch()],
    ] as const)
      await manager.api.entrustImage({ params: manager.image(idOf(path)), body: { collaborationId } });
    world.clock.advance(1_000);
    images.set('reef/a.jpg', await save(world, manager, { id: idOf('reef/a.jpg'), revision: 0 }, 'a'));
  });
  afterAll(() => world.close());

  const pathOf = (id: string) => [...images.keys()].find((path) => idOf(path) === id);
  const list = async (name: Name, query: object = {}) => {
    const { api, project } = world.as(name);
    return (await api.listImages({ params: project, query })).rows.map(({ id }) => pathOf(id));
  };
  const neighbours = async (name: Name, path: string, query: object = {}) => {
    const { api, image } = world.as(name);
    const { previous, next } = await api.getNeighbours({ params: image(idOf(path)), query });
    return [previous, next].map((id) => (id === null ? null : pathOf(id)));
  };
  const everything = [
    'Kelp.JPG',
    'reef/a.jpg',
    'reef/kelp-2.jpg',
    'reef/north/b.jpg',
    'reef!/c.jpg',
    'reefs/d.jpg',
  ];
  const byPath = [
    'Kelp.JPG',
    'reef/a.jpg',
    'reef/kelp-2.jpg',
    'reef!/c.jpg',
    'reef/north/b.jpg',
    'reefs/d.jpg',
  ];

  it('can be of a folder and those in it, but not of those that only begin alike', async () => {
    expect(await list('manager', { within: 'reef' })).toEqual([
      'reef/a.jpg',
      'reef/kelp-2.jpg',
      'reef/north/b.jpg',
    ]);
    expect(await list('manager', { within: 'reef/north' })).toEqual(['reef/north/b.jpg']);
    expect(await list('manager', { within: '' })).toEqual(byPath);
    expect(await list('manager', { within: 'ree' })).toEqual([]);
    expect(await list('manager', { within: 'reef', folder: 'reef/north' })).toEqual(['reef/north/b.jpg']);
    expect(await list('manager', { within: 'reef', folder: 'reefs' })).toEqual([]);
    expect(await list('manager', { within: 'reef', sort: 'newest' })).toEqual([
      'reef/north/b.jpg',
      'reef/kelp-2.jpg',
      'reef/a.jpg',
    ]);
  });

  it('can be searched by a part of the name, in capitals or not', async () => {
    expect(await list('manager', { search: 'kELp' })).toEqual(['Kelp.JPG', 'reef/kelp-2.jpg']);
    expect(await list('manager', { search: '.jpg', within: 'reef', status: 'new' })).toEqual([
      'reef/kelp-2.jpg',
      'reef/north/b.jpg',
    ]);
    expect(await list('birchManager', { search: 'b.jpg' })).toEqual([]);
    expect(await list('manager', { search: '.*' })).toEqual([]);
    expect(await list('manager', { search: '' })).toEqual(byPath);
  });

  it('can be of images entrusted to nobody, or to a collaboration; to another side they are not told', async () => {
    expect(await list('manager', { entrustedTo: amber() })).toEqual(['reef/north/b.jpg']);
    expect(await list('manager', { entrustedTo: 'nobody' })).toEqual(byPath.slice(0, 4));
    expect(await list('amberManager', { entrustedTo: amber() })).toEqual(['reef/north/b.jpg']);
    expect(await list('amberManager', { entrustedTo: birch() })).toEqual([]);
    expect(await list('amberManager', { entrustedTo: 'nobody', within: 'reef' })).toEqual([
      'reef/a.jpg',
      'reef/kelp-2.jpg',
    ]);
  });

  it('comes by folder and name, or newest first, or changed last first', async () => {
    expect(await list('manager')).toEqual(byPath);
    expect(await list('manager', { sort: 'newest' })).toEqual(everything.toReversed());
    const changed = await list('manager', { sort: 'changed' });
    expect(changed[0]).toBe('reef/a.jpg');
    expect(new Set(changed.slice(1, 3))).toEqual(new Set(['reef/north/b.jpg', 'reefs/d.jpg']));
    expect(changed.slice(3)).toEqual(['reef!/c.jpg', 'reef/kelp-2.jpg', 'Kelp.JPG']);
  });

  it.each([
    {},
    { sort: 'newest' },
    { sort: 'changed' },
    { within: 'reef' },
    { search: 'jpg' },
    { search: 'jpg', sort: 'changed', entrustedTo: 'nobody' },
  ])('comes page by page, with the neighbours of each image as they are listed: %o', async (query) => {
    const whole = await list('manager', query);
    const { api, project: params } = world.as('manager');
    const paged: (string | undefined)[] = [];
    let after: string | undefined;
    do {
      const page = await api.listImages({ params, query: { ...query, limit: 2, after } as object });
      expect(page.rows.length).toBeGreaterThan(0);
      paged.push(...page.rows.map(({ id }) => pathOf(id)));
      after = page.next;
    } while (after !== undefined);
    expect(paged).toEqual(whole);
    for (const [at, path] of whole.entries())
      expect(await neighbours('manager', path ?? '', query)).toEqual([
        whole[at - 1] ?? null,
        whole[at + 1] ?? null,
      ]);
  });

  it('knows the neighbours of an image that has just left it', async () => {
    const query = { status: 'new', within: 'reef' };
    expect(await neighbours('manager', 'reef/a.jpg', query)).toEqual([null, 'reef/kelp-2.jpg']);
    const manager = world.as('manager');
    await makeMove(manager, { id: idOf('reef/kelp-2.jpg'), status: 'new', revision: 0 }, 'skip');
    expect(
      await neighbours('manager', 'reef/kelp-2.jpg', { within: 'reef', status: 'in_progress,new' }),
    ).toEqual(['reef/a.jpg', 'reef/north/b.jpg']);
    expect(await neighbours('birchManager', 'reef/kelp-2.jpg', { within: 'reef' })).toEqual([
      'reef/a.jpg',
      null,
    ]);
    await expect(neighbours('birchManager', 'reef/north/b.jpg')).rejects.toMatchObject(
      refusal(404, 'image.not-found'),
    );
  });

  it('tells neighbours apart that were changed in the same moment', async () => {
    const { store, runtime } = world.deps;
    const { documents } = openImages(store, runtime);
    const ids = [...images.values()].map(({ id }) => id);
    for (const { doc, version } of await documents.getMany(ids))
      await documents.replace({ ...doc, uploadedAt: '2026-01-01T00:00:00.000Z' }, version);
    const whole = await list('manager', { sort: 'newest' });
    expect(whole).toEqual(ids.toSorted().map(pathOf));
    for (const [at, path] of whole.entries())
      expect(await neighbours('manager', path ?? '', { sort: 'newest' })).toEqual([
        whole[at - 1] ?? null,
        whole[at + 1] ?? null,
      ]);
  });

  it('refuses a cursor of another order', async () => {
    const { api, project: params } = world.as('manager');
    const { next } = await api.listImages({ params, query: { limit: 1 } });
    for (const query of [{ sort: 'newest' as const }, { search: 'jpg' }])
      await expect(api.listImages({ params, query: { ...query, after: next } })).rejects.toMatchObject(
        refusal(400, 'request.cursor'),
      );
  });

  it('has folders that are counted, to each side with the images that it may see', async () => {
    const folders = async (name: Name) => {
      const { api, project: params } = world.as(name);
      return (await api.listFolders({ params })).rows;
    };
    const top = { folder: '', images: 1, byStatus: { new: 1 } };
    const reef = { folder: 'reef', images: 2, byStatus: { in_progress: 1, skipped: 1 } };
    const one = (folder: string) => ({ folder, images: 1, byStatus: { new: 1 } });
    expect(await folders('manager')).toEqual([top, reef, one('reef!'), one('reef/north'), one('reefs')]);
    expect(await folders('amberAnnotator')).toEqual([top, reef, one('reef!'), one('reef/north')]);
    expect(await folders('birchAnnotator')).toEqual([top, reef, one('reef!'), one('reefs')]);
    await expect(folders('owner')).rejects.toMatchObject(refusal(403, 'project.capability-missing'));
    await expect(folders('stranger')).rejects.toMatchObject(refusal(404, 'project.not-found'));
  });
});

describe('a search of many images', () => {
  it('looks at so many names at a time, and goes on from there', async () => {
    const world = await openWorld({ partners: 0 });
    const { api, project: params } = world.as('manager');
    const first = await world.upload('0.jpg');
    const { documents } = openImages(world.deps.store, world.deps.runtime);
    const stored = await documents.get(first.id);
    if (!stored) throw new Error('the image is there');
    const { doc } = stored;
    const others = Array.from({ length: 10_500 }, (_, n) => `${String(n + 1).padStart(6, '0')}.jpg`);
    await documents.insertMany(
      [...others, 'last whale.jpg'].map((name) => ({
        ...doc,
        id: crypto.randomUUID(),
        name,
        nameKey: `/${name}`,
      })),
    );
    const page = await api.listImages({ params, query: { search: 'WHALE' } });
    expect(page.rows).toEqual([]);
    const { rows, next } = await api.listImages({ params, query: { search: 'WHALE', after: page.next } });
    expect([rows.map(({ name }) => name), next]).toEqual([['last whale.jpg'], undefined]);
    await world.close();
  });
});
