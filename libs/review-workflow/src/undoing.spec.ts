import type { ImageView } from '@tandem/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Name, World } from './world.fixture.ts';
import { makeMove, openWorld, refusal, save } from './world.fixture.ts';

const minutes = 60_000;

describe('undo', () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());
  const view = (name: Name, image: Pick<ImageView, 'id'>) =>
    world.as(name).api.getImage({ params: world.as(name).image(image.id) });
  const undo = async (name: Name, image: Pick<ImageView, 'id'>) =>
    makeMove(world.as(name), await view('manager', image), 'undo');
  const submitted = async () => makeMove(world.as('annotator'), await world.upload(), 'submit');

  it('brings back what was before the last move, and tells what it took back', async () => {
    const saved = await save(world, world.as('amberAnnotator'), await world.upload(), 'a');
    const first = await makeMove(world.as('amberAnnotator'), saved, 'submit');
    const approved = await makeMove(world.as('amberManager'), first, 'approve');
    expect(approved).toMatchObject({ status: 'waiting_for_owner_review', undo: { move: 'approve' } });
    const back = await undo('amberManager', approved);
    expect(back).toMatchObject({ status: 'waiting_for_collaborator_review', undo: null });
    expect(back.moves).toContain('approve');
    expect(back.entrustedTo).toEqual(approved.entrustedTo);
    const events = await world.eventsOf(saved.id, 5);
    expect(events.at(-1)).toMatchObject({
      type: 'tandem.image.moved.v1',
      data: {
        change: {
          move: 'undo',
          from: 'waiting_for_owner_review',
          to: 'waiting_for_collaborator_review',
          reverses: { move: 'approve', revision: 1 },
        },
      },
    });
  });

  it('brings back the round: who may not approve for four eyes, and whom the image goes back to', async () => {
    let image = await submitted();
    image = await makeMove(world.as('manager'), image, 'request_change');
    expect(image.returnedTo).toMatchObject({ name: 'annotator' });
    expect(await undo('manager', image)).toMatchObject({ status: 'waiting_for_owner_review' });
    const own = await makeMove(world.as('manager'), await world.upload(), 'submit');
    await makeMove(world.as('developer'), own, 'request_change');
    await undo('developer', own);
    await expect(makeMove(world.as('manager'), await view('manager', own), 'approve')).rejects.toMatchObject(
      refusal(403, 'image.four-eyes'),
    );

    image = await makeMove(world.as('manager'), await view('manager', image), 'request_change');
    image = await makeMove(world.as('annotator'), image, 'submit');
    expect((await undo('annotator', image)).returnedTo).toMatchObject({ name: 'annotator' });
  });

  it('brings an accepted revision back that a reopening ended, and keeps its comment', async () => {
    let image = await makeMove(world.as('developer'), await submitted(), 'approve');
    image = await makeMove(world.as('manager'), image, 'reopen');
    expect(await undo('manager', image)).toMatchObject({ status: 'done', acceptedRevision: 0, comments: 1 });
    const events = await world.eventsOf(image.id, 5);
    expect(events[3]?.data.change).toMatchObject({ move: 'reopen', reverses: { move: 'approve' } });
  });

  it('leaves a free image entrusted to the partner whose member’s submit took it', async () => {
    const image = await makeMove(world.as('amberAnnotator'), await world.upload(), 'submit');
    const back = await undo('amberAnnotator', image);
    expect(back).toMatchObject({ status: 'new', entrustedTo: { organization: { name: 'Amber' } } });
  });

  it('is to be had for ten minutes, which the image says', async () => {
    const image = await submitted();
    const shown = await view('annotator', image);
    expect(shown.moves).toContain('undo');
    expect(Date.parse(shown.undo?.until ?? '') - Date.parse(image.changedAt)).toBe(10 * minutes);
    expect((await view('manager', image)).undo).toBeNull();
    world.clock.advance(10 * minutes + 1_000);
    expect((await view('annotator', image)).undo).toBeNull();
    await expect(undo('annotator', image)).rejects.toMatchObject(refusal(409, 'image.undo-too-late'));
  });

  it('is for nobody but whoever made the move, and once', async () => {
    const image = await submitted();
    await expect(undo('manager', image)).rejects.toMatchObject(refusal(403, 'image.undo-not-yours'));
    await undo('annotator', image);
    const nothing = refusal(409, 'image.nothing-to-undo');
    await expect(undo('annotator', image)).rejects.toMatchObject(nothing);
    await expect(undo('annotator', await world.upload())).rejects.toMatchObject(nothing);
  });

  it('is over once somebody else claims the image, or anybody saves or entrusts it; not by one’s own claim', async () => {
    const overtaken = refusal(409, 'image.undo-overtaken');
    const claim = (name: Name, image: ImageView) =>
      world.as(name).api.claimImage({ params: world.as(name).image(image.id), body: {} });
    const leave = (name: Name, image: ImageView) =>
      world.as(name).api.leaveImage({ params: world.as(name).image(image.id) });

    const claimed = await submitted();
    await claim('manager', claimed);
    await leave('manager', claimed);
    await expect(undo('annotator', claimed)).rejects.toMatchObject(overtaken);

    const corrected = await makeMove(world.as('manager'), await world.upload(), 'submit');
    await save(world, world.as('manager'), corrected, 'a');
    await expect(undo('manager', corrected)).rejects.toMatchObject(overtaken);

    const entrusted = await submitted();
    await world.as('manager').api.entrustImage({
      params: world.as('manager').image(entrusted.id),
      body: { collaborationId: world.collaborationOf(world.amber) },
    });
    await expect(undo('annotator', entrusted)).rejects.toMatchObject(overtaken);

    const own = await makeMove(world.as('manager'), await world.upload(), 'submit');
    await claim('manager', own);
    expect((await undo('manager', own)).status).toBe('new');
  });

  it('names what was looked at, as every move', async () => {
    const image = await submitted();
    await expect(makeMove(world.as('annotator'), { ...image, status: 'new' }, 'undo')).rejects.toMatchObject(
      refusal(409, 'image.stale'),
    );
  });

  it('repeated with its key takes back once', async () => {
    const image = await submitted();
    const { api, image: path } = world.as('annotator');
    const body = { move: 'undo', from: image.status, revision: image.revision } as const;
    const call = { params: path(image.id), body, idempotencyKey: 'undo-1' };
    await api.moveImage(call);
    expect((await api.moveImage(call)).status).toBe('new');
    expect(await world.eventsOf(image.id, 3)).toHaveLength(3);
  });
});
