/** What an image's status can be, in the product's order. */
export const statuses = [
  'new',
  'in_progress',
  'waiting_for_review',
  'waiting_for_collaborator_review',
  'waiting_for_owner_review',
  'waiting_for_change',
  'done',
  'skipped',
] as const;
export type Status = (typeof statuses)[number];

/** What an image keeps; its status is derived from the step and who reviews. */
export const steps = ['new', 'in_progress', 'waiting', 'waiting_for_change', 'done', 'skipped'] as const;
export type Step = (typeof steps)[number];

export const sides = ['host', 'external'] as const;
export type Side = (typeof sides)[number];

export const roles = ['manager', 'developer', 'annotator'] as const;
export type Role = (typeof roles)[number];

/** The roles that exist on each side: there are no external developers. */
export const rolesOfSide: Record<Side, readonly Role[]> = {
  host: ['manager', 'developer', 'annotator'],
  external: ['manager', 'annotator'],
};

export const memberTypes = ['owner', 'member'] as const;
export type MemberType = (typeof memberTypes)[number];

export const labelTypes = ['segmentation', 'vector'] as const;
export type LabelType = (typeof labelTypes)[number];

export const vectorShapes = ['boundingBox', 'polygon', 'path', 'point'] as const;
export type VectorShape = (typeof vectorShapes)[number];

export const moves = ['submit', 'approve', 'request_change', 'reopen', 'skip', 'restore', 'undo'] as const;
export type Move = (typeof moves)[number];

/** To change an image is to save annotations or to move it on (product: Who can change an image). */
export const changes = ['save', ...moves] as const;
export type Change = (typeof changes)[number];

export const fourEyesSettings = ['shared-projects', 'always', 'never'] as const;
export type FourEyes = (typeof fourEyesSettings)[number];

export const partnersSeeSettings = ['all', 'entrusted'] as const;
export type PartnersSee = (typeof partnersSeeSettings)[number];
