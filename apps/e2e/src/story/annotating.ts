import type { AnnotationInput } from '@tandem/contracts';
import { boxAt, discAt } from '@tandem/journey';
import { refused, same } from '../expectations.ts';
import type { Tell } from './cast.ts';
import type { Shared } from './sharing.ts';

/** The queue, a claim, a box, a polygon and a mask, and the submission. */
export async function annotate(shared: Shared, tell: Tell) {
  const { ada, cy, eve, gil, outline, surface, cat, atHost, atPartner } = shared;
  const { image: next } = await gil.nextImage({ params: atPartner, body: { queue: 'annotation' } });
  same('“next image” claims it', next?.claim?.mine, true);
  const { image: another } = await eve.nextImage({ params: atPartner, body: { queue: 'annotation' } });
  if (another?.id === next?.id) throw new Error('two people got the same image');
  await gil.claimImage({ params: { ...atPartner, ...cat } });
  await refused(
    'image.claimed',
    cy.saveRevision({ params: { ...atHost, ...cat }, body: { revision: 0, annotations: [] } }),
  );
  tell('“Next image” gives two people two images, claimed; another’s claim refuses a save');
  const box = {
    id: 'box',
    labelId: outline.id,
    shape: 'boundingBox',
    segmentation: boxAt(120, 30, 220, 240),
    attributes: [{ name: 'occluded', values: ['no'] }],
  } satisfies AnnotationInput;
  const ear = {
    id: 'ear',
    labelId: outline.id,
    shape: 'polygon',
    segmentation: [150, 60, 180, 30, 200, 70],
  } satisfies AnnotationInput;
  const eye = {
    id: 'eye',
    labelId: surface.id,
    shape: 'rle',
    segmentation: discAt(230, 110, 12),
  } satisfies AnnotationInput;
  const drawn = [box, ear, eye];
  const saved = await gil.saveRevision({
    params: { ...atPartner, ...cat },
    body: { revision: 0, annotations: drawn },
  });
  same(
    'a save begins the work and entrusts the image',
    [saved.image.status, saved.image.revision, saved.image.entrustedTo?.organization.name],
    ['in_progress', 1, 'Beistad Markering'],
  );
  await refused(
    'image.stale',
    gil.saveRevision({ params: { ...atPartner, ...cat }, body: { revision: 0, annotations: drawn } }),
  );
  await refused(
    'annotation.invalid',
    gil.saveRevision({
      params: { ...atPartner, ...cat },
      body: { revision: 1, annotations: [{ ...box, segmentation: boxAt(400, 200, 500, 500) }] },
    }),
  );
  tell(
    'Gil saves a bounding box, a polygon and a mask; a stale revision and a box outside the picture are refused',
  );
  await refused('project.capability-missing', eve.downloadAnnotations({ params: atPartner }));
  await gil.addComment({
    params: { ...atPartner, ...cat },
    body: { text: 'The tail is behind the cushion.', audience: 'internal' },
  });
  same(
    'the host does not see an internal comment',
    (await ada.listComments({ params: { ...atHost, ...cat } })).rows.length,
    0,
  );
  const submitted = await gil.moveImage({
    params: { ...atPartner, ...cat },
    body: { move: 'submit', from: 'in_progress', revision: 1 },
  });
  same(
    'it waits for the partner’s review first',
    [submitted.status, submitted.waitsFor?.name],
    ['waiting_for_collaborator_review', 'Beistad Markering'],
  );
  await refused(
    'image.not-changeable',
    gil.saveRevision({ params: { ...atPartner, ...cat }, body: { revision: 1, annotations: drawn } }),
  );
  await refused(
    'image.move-not-allowed',
    gil.moveImage({
      params: { ...atPartner, ...cat },
      body: { move: 'approve', from: 'waiting_for_collaborator_review', revision: 1 },
    }),
  );
  tell('Gil submits: it waits for Beistad Markering’s review; he can no longer change it, nor approve');

  return { ...shared, box, ear, eye };
}

export type Annotated = Awaited<ReturnType<typeof annotate>>;
