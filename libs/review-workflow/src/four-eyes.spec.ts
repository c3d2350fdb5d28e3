import type { ImageView } from '@tandem/contracts';
import type { FourEyes } from '@tandem/rules';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { World } from './world.fixture.ts';
import { makeMove, openWorld, refusal, save } from './world.fixture.ts';

describe('four eyes in a shared project', () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());
  const barred = refusal(403, 'image.four-eyes');
  const leave = (name: 'manager' | 'amberManager' | 'amberAnnotator', image: ImageView) =>
    world.as(name).api.leaveImage({ params: world.as(name).image(image.id) });

  it('bar who submitted from approving, and offer them no approval', async () => {
    const manager = world.as('manager');
    const image = await makeMove(manager, await world.upload(), 'submit');
    expect(image.moves).not.toContain('approve');
    await expect(makeMove(manager, image, 'approve')).rejects.toMatchObject(barred);
    expect((await makeMove(world.as('developer'), image, 'approve')).status).toBe('done');
  });

  it('bar who saved before the submit, though another submitted', async () => {
    const manager = world.as('amberManager');
    let image = await save(world, manager, await world.upload(), 'a');
    await leave('amberManager', image);
    image = await makeMove(world.as('amberAnnotator'), image, 'submit');
    await expect(makeMove(manager, image, 'approve')).rejects.toMatchObject(barred);
    // A host reviewer may, at either stage, but not at both.
    const host = world.as('manager');
    image = await makeMove(host, image, 'approve');
    await expect(makeMove(host, image, 'approve')).rejects.toMatchObject(barred);
    expect((await makeMove(world.as('secondManager'), image, 'approve')).status).toBe('done');
  });

  it('forget the round when the image is sent back', async () => {
    const manager = world.as('amberManager');
    const annotator = world.as('amberAnnotator');
    let image = await save(world, manager, await world.upload(), 'a');
    await leave('amberManager', image);
    image = await makeMove(annotator, image, 'submit');
    image = await makeMove(world.as('manager'), image, 'request_change');
    image = await save(world, annotator, image, 'a', 'b');
    image = await makeMove(annotator, image, 'submit');
    expect((await makeMove(manager, image, 'approve')).status).toBe('waiting_for_owner_review');
  });

  it('remember the round over skipping and restoring', async () => {
    const manager = world.as('manager');
    let image = await save(world, world.as('annotator'), await world.upload(), 'a');
    await world.as('annotator').api.leaveImage({ params: world.as('annotator').image(image.id) });
    image = await makeMove(manager, image, 'submit');
    image = await makeMove(world.as('developer'), image, 'skip');
    image = await makeMove(world.as('developer'), image, 'restore');
    expect(image.status).toBe('in_progress');
    image = await makeMove(world.as('secondManager'), image, 'submit');
    await expect(makeMove(manager, image, 'approve')).rejects.toMatchObject(barred);
    await expect(makeMove(world.as('secondManager'), image, 'approve')).rejects.toMatchObject(barred);
    expect((await makeMove(world.as('developer'), image, 'approve')).status).toBe('done');
  });

  it('remember over skipping and restoring who approved at the earlier stage', async () => {
    const developer = world.as('developer');
    let image = await save(world, world.as('amberAnnotator'), await world.upload(), 'a');
    image = await makeMove(world.as('amberAnnotator'), image, 'submit');
    image = await makeMove(developer, image, 'approve');
    image = await makeMove(world.as('manager'), image, 'skip');
    image = await makeMove(world.as('manager'), image, 'restore');
    image = await makeMove(world.as('amberAnnotator'), image, 'submit');
    image = await makeMove(world.as('amberManager'), image, 'approve');
    await expect(makeMove(developer, image, 'approve')).rejects.toMatchObject(barred);
    expect((await makeMove(world.as('secondManager'), image, 'approve')).status).toBe('done');
  });

  it('remember corrections once the image is submitted again in the same round, and only in that', async () => {
    const manager = world.as('manager');
    const annotator = world.as('annotator');
    const developer = world.as('developer');
    const corrected = async () => {
      const image = await makeMove(annotator, await world.upload(), 'submit');
      await save(world, manager, image, 'a');
      return leave('manager', image);
    };
    // Not yet: a correction is a part of the review.
    expect((await makeMove(manager, await corrected(), 'approve')).status).toBe('done');

    let image = await makeMove(developer, await corrected(), 'skip');
    image = await makeMove(developer, image, 'restore');
    image = await makeMove(annotator, image, 'submit');
    await expect(makeMove(manager, image, 'approve')).rejects.toMatchObject(barred);

    image = await makeMove(developer, await corrected(), 'request_change');
    image = await makeMove(annotator, image, 'submit');
    expect((await makeMove(manager, image, 'approve')).status).toBe('done');
  });
});

describe.each<{ fourEyes: FourEyes; bars: boolean }>([
  { fourEyes: 'shared-projects', bars: false },
  { fourEyes: 'always', bars: true },
  { fourEyes: 'never', bars: false },
])('four eyes set to $fourEyes in a project that was never shared', ({ fourEyes, bars }) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ partners: 0 });
    await world.changeProject((project) => ({ ...project, settings: { ...project.settings, fourEyes } }));
  });
  afterAll(() => world.close());

  it(`${bars ? 'bar' : 'do not bar'} who submitted`, async () => {
    const manager = world.as('manager');
    const image = await makeMove(manager, await world.upload(), 'submit');
    const approval = makeMove(manager, image, 'approve');
    if (bars) await expect(approval).rejects.toMatchObject(refusal(403, 'image.four-eyes'));
    else expect((await approval).status).toBe('done');
  });
});
