import type { ImageView } from '@tandem/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Name, World } from './world.fixture.ts';
import { makeMove, openWorld, refusal, save } from './world.fixture.ts';

const reason = 'Nobody else is left.';

describe('four eyes that bar every reviewer who could approve', () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());
  const view = (name: Name, { id }: Pick<ImageView, 'id'>) =>
    world.as(name).api.getImage({ params: world.as(name).image(id) });
  const leave = (name: Name, { id }: Pick<ImageView, 'id'>) =>
    world.as(name).api.leaveImage({ params: world.as(name).image(id) });
  /** An image in which every reviewer of the host had a hand before it was submitted. */
  const everybodys = async () => {
    let image: ImageView = await world.upload();
    for (const name of ['developer', 'secondManager'] as const) {
      image = await save(world, world.as(name), image, name);
      image = await leave(name, image);
    }
    return makeMove(world.as('manager'), image, 'submit');
  };

  it('may be waived by any of them, with a reason, which the image and the event show', async () => {
    const image = await everybodys();
    const developer = world.as('developer');
    expect(await view('developer', image)).toMatchObject({ mayWaive: true, waived: [] });
    expect((await view('developer', image)).moves).not.toContain('approve');
    expect((await view('annotator', image)).mayWaive).toBe(false);
    await expect(makeMove(developer, image, 'approve')).rejects.toMatchObject(
      refusal(403, 'image.four-eyes', { mayWaive: true }),
    );
    await expect(makeMove(developer, image, 'approve', { waive: true })).rejects.toMatchObject(
      refusal(400, 'image.reason-required'),
    );
    await expect(
      makeMove(world.as('annotator'), image, 'approve', { waive: true, reason }),
    ).rejects.toMatchObject(refusal(403, 'image.move-not-allowed'));
    const done = await makeMove(developer, image, 'approve', { waive: true, reason });
    expect(done).toMatchObject({ status: 'done', waived: [{ by: { name: 'developer' }, reason }] });
    const moved = (await world.eventsOf(image.id, 7)).at(-1);
    expect(moved?.data.change).toMatchObject({ move: 'approve', reason, fourEyesWaived: true });
  });

  it('may not while another could approve', async () => {
    const manager = world.as('manager');
    const image = await makeMove(manager, await world.upload(), 'submit');
    expect(image.mayWaive).toBe(false);
    await expect(makeMove(manager, image, 'approve', { waive: true, reason })).rejects.toMatchObject(
      refusal(403, 'image.four-eyes', { mayWaive: false }),
    );
    const developer = world.as('developer');
    const done = await makeMove(developer, image, 'approve', { waive: true, reason });
    expect(done).toMatchObject({ status: 'done', waived: [] });
    const moved = (await world.eventsOf(image.id, 3)).at(-1);
    expect(moved?.data.change).not.toHaveProperty('fourEyesWaived');
    await makeMove(manager, done, 'reopen');
  });

  it('at the first review bar none while a host reviewer could approve; the waiver goes with an undo', async () => {
    let image = await save(world, world.as('amberManager'), await world.upload(), 'a');
    image = await makeMove(world.as('amberManager'), image, 'submit');
    expect((await view('amberManager', image)).mayWaive).toBe(false);

    const own = await everybodys();
    const done = await makeMove(world.as('developer'), own, 'approve', { waive: true, reason });
    const back = await makeMove(world.as('developer'), done, 'undo');
    expect(back).toMatchObject({ status: 'waiting_for_owner_review', waived: [], mayWaive: true });
    await makeMove(world.as('developer'), back, 'skip');
  });

  it('put the image last in the queue', async () => {
    const theirs = await everybodys();
    world.clock.advance(60_000);
    const free = await makeMove(world.as('annotator'), await world.upload(), 'submit');
    const next = async () => {
      const { api, project } = world.as('secondManager');
      return (await api.nextImage({ params: project, body: { queue: 'review' } })).image;
    };
    expect((await next())?.id).toBe(free.id);
    await makeMove(world.as('secondManager'), free, 'approve');
    expect(await next()).toMatchObject({ id: theirs.id, mayWaive: true, claim: { mine: true } });
  });
});
