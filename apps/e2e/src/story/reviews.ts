import { refused, same } from '../expectations.ts';
import type { Annotated } from './annotating.ts';
import type { Tell } from './cast.ts';

/** Sent back once, approved by the partner, then by the host. */
export async function review(annotated: Annotated, tell: Tell): Promise<void> {
  const { bo, eve, gil, cat, rocket, atHost, atPartner, box, ear, eye } = annotated;
  const reviewing = await eve.nextImage({ params: atPartner, body: { queue: 'review' } });
  same('Eve’s review queue brings it', reviewing.image?.id, cat.imageId);
  await refused(
    'image.comment-required',
    eve.moveImage({
      params: { ...atPartner, ...cat },
      body: { move: 'request_change', from: 'waiting_for_collaborator_review', revision: 1 },
    }),
  );
  const sentBack = await eve.moveImage({
    params: { ...atPartner, ...cat },
    body: {
      move: 'request_change',
      from: 'waiting_for_collaborator_review',
      revision: 1,
      comment: 'The ear is too small.',
    },
  });
  same('it goes back to Gil', [sentBack.status, sentBack.returnedTo?.name], ['waiting_for_change', 'Gil']);
  const back = await gil.nextImage({ params: atPartner, body: { queue: 'annotation' } });
  same('what was sent back comes first', back.image?.id, cat.imageId);
  await gil.saveRevision({
    params: { ...atPartner, ...cat },
    body: {
      revision: 1,
      annotations: [box, { ...ear, segmentation: [145, 70, 180, 20, 210, 75] }, eye],
    },
  });
  await gil.moveImage({
    params: { ...atPartner, ...cat },
    body: { move: 'submit', from: 'waiting_for_change', revision: 2 },
  });
  tell('Eve requests a change with a comment; it comes back to Gil first, he saves again and submits');
  const first = await eve.moveImage({
    params: { ...atPartner, ...cat },
    body: { move: 'approve', from: 'waiting_for_collaborator_review', revision: 2 },
  });
  same(
    'now it waits for the host',
    [first.status, first.waitsFor?.name],
    ['waiting_for_owner_review', 'Kelpworks'],
  );
  await refused(
    'image.move-not-allowed',
    eve.moveImage({
      params: { ...atPartner, ...cat },
      body: { move: 'approve', from: 'waiting_for_owner_review', revision: 2 },
    }),
  );
  await refused(
    'image.stale',
    bo.moveImage({
      params: { ...atHost, ...cat },
      body: { move: 'approve', from: 'waiting_for_collaborator_review', revision: 2 },
    }),
  );
  const done = await bo.moveImage({
    params: { ...atHost, ...cat },
    body: { move: 'approve', from: 'waiting_for_owner_review', revision: 2 },
  });
  same('approved on both sides', [done.status, done.acceptedRevision], ['done', 2]);
  tell('Eve approves, then Bo for the host: done');
  await bo.saveRevision({
    params: { ...atHost, ...rocket },
    body: { revision: 0, annotations: [] },
  });
  await bo.moveImage({
    params: { ...atHost, ...rocket },
    body: { move: 'submit', from: 'in_progress', revision: 1 },
  });
  await refused(
    'image.four-eyes',
    bo.moveImage({
      params: { ...atHost, ...rocket },
      body: { move: 'approve', from: 'waiting_for_owner_review', revision: 1 },
    }),
  );
  tell('Nobody approves their own work');
}
