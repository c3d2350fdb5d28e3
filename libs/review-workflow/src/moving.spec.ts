import type { ImageView } from '@tandem/contracts';
import type { Move, Status } from '@tandem/rules';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Name, World } from './world.fixture.ts';
import { makeMove, openWorld, refusal, save } from './world.fixture.ts';

type Table = Partial<
  Record<Status, Partial<Record<Move, { readonly to: Status; readonly who: readonly Name[] }>>>
>;
const moves = ['submit', 'approve', 'request_change', 'reopen', 'skip', 'restore'] as const;

const hostReviewers = ['manager', 'developer'] as const satisfies Name[];
const hostAll = [...hostReviewers, 'annotator'] as const satisfies Name[];
const everyone = [...hostAll, 'amberManager', 'amberAnnotator'] as const satisfies Name[];
const reviewers = [...hostReviewers, 'amberManager'] as const satisfies Name[];

/** The product's table for an image entrusted to Amber, in the rows and columns that exist there. */
const entrusted: Table = {
  new: {
    submit: { to: 'waiting_for_collaborator_review', who: everyone },
    skip: { to: 'skipped', who: everyone },
  },
  in_progress: {
    submit: { to: 'waiting_for_collaborator_review', who: everyone },
    skip: { to: 'skipped', who: everyone },
  },
  waiting_for_collaborator_review: {
    approve: { to: 'waiting_for_owner_review', who: reviewers },
    request_change: { to: 'waiting_for_change', who: reviewers },
    skip: { to: 'skipped', who: reviewers },
  },
  waiting_for_owner_review: {
    approve: { to: 'done', who: hostReviewers },
    request_change: { to: 'waiting_for_change', who: reviewers },
    skip: { to: 'skipped', who: hostReviewers },
  },
  waiting_for_change: {
    submit: { to: 'waiting_for_collaborator_review', who: everyone },
    skip: { to: 'skipped', who: everyone },
  },
  done: { reopen: { to: 'waiting_for_change', who: hostReviewers } },
  skipped: { restore: { to: 'in_progress', who: reviewers } },
};

/** The same for an image entrusted to nobody. */
const free: Table = {
  waiting_for_owner_review: {
    approve: { to: 'done', who: hostReviewers },
    request_change: { to: 'waiting_for_change', who: hostReviewers },
    skip: { to: 'skipped', who: hostReviewers },
  },
  skipped: { restore: { to: 'in_progress', who: hostReviewers } },
};

/** And in a project that is not shared. */
const unshared: Table = {
  new: { submit: { to: 'waiting_for_review', who: hostAll }, skip: { to: 'skipped', who: hostAll } },
  in_progress: { submit: { to: 'waiting_for_review', who: hostAll }, skip: { to: 'skipped', who: hostAll } },
  waiting_for_review: {
    approve: { to: 'done', who: hostReviewers },
    request_change: { to: 'waiting_for_change', who: hostReviewers },
    skip: { to: 'skipped', who: hostReviewers },
  },
  waiting_for_change: {
    submit: { to: 'waiting_for_review', who: hostAll },
    skip: { to: 'skipped', who: hostAll },
  },
  done: { reopen: { to: 'waiting_for_change', who: hostReviewers } },
  skipped: { restore: { to: 'in_progress', who: hostReviewers } },
};

/** A new image led to a status by people whom four eyes then bar from nothing that is tested. */
async function imageIn(world: World, status: Status, by: { worker: Name; first?: Name; second: Name }) {
  const worker = world.as(by.worker);
  const second = world.as(by.second);
  let image: ImageView = await world.upload();
  const first = by.first;
  if (first)
    image = await world.as('secondManager').api.entrustImage({
      params: second.image(image.id),
      body: { collaborationId: world.collaborationOf(world.amber) },
    });
  if (status === 'new') return image;
  await save(world, worker, image, 'a');
  image = await worker.api.leaveImage({ params: worker.image(image.id) });
  if (status === 'in_progress') return image;
  if (status === 'skipped') return makeMove(worker, image, 'skip');
  image = await makeMove(worker, image, 'submit');
  if (status === image.status) return image;
  if (status === 'waiting_for_change') return makeMove(second, image, 'request_change');
  if (first) image = await makeMove(world.as(first), image, 'approve');
  if (status === image.status) return image;
  return makeMove(second, image, 'approve');
}

describe.each([
  {
    what: 'an image entrusted to a partner',
    partners: 2 as const,
    table: entrusted,
    roles: everyone,
    by: { worker: 'amberAnnotator', first: 'amberManager', second: 'secondManager' } as const,
  },
  {
    what: 'an image entrusted to nobody',
    partners: 2 as const,
    table: free,
    roles: everyone,
    by: { worker: 'secondAnnotator', second: 'secondManager' } as const,
  },
  {
    what: 'an image of a project that is not shared',
    partners: 0 as const,
    table: unshared,
    roles: hostAll,
    by: { worker: 'secondAnnotator', second: 'secondManager' } as const,
  },
])('moving $what', ({ partners, table, roles, by }) => {
  let world: World;
  beforeAll(async () => void (world = await openWorld({ partners })));
  afterAll(() => world.close());

  it.each(Object.keys(table) as Status[])('out of %s: exactly the moves of the table', async (status) => {
    const standing = await imageIn(world, status, by);
    expect(standing.status).toBe(status);
    const tryAll = async (role: Name) => {
      const actor = world.as(role);
      const allowed = moves.filter((move) => table[status]?.[move]?.who.includes(role));
      const shown = await actor.api.getImage({ params: actor.image(standing.id) });
      const offered = shown.moves.filter((move) => move !== 'undo');
      expect([role, status, offered]).toEqual([role, status, allowed]);
      for (const move of moves) {
        const cell = table[status]?.[move];
        if (cell?.who.includes(role)) {
          const moved = await makeMove(actor, await imageIn(world, status, by), move);
          expect([role, status, move, moved.status]).toEqual([role, status, move, cell.to]);
        } else {
          const refused = cell
            ? refusal(403, 'image.move-not-allowed')
            : refusal(409, 'image.move-not-from-here', { status });
          const moving = makeMove(actor, standing, move);
          await expect(moving, `${role} ${status} ${move}`).rejects.toMatchObject(refused);
        }
      }
    };
    await Promise.all(roles.map(tryAll));
    const api = world.as('manager');
    const after = await api.api.getImage({ params: api.image(standing.id) });
    expect(after).toMatchObject({ status, revision: standing.revision });
  });
});

describe('what a move needs and leaves', () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());

  const submitted = async () => {
    const annotator = world.as('amberAnnotator');
    const image = await save(world, annotator, await world.upload(), 'a');
    return makeMove(annotator, image, 'submit');
  };

  it('names the status and the revision that were looked at, and is refused where they are not the present ones', async () => {
    const image = await submitted();
    const reviewer = world.as('amberManager');
    const now = { status: image.status, revision: 1 };
    await expect(makeMove(reviewer, { ...image, status: 'in_progress' }, 'approve')).rejects.toMatchObject(
      refusal(409, 'image.stale', now),
    );
    await expect(makeMove(reviewer, { ...image, revision: 0 }, 'approve')).rejects.toMatchObject(
      refusal(409, 'image.stale', now),
    );
  });

  it('says a reason to skip and a comment to request a change or reopen', async () => {
    const image = await submitted();
    const reviewer = world.as('amberManager');
    const params = reviewer.image(image.id);
    const body = { from: image.status, revision: image.revision };
    await expect(reviewer.api.moveImage({ params, body: { ...body, move: 'skip' } })).rejects.toMatchObject(
      refusal(400, 'image.reason-required'),
    );
    await expect(
      reviewer.api.moveImage({ params, body: { ...body, move: 'request_change' } }),
    ).rejects.toMatchObject(refusal(400, 'image.comment-required'));
  });

  it("is refused where somebody else is on the image, and ends the mover's own claim", async () => {
    const image = await submitted();
    const first = world.as('amberManager');
    const second = world.as('manager');
    await second.api.claimImage({ params: second.image(image.id), body: {} });
    await expect(makeMove(first, image, 'approve')).rejects.toMatchObject(
      refusal(409, 'image.claimed', { by: { kind: 'person', name: 'manager' } }),
    );
    const moved = await makeMove(second, image, 'approve');
    expect(moved.claim).toBeNull();
  });

  it('keeps the accepted revision, and marks a done image that was saved since until it is approved again', async () => {
    let image = await makeMove(world.as('amberManager'), await submitted(), 'approve');
    image = await makeMove(world.as('manager'), image, 'approve');
    expect(image).toMatchObject({ status: 'done', acceptedRevision: 1, changedSinceAccepted: false });
    expect(image.moves).toEqual(['reopen', 'undo']);
    image = await save(world, world.as('manager'), image, 'a', 'b');
    expect(image).toMatchObject({
      status: 'done',
      acceptedRevision: 1,
      revision: 2,
      changedSinceAccepted: true,
    });
    await expect(makeMove(world.as('manager'), image, 'approve')).rejects.toMatchObject(
      refusal(403, 'image.four-eyes'),
    );
    await world.as('manager').api.leaveImage({ params: world.as('manager').image(image.id) });
    image = await makeMove(world.as('developer'), image, 'approve');
    expect(image).toMatchObject({ status: 'done', acceptedRevision: 2, changedSinceAccepted: false });
  });

  it('restores a skipped image to new where nothing was ever saved, and to the change it waited for', async () => {
    const manager = world.as('manager');
    let image = await makeMove(world.as('annotator'), await world.upload(), 'skip');
    image = await makeMove(manager, image, 'restore');
    expect(image.status).toBe('new');
    const annotator = world.as('amberAnnotator');
    image = await makeMove(world.as('amberManager'), await submitted(), 'request_change');
    image = await makeMove(annotator, image, 'skip');
    image = await makeMove(world.as('amberManager'), image, 'restore');
    expect(image).toMatchObject({
      status: 'waiting_for_change',
      returnedTo: { kind: 'person', name: 'amberAnnotator' },
    });
  });

  it('tells in its event from where to where, with which reason, and nothing of a comment but its id', async () => {
    const image = await makeMove(world.as('amberManager'), await submitted(), 'request_change');
    const events = await world.eventsOf(image.id, 4);
    expect(events.map(({ type }) => type)).toEqual([
      'tandem.image.uploaded.v1',
      'tandem.image.saved.v1',
      'tandem.image.moved.v1',
      'tandem.image.moved.v1',
    ]);
    const collaborationId = world.collaborationOf(world.amber);
    const entrustedTo = { collaborationId, organizationId: world.amber.id };
    expect(events[3]?.data.change).toMatchObject({
      move: 'request_change',
      from: 'waiting_for_collaborator_review',
      to: 'waiting_for_change',
      entrustedTo,
      comment: { audience: { kind: 'shared', collaborationId } },
      reason: null,
    });
    expect(JSON.stringify(events)).not.toContain('The fin is missing.');
  });

  it('changes no status by itself: a collaboration that ends changes those of all its images at once', async () => {
    const image = await submitted();
    const manager = world.as('manager');
    const params = manager.image(image.id);
    expect(image).toMatchObject({
      status: 'waiting_for_collaborator_review',
      waitsFor: { kind: 'organization', name: 'Amber' },
    });
    await world.changeProject((project) => ({
      ...project,
      collaborations: project.collaborations.map((c) =>
        c.organizationId === world.amber.id ? { ...c, status: 'ended' as const, endedAt: c.startedAt } : c,
      ),
    }));
    const now = await manager.api.getImage({ params });
    expect(now).toMatchObject({
      status: 'waiting_for_owner_review',
      waitsFor: { name: 'Host' },
      entrustedTo: null,
      revision: image.revision,
      changedAt: image.changedAt,
    });
    expect((await makeMove(manager, now, 'approve')).status).toBe('done');
  });
});
