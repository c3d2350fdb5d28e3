import type { ImageView } from '@tandem/contracts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Name, World } from './world.fixture.ts';
import { makeMove, openWorld, save } from './world.fixture.ts';

describe('an image that went away from who had it', () => {
  let world: World;
  beforeEach(async () => void (world = await openWorld({ partners: 2 })));
  afterEach(() => world.close());

  const next = async (name: Name) => {
    const { api, project } = world.as(name);
    return (await api.nextImage({ params: project, body: { queue: 'annotation' } })).image?.id ?? null;
  };
  const leave = (name: Name, image: Pick<ImageView, 'id'>) =>
    world.as(name).api.leaveImage({ params: world.as(name).image(image.id) });
  const entrust = (image: Pick<ImageView, 'id'>, collaborationId: string | null) =>
    world
      .as('manager')
      .api.entrustImage({ params: world.as('manager').image(image.id), body: { collaborationId } });
  const birch = () => world.collaborationOf(world.birch);
  const onlyEntrusted = () =>
    world.changeProject((project) => ({
      ...project,
      settings: { ...project.settings, partnersSee: 'entrusted' },
    }));
  const listed = async (assignee: string) => {
    const { api, project } = world.as('manager');
    return (await api.listImages({ params: project, query: { assignee } })).rows.map(({ id }) => id);
  };

  it('is offered to the partner that it was handed over to, work in progress and all', async () => {
    const image = await save(world, world.as('amberAnnotator'), await world.upload(), 'a');
    await entrust(image, birch());
    expect(await next('amberAnnotator')).toBeNull();
    expect(await next('birchAnnotator')).toBe(image.id);
  });

  it('is offered to the partner when the host has begun it', async () => {
    const image = await save(world, world.as('annotator'), await world.upload(), 'a');
    await leave('annotator', image);
    await entrust(image, birch());
    expect(await next('birchAnnotator')).toBe(image.id);
  });

  it('is anybody’s of the host when it was taken back', async () => {
    const image = await save(world, world.as('amberAnnotator'), await world.upload(), 'a');
    await leave('amberAnnotator', image);
    await entrust(image, null);
    expect(await next('annotator')).toBe(image.id);
  });

  it('is offered to the host when the partner, to whom it was sent back, sees free images no longer', async () => {
    const amber = world.as('amberAnnotator');
    const sent = await makeMove(amber, await save(world, amber, await world.upload(), 'a'), 'submit');
    const back = await makeMove(world.as('amberManager'), sent, 'request_change');
    await entrust(back, null);
    expect(await next('annotator')).toBeNull();
    await onlyEntrusted();
    expect(await next('annotator')).toBe(back.id);
  });

  it('is assigned to nobody, for lists and queues alike, when its assignee sees free images no longer', async () => {
    const image = await world.upload();
    const manager = world.as('manager');
    await manager.api.assignImage({
      params: manager.image(image.id),
      body: { projectMemberId: world.projectMemberId('amberAnnotator') },
    });
    await entrust(image, null);
    const { id } = world.as('amberAnnotator').account;
    expect([await listed('nobody'), await listed(id)]).toEqual([[], [image.id]]);
    await onlyEntrusted();
    expect([await listed('nobody'), await listed(id)]).toEqual([[image.id], []]);
    expect(await next('annotator')).toBe(image.id);
  });

  it('is held by no claim of somebody who sees free images no longer', async () => {
    const image = await world.upload();
    await world.as('amberAnnotator').api.claimImage({ params: world.as('amberAnnotator').image(image.id) });
    expect(await next('annotator')).toBeNull();
    await onlyEntrusted();
    expect(await next('annotator')).toBe(image.id);
  });
});
