import type { ImageState } from '@tandem/contracts';
import type { SampleStory } from './sample-cast.ts';
import {
  ada,
  asAda,
  asMika,
  asSystem,
  at,
  collaborationId,
  id,
  leo,
  projectId,
  step,
  studio,
} from './sample-cast.ts';

const holder = {
  accountId: leo,
  membershipId: id(`membership ${leo}`),
  organizationId: studio,
  collaborationId,
};
const adaHolds = { ...holder, accountId: ada, membershipId: id(`membership ${ada}`) };
const commentId = id('comment');
const asLeo = { actor: leo, organization: studio };
const unmoved = {
  projectId,
  from: 'in_progress' as const,
  to: 'in_progress' as const,
  revision: 1,
  entrustedTo: { collaborationId, organizationId: studio },
};
const shared = { kind: 'shared' as const, collaborationId };

export const imageStory: SampleStory<ImageState> = {
  aggregate: 'image',
  first: {
    id: id('image'),
    projectId,
    folder: 'dive-12',
    name: 'reef.jpg',
    width: 4000,
    height: 3000,
    step: 'new',
    reviewBy: null,
    entrustedTo: null,
    revision: 0,
    acceptedRevision: null,
    changedSinceAccepted: false,
    assignee: null,
    workedOnBy: [],
    deletedAt: null,
  },
  steps: [
    step('tandem.image.uploaded.v1', asMika, {
      ...unmoved,
      from: 'new',
      to: 'new',
      revision: 0,
      entrustedTo: null,
      folder: 'dive-12',
      name: 'reef.jpg',
    }),
    step(
      'tandem.image.entrusted.v1',
      asMika,
      { ...unmoved, from: 'new', to: 'new', revision: 0, before: null },
      (state) => ({ ...state, entrustedTo: collaborationId }),
    ),
    step(
      'tandem.image.assigned.v1',
      asMika,
      { ...unmoved, from: 'new', to: 'new', revision: 0, assignee: holder, before: null },
      (state) => ({ ...state, assignee: holder, workedOnBy: [leo] }),
    ),
    step('tandem.image.claimed.v1', asLeo, { ...unmoved, from: 'new', to: 'new', revision: 0, holder }),
    step(
      'tandem.image.saved.v1',
      asLeo,
      { ...unmoved, from: 'new', startedFrom: 0, annotations: 3, correction: false },
      (state) => ({ ...state, step: 'in_progress', revision: 1 }),
    ),
    step('tandem.image.commented.v1', asLeo, { ...unmoved, commentId, audience: shared, replyTo: null }),
    step('tandem.image.comment_resolved.v1', asAda, { ...unmoved, commentId, audience: shared }),
    step(
      'tandem.image.comment_reopened.v1',
      { ...asAda, internalTo: studio },
      {
        ...unmoved,
        commentId: id('another comment'),
        audience: { kind: 'internal', organizationId: studio },
      },
    ),
    step('tandem.image.claim_ended.v1', asLeo, { ...unmoved, holder }),
    step('tandem.image.unassigned.v1', asMika, { ...unmoved, before: holder }, (state) => ({
      ...state,
      assignee: null,
    })),
    step(
      'tandem.image.moved.v1',
      asAda,
      {
        ...unmoved,
        to: 'waiting_for_collaborator_review',
        move: 'submit',
        reason: null,
        comment: null,
      },
      (state) => ({ ...state, step: 'waiting', reviewBy: collaborationId, workedOnBy: [leo, ada] }),
    ),
    step(
      'tandem.image.deleted.v1',
      asMika,
      {
        ...unmoved,
        from: 'waiting_for_collaborator_review',
        to: 'waiting_for_collaborator_review',
        folder: 'dive-12',
        name: 'reef.jpg',
      },
      (state) => ({ ...state, deletedAt: at(11) }),
    ),
    step('tandem.image.restated.v1', asSystem, {}),
    step('tandem.image.claim_taken_over.v1', asAda, { ...unmoved, holder: adaHolds, before: holder }),
  ],
};
