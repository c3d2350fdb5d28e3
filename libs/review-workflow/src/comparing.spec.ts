import type { ImageView } from '@tandem/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Name, World } from './world.fixture.ts';
import { makeMove, openWorld, save } from './world.fixture.ts';

/** What changed is shown against a revision that the image remembers. */
describe('what an image is compared with', () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());
  const move = (name: Name, image: ImageView, made: Parameters<typeof makeMove>[2]) =>
    makeMove(world.as(name), image, made);
  const saved = (name: Name, image: ImageView, ...ids: string[]) =>
    save(world, world.as(name), image, ...ids);
  /** Amber's work, submitted: waits for Amber's review. */
  const submitted = async () =>
    move('amberAnnotator', await saved('amberAnnotator', await world.upload(), 'a'), 'submit');

  it('is nothing before anybody has corrected anything', async () => {
    const image = await submitted();
    expect(image.comparedWith).toBeNull();
    expect((await move('amberManager', image, 'approve')).comparedWith).toBeNull();
  });

  it('is what was submitted once a reviewer corrects it, and at the host’s stage what the partner approved', async () => {
    const corrected = await saved('amberManager', await submitted(), 'a', 'b');
    expect(corrected.comparedWith).toEqual({ revision: 1, since: 'submitted' });
    const approved = await move('amberManager', corrected, 'approve');
    expect(approved.comparedWith).toEqual({ revision: 1, since: 'submitted' });
    const again = await saved('manager', approved, 'a');
    expect(again.comparedWith).toEqual({ revision: 2, since: 'approved' });
  });

  it('is for whose work was sent back what they submitted, and once they go on how it was sent back', async () => {
    const corrected = await saved('manager', await submitted(), 'b');
    const back = await move('manager', corrected, 'request_change');
    expect(back.comparedWith).toEqual({ revision: 1, since: 'submitted' });
    const reworked = await saved('amberAnnotator', back, 'b', 'c');
    expect(reworked.comparedWith).toEqual({ revision: 2, since: 'sent-back' });
  });

  it('is at each stage how that stage last sent it back', async () => {
    // The host sends back revision 1, then Amber's own reviewer revision 2.
    const approved = await move('amberManager', await submitted(), 'approve');
    const backFromHost = await move('manager', approved, 'request_change');
    const second = await move('amberAnnotator', await saved('amberAnnotator', backFromHost, 'b'), 'submit');
    expect(second.comparedWith).toEqual({ revision: 1, since: 'sent-back' });
    const backFromAmber = await move('amberManager', second, 'request_change');
    const third = await move('amberAnnotator', await saved('amberAnnotator', backFromAmber, 'c'), 'submit');
    expect(third.comparedWith).toEqual({ revision: 2, since: 'sent-back' });
    const atHost = await move('amberManager', third, 'approve');
    expect(atHost.comparedWith).toEqual({ revision: 1, since: 'sent-back' });
  });

  it('is the accepted revision of a done image that was changed since, and none of one that was not', async () => {
    const image = await move('amberManager', await submitted(), 'approve');
    const done = await move('developer', image, 'approve');
    expect(done.comparedWith).toBeNull();
    const changed = await saved('manager', done, 'b');
    expect(changed.comparedWith).toEqual({ revision: 1, since: 'accepted' });
    const reopened = await move('manager', changed, 'reopen');
    expect(reopened.comparedWith).toEqual({ revision: 1, since: 'submitted' });
  });

  it('is after an undo what it was before the move', async () => {
    const back = await move('amberManager', await submitted(), 'request_change');
    const second = await move('amberAnnotator', await saved('amberAnnotator', back, 'b'), 'submit');
    const undone = await move('amberManager', await move('amberManager', second, 'request_change'), 'undo');
    const corrected = await saved('amberManager', undone, 'c');
    // As if it had been sent back once: not revision 2.
    expect(corrected.comparedWith).toEqual({ revision: 1, since: 'sent-back' });
  });
});
