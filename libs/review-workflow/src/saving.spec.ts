import type { ImageView } from '@tandem/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRevisions } from './revisions.store.ts';
import type { Actor, World } from './world.fixture.ts';
import { makeMove, openWorld, refusal, save } from './world.fixture.ts';

describe('saving annotations', () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());

  const leave = (who: Actor, image: ImageView) => who.api.leaveImage({ params: who.image(image.id) });
  /** Entrusted to Amber, saved, submitted, claimed by nobody. */
  const submitted = async () => {
    const annotator = world.as('amberAnnotator');
    return makeMove(annotator, await save(world, annotator, await world.upload(), 'a'), 'submit');
  };

  it('makes a revision, begins the work and claims the image for its saver', async () => {
    const image = await world.upload();
    const annotator = world.as('annotator');
    const saved = await save(world, annotator, image, 'a', 'b');
    expect(saved).toMatchObject({
      status: 'in_progress',
      revision: 1,
      annotationCounts: { [world.label('animal')]: 2 },
      claim: { by: { kind: 'person', name: 'annotator' }, mine: true },
    });
    const [uploaded, savedEvent] = await world.eventsOf(image.id, 2);
    expect(uploaded).toMatchObject({ type: 'tandem.image.uploaded.v1', seq: 1 });
    expect(savedEvent).toMatchObject({
      type: 'tandem.image.saved.v1',
      actor: annotator.account.id,
      organization: world.host.id,
      data: {
        change: {
          from: 'new',
          to: 'in_progress',
          revision: 1,
          startedFrom: 0,
          annotations: 2,
          correction: false,
        },
        state: { step: 'in_progress', revision: 1, workedOnBy: [annotator.account.id] },
      },
    });
    expect(JSON.stringify(savedEvent)).not.toContain('claim');
  });

  it('from a revision that is not the current one is refused, with whose is, and what differs from it', async () => {
    const annotator = world.as('annotator');
    const manager = world.as('manager');
    const image = await world.upload();
    const saved = await save(world, annotator, image, 'a', 'b', 'c');
    await leave(annotator, saved);
    const params = manager.image(image.id);
    const moved = { ...world.box('b'), segmentation: [5, 5, 9, 5, 9, 9, 5, 9] };
    const body = { revision: 0, annotations: [world.box('a'), moved, world.box('d', 4)] };
    await expect(manager.api.saveRevision({ params, body })).rejects.toMatchObject(
      refusal(409, 'image.stale', {
        revision: 1,
        savedBy: { kind: 'person', id: annotator.account.id, name: 'annotator' },
        added: ['d'],
        removed: ['c'],
        changed: ['b'],
      }),
    );
    const after = await manager.api.saveRevision({ params, body: { ...body, revision: 1 } });
    expect(after.image).toMatchObject({ revision: 2, annotationCounts: { [world.label('animal')]: 3 } });
  });

  it('is refused with the status where it may not be changed now', async () => {
    const image = await submitted();
    for (const name of ['annotator', 'amberAnnotator'] as const)
      await expect(save(world, world.as(name), image, 'a')).rejects.toMatchObject(
        refusal(403, 'image.not-changeable', { imageStatus: 'waiting_for_collaborator_review' }),
      );
    const skipped = await makeMove(world.as('manager'), await world.upload(), 'skip');
    await expect(save(world, world.as('manager'), skipped, 'a')).rejects.toMatchObject(
      refusal(403, 'image.not-changeable', { imageStatus: 'skipped' }),
    );
  });

  it('on a done image is for host reviewers, and by nobody else', async () => {
    let image = await makeMove(world.as('amberManager'), await submitted(), 'approve');
    image = await makeMove(world.as('manager'), image, 'approve');
    for (const name of ['annotator', 'amberAnnotator', 'amberManager'] as const)
      await expect(save(world, world.as(name), image, 'b')).rejects.toMatchObject(
        refusal(403, 'image.not-changeable', { imageStatus: 'done' }),
      );
    expect((await save(world, world.as('developer'), image, 'b')).changedSinceAccepted).toBe(true);
  });

  it('by a reviewer during review is marked as a correction, and does not bar them from approving', async () => {
    const reviewer = world.as('amberManager');
    const corrected = await save(world, reviewer, await submitted(), 'a', 'b');
    expect(corrected.status).toBe('waiting_for_collaborator_review');
    const params = reviewer.image(corrected.id);
    const { rows } = await reviewer.api.listRevisions({ params });
    expect(rows.map(({ revision, correction }) => [revision, correction])).toEqual([
      [2, true],
      [1, false],
    ]);
    expect((await makeMove(reviewer, corrected, 'approve')).status).toBe('waiting_for_owner_review');
  });

  it('is refused while somebody else is on the image, with who and until when', async () => {
    const image = await save(world, world.as('annotator'), await world.upload(), 'a');
    await expect(save(world, world.as('manager'), image, 'b')).rejects.toMatchObject(
      refusal(409, 'image.claimed', {
        by: { kind: 'person', name: 'annotator' },
        until: image.claim?.until,
      }),
    );
  });

  it('refuses annotations that cannot be saved, by their ids, and changes nothing', async () => {
    const annotator = world.as('annotator');
    const image = await world.upload();
    const params = annotator.image(image.id);
    const annotations = [world.box('good'), { ...world.box('bad'), labelId: image.id }];
    await expect(
      annotator.api.saveRevision({ params, body: { revision: 0, annotations } }),
    ).rejects.toMatchObject(
      refusal(422, 'annotation.invalid', { annotations: [{ annotationId: 'bad', why: 'label-unknown' }] }),
    );
    expect(await annotator.api.getImage({ params })).toMatchObject({
      status: 'new',
      revision: 0,
      claim: null,
    });
  });

  it('refuses more than 5,000 annotations and more than 8 MB of them', async () => {
    const annotator = world.as('annotator');
    const params = annotator.image((await world.upload()).id);
    const many = Array.from({ length: 5_001 }, (_, n) => world.box(`a${n}`));
    await expect(
      annotator.api.saveRevision({ params, body: { revision: 0, annotations: many } }),
    ).rejects.toMatchObject(refusal(400, 'request.invalid'));
    const segmentation = Array.from({ length: 20_000 }, (_, n) => 1.2345678901234567 + (n % 30));
    const heavy = Array.from({ length: 23 }, (_, n) => ({
      ...world.box(`a${n}`),
      shape: 'polygon' as const,
      segmentation,
    }));
    await expect(
      annotator.api.saveRevision({ params, body: { revision: 0, annotations: heavy } }),
    ).rejects.toMatchObject(refusal(413, 'request.too-large', { limit: 8_000_000 }));
  });

  it('by one of a partner entrusts a free image to their collaboration: for other partners it is gone', async () => {
    const image = await world.upload();
    const other = world.as('birchAnnotator');
    expect((await other.api.getImage({ params: other.image(image.id) })).id).toBe(image.id);
    const saved = await save(world, world.as('amberAnnotator'), image, 'a');
    expect(saved.entrustedTo).toEqual({
      collaborationId: world.collaborationOf(world.amber),
      organization: { id: world.amber.id, name: 'Amber' },
    });
    const gone = refusal(404, 'image.not-found');
    await expect(other.api.getImage({ params: other.image(image.id) })).rejects.toMatchObject(gone);
    await expect(save(world, other, saved, 'b')).rejects.toMatchObject(gone);
  });

  it('by sixty-four writers at once from one revision succeeds once, and from fresh ones as often as there are revisions', async () => {
    const manager = world.as('manager');
    const image = await world.upload();
    const params = manager.image(image.id);
    const write = async (n: number, revision: number) => {
      const body = { revision, annotations: [world.box(`w${n}`)] };
      return manager.api.saveRevision({ params, body }).then(
        ({ image: saved }) => saved.revision,
        (error: { code: string }) => error.code,
      );
    };
    const writers = Array.from({ length: 64 }, (_, n) => n);
    const first = await Promise.all(writers.map((n) => write(n, 0)));
    expect(first.filter((outcome) => outcome === 1)).toHaveLength(1);
    expect(first.filter((outcome) => outcome === 'image.stale')).toHaveLength(63);

    const second = await Promise.all(
      writers.map(async (n) => write(n, (await manager.api.getImage({ params })).revision)),
    );
    const successes = second.filter((outcome) => typeof outcome === 'number').length + 1;
    const after = await manager.api.getImage({ params });
    expect(after.revision).toBe(successes);
    const { rows } = await manager.api.listRevisions({ params, query: { limit: 200 } });
    expect(rows.map(({ revision }) => revision)).toEqual(
      Array.from({ length: successes }, (_, n) => successes - n),
    );
    // What lost is not left behind.
    const kept = await openRevisions(world.store).find('history', { imageId: image.id, upTo: 1_000 });
    expect(kept.rows).toHaveLength(successes);
    const saves = (await world.eventsOf(image.id, successes + 1)).filter(
      ({ type }) => type === 'tandem.image.saved.v1',
    );
    expect(saves).toHaveLength(successes);
  });
});
