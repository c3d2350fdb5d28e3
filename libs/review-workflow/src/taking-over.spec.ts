import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Name, World } from './world.fixture.ts';
import { makeMove, openWorld, refusal, save } from './world.fixture.ts';

describe('taking over a claim', () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());
  const claim = (name: Name, imageId: string, takeOver = false) =>
    world.as(name).api.claimImage({ params: world.as(name).image(imageId), body: { takeOver } });
  const claimOf = async (name: Name, imageId: string) =>
    (await world.as(name).api.getImage({ params: world.as(name).image(imageId) })).claim;
  const saveOver = (name: Name, imageId: string, revision: number, takeOver = false) =>
    world.as(name).api.saveRevision({
      params: world.as(name).image(imageId),
      body: { revision, annotations: [world.box('b')], takeOver },
    });

  it.each<{ holder: Name; may: readonly Name[]; mayNot: readonly Name[] }>([
    {
      holder: 'annotator',
      may: ['secondAnnotator', 'developer', 'manager'],
      mayNot: ['amberManager', 'amberAnnotator'],
    },
    { holder: 'manager', may: ['developer', 'secondManager'], mayNot: ['annotator', 'amberManager'] },
    {
      holder: 'amberAnnotator',
      may: ['amberManager', 'manager', 'developer'],
      mayNot: ['annotator', 'birchManager', 'birchAnnotator'],
    },
    { holder: 'amberManager', may: ['manager'], mayNot: ['amberAnnotator', 'annotator'] },
  ])('from $holder is for $may', async ({ holder, may, mayNot }) => {
    const held = await world.upload();
    await claim(holder, held.id);
    for (const name of mayNot) {
      expect([name, (await claimOf(name, held.id))?.mayTakeOver]).toEqual([name, false]);
      await expect(claim(name, held.id, true)).rejects.toMatchObject(
        refusal(403, 'image.take-over-not-allowed'),
      );
    }
    for (const name of may) {
      const { id } = await world.upload();
      await claim(holder, id);
      expect([name, (await claimOf(name, id))?.mayTakeOver]).toEqual([name, true]);
      await expect(claim(name, id)).rejects.toMatchObject(refusal(409, 'image.claimed'));
      expect((await claim(name, id, true)).claim).toMatchObject({ mine: true, mayTakeOver: false });
    }
  });

  it('is told once, with from whom; of a free image it needs nothing', async () => {
    const { id } = await world.upload();
    await claim('annotator', id, true);
    await claim('manager', id, true);
    await claim('manager', id, true);
    await world.as('manager').api.leaveImage({ params: world.as('manager').image(id) });
    const events = await world.eventsOf(id, 4);
    expect(events.map(({ type }) => type.split('.')[2])).toEqual([
      'uploaded',
      'claimed',
      'claim_taken_over',
      'claim_ended',
    ]);
    const by = (name: Name) => ({ accountId: world.as(name).account.id });
    expect(events[2]?.data.change).toMatchObject({ holder: by('manager'), before: by('annotator') });
  });

  it('goes with a save and with a move', async () => {
    const image = await save(world, world.as('annotator'), await world.upload(), 'a');
    await expect(saveOver('manager', image.id, 1)).rejects.toMatchObject(refusal(409, 'image.claimed'));
    expect((await saveOver('manager', image.id, 1, true)).image).toMatchObject({
      revision: 2,
      claim: { mine: true },
    });
    const developer = world.as('developer');
    const moved = await developer.api.moveImage({
      params: developer.image(image.id),
      body: { move: 'submit', from: 'in_progress', revision: 2, takeOver: true },
    });
    expect(moved).toMatchObject({ status: 'waiting_for_owner_review', claim: null });
    const types = (await world.eventsOf(image.id, 6)).map(({ type }) => type.split('.')[2]);
    expect(types).toEqual(['uploaded', 'saved', 'claim_taken_over', 'saved', 'claim_taken_over', 'moved']);
  });

  it('tells the holder who took over when they save, whatever happened since', async () => {
    const { id } = await world.upload();
    await claim('annotator', id);
    await claim('manager', id, true);
    // The host's managers are known to its annotators by their organization alone.
    const by = (await claimOf('annotator', id))?.by;
    const taken = refusal(409, 'image.taken-over', { by });
    await expect(saveOver('annotator', id, 0)).rejects.toMatchObject(taken);
    await expect(claim('annotator', id)).rejects.toMatchObject(taken);
    await expect(claim('secondAnnotator', id)).rejects.toMatchObject(refusal(409, 'image.claimed'));

    await saveOver('manager', id, 0);
    await world.as('manager').api.leaveImage({ params: world.as('manager').image(id) });
    await expect(saveOver('annotator', id, 0)).rejects.toMatchObject(
      refusal(409, 'image.taken-over', { by, revision: 1 }),
    );

    await claim('annotator', id);
    await expect(saveOver('annotator', id, 0)).rejects.toMatchObject(refusal(409, 'image.stale'));
    expect((await saveOver('annotator', id, 1)).image.revision).toBe(2);
  });

  it('tells the holder who took over when they move the image on, too', async () => {
    const image = await save(world, world.as('annotator'), await world.upload(), 'a');
    await saveOver('manager', image.id, 1, true);
    const by = (await claimOf('annotator', image.id))?.by;
    const taken = refusal(409, 'image.taken-over', { by, revision: 2, imageStatus: 'in_progress' });
    const submit = (name: Name) => makeMove(world.as(name), image, 'submit');
    await expect(submit('annotator')).rejects.toMatchObject(taken);
    await world.as('manager').api.leaveImage({ params: world.as('manager').image(image.id) });
    await expect(submit('annotator')).rejects.toMatchObject(taken);
    await expect(submit('secondAnnotator')).rejects.toMatchObject(refusal(409, 'image.stale'));
  });

  it('ends that the former holder can undo their move', async () => {
    const image = await world.upload();
    const manager = world.as('manager');
    const moved = await manager.api.moveImage({
      params: manager.image(image.id),
      body: { move: 'submit', from: 'new', revision: 0 },
    });
    await claim('manager', image.id);
    await claim('developer', image.id, true);
    await manager.api.getImage({ params: manager.image(image.id) });
    await world.as('developer').api.leaveImage({ params: world.as('developer').image(image.id) });
    await expect(
      manager.api.moveImage({
        params: manager.image(image.id),
        body: { move: 'undo', from: moved.status, revision: 0 },
      }),
    ).rejects.toMatchObject(refusal(409, 'image.undo-overtaken'));
  });
});
