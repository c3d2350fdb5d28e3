import { ImageAnnotations } from '@tandem/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Name, World } from './world.fixture.ts';
import { makeMove, openWorld, refusal, save } from './world.fixture.ts';
import { readZip } from './zip.fixture.ts';

describe('downloading annotations', () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());
  const denied = refusal(403, 'project.capability-missing', { capability: 'download-annotation-data' });
  const others = ['annotator', 'amberManager', 'amberAnnotator', 'owner'] as const satisfies Name[];

  const download = async (query: object = {}, name: Name = 'manager') => {
    const { api, project } = world.as(name);
    return readZip(await api.downloadAnnotations({ params: project, query }));
  };

  it('gives an image in the documented format, every label of the project, without ids', async () => {
    const manager = world.as('manager');
    const image = await world.upload('whale.jpg', 'deep/sea');
    const params = manager.image(image.id);
    const mask = {
      id: 'm',
      labelId: world.label('sea floor'),
      shape: 'rle' as const,
      segmentation: [
        [0, 40, 64],
        [3, 41, 10],
      ] as [number, number, number][],
    };
    const path = { ...world.box('p'), shape: 'path' as const, segmentation: [0, 0, 10.5, 10.5] };
    await manager.api.saveRevision({
      params,
      body: { revision: 0, annotations: [world.box('b'), mask, path] },
    });
    const expected = {
      filename: 'whale.jpg',
      id: image.id,
      status: 'in_progress',
      width: 64,
      height: 48,
      labels: [
        {
          name: 'animal',
          type: 'vector',
          color: '#1f77b4',
          annotations: [
            { type: 'boundingBox', attributes: [], segmentation: world.box('b').segmentation },
            { type: 'path', attributes: [], segmentation: [0, 0, 10.5, 10.5] },
          ],
        },
        {
          name: 'sea floor',
          type: 'segmentation',
          color: '#1f77b4',
          annotations: [{ type: 'rle', segmentation: mask.segmentation }],
        },
      ],
    };
    expect(await manager.api.getImageAnnotations({ params })).toEqual(expected);
    const files = await download({ folder: 'deep/sea' });
    expect([...files.keys()]).toEqual(['deep/sea/whale.jpg.json']);
    expect(JSON.parse(files.get('deep/sea/whale.jpg.json') ?? '')).toEqual(expected);
  });

  it('gives of a done image the accepted revision, and of others the current one', async () => {
    const annotator = world.as('annotator');
    const manager = world.as('manager');
    let image = await save(world, annotator, await world.upload('accepted.jpg', 'done'), 'a');
    image = await makeMove(manager, await makeMove(annotator, image, 'submit'), 'approve');
    image = await save(world, manager, image, 'a', 'b', 'c');
    const params = manager.image(image.id);
    const boxes = async () =>
      (await manager.api.getImageAnnotations({ params })).labels[0]?.annotations.length;
    expect([image.status, await boxes()]).toEqual(['done', 1]);
    const [text = ''] = (await download({ folder: 'done' })).values();
    expect(ImageAnnotations.parse(JSON.parse(text)).labels[0]?.annotations).toHaveLength(1);
    image = await makeMove(manager, image, 'reopen');
    expect(await boxes()).toBe(3);
  });

  it('gives one file an image, filtered by status and folder', async () => {
    await Promise.all(Array.from({ length: 30 }, (_, n) => world.upload(`${n}.jpg`, 'many')));
    const skipped = await makeMove(world.as('manager'), await world.upload('s.jpg', 'many'), 'skip');
    expect((await download({ folder: 'many' })).size).toBe(31);
    const files = await download({ folder: 'many', status: 'skipped,done' });
    expect([...files.keys()]).toEqual(['many/s.jpg.json']);
    expect(JSON.parse([...files.values()][0] ?? '')).toMatchObject({ id: skipped.id, status: 'skipped' });
    expect((await download({ status: 'waiting_for_owner_review' })).size).toBe(0);
    expect((await download()).size).toBeGreaterThan(31);
  });

  it('gives a folder with the folders in it', async () => {
    await Promise.all(
      ['reef', 'reef/north', 'reef/north/a', 'reef 2'].map((at) => world.upload('r.jpg', at)),
    );
    const inReef = ['reef/r.jpg.json', 'reef/north/r.jpg.json', 'reef/north/a/r.jpg.json'];
    expect([...(await download({ within: 'reef' })).keys()]).toEqual(inReef);
    expect([...(await download({ within: 'reef', folder: 'reef/north' })).keys()]).toEqual([inReef[1]]);
    expect((await download({ within: 'reef', status: 'done' })).size).toBe(0);
    expect((await download({ within: '' })).size).toBe((await download()).size);
  });

  it('is for host managers and developers', async () => {
    const image = await world.upload();
    expect((await download({ folder: 'many' }, 'developer')).size).toBe(31);
    for (const name of others) {
      await expect(download({}, name)).rejects.toMatchObject(denied);
      const { api, image: path } = world.as(name);
      await expect(api.getImageAnnotations({ params: path(image.id) })).rejects.toMatchObject(
        name === 'owner' ? refusal(404, 'image.not-found') : denied,
      );
    }
    await expect(download({}, 'stranger')).rejects.toMatchObject(refusal(404, 'project.not-found'));
  });

  it('breaks off when the standing of who asked has ended meanwhile', async () => {
    const manager = world.as('secondManager');
    // Enough that most of it cannot lie in the buffers between.
    const saves = Array.from({ length: 60 }, async (_, n) => {
      const image = await world.upload(`${n}.jpg`, 'large');
      const segmentation = Array.from({ length: 20_000 }, () => Math.random() * 40);
      const annotations = [{ ...world.box('p'), shape: 'polygon' as const, segmentation }];
      await manager.api.saveRevision({ params: manager.image(image.id), body: { revision: 0, annotations } });
    });
    await Promise.all(saves);
    const { organizationId, projectId } = manager.project;
    const response = await fetch(
      `${world.url}/v1/organizations/${organizationId}/projects/${projectId}/downloads/annotations?folder=large`,
      { headers: await world.identityOf(manager.account.id) },
    );
    expect(response.status).toBe(200);
    await world.leaveOrganization(world.host, 'secondManager');
    await expect(response.arrayBuffer()).rejects.toThrow();
    await expect(download({}, 'secondManager')).rejects.toMatchObject(refusal(404, 'organization.not-found'));
  });
});
