import type { Actor, Capability, CapabilityCell } from './capabilities.ts';
import type { MoveCondition, Need } from './moves.ts';
import { ownerOutside, type Viewer, type VisibilityRow } from './visibility.ts';

/** How the product prints what the tables name by a key. */
export const actorText: Record<Actor, string> = {
  'host manager': 'host manager',
  'host developer': 'host developer',
  'host annotator': 'host annotator',
  'external manager': 'ext manager',
  'external annotator': 'ext annotator',
};
export const viewerText = (viewer: Viewer): string =>
  viewer === ownerOutside ? ownerOutside : actorText[viewer];

export const capabilityText: Record<Capability, string> = {
  'rename-or-delete-project': 'rename, delete project',
  'change-project-settings': 'change project settings',
  'assign-annotators': 'assign, unassign annotators',
  'manage-members': 'add, remove members',
  'manage-labels': 'add, delete labels',
  'manage-images': 'add, delete data set (images)',
  'download-image-files': 'download image files',
  'download-annotation-data': 'download annotation data',
  'annotate-images': 'annotate images',
  'review-images': 'review images',
  comment: 'leave comments',
};

const conditionText: Record<Exclude<CapabilityCell, boolean>, string> = {
  ownOrganizationOnly: 'y (own organization only)',
  partnersAssign: 'n [ours: y with `partnersAssign`, own images and people]',
};
export const yesOrNo = (cell: boolean): string => (cell ? 'y' : 'n');
export const capabilityCellText = (cell: CapabilityCell): string =>
  typeof cell === 'boolean' ? yesOrNo(cell) : conditionText[cell];

export const visibilityText: Record<VisibilityRow, string> = {
  'list-entry': 'entry in the list',
  labels: 'labels',
  images: 'images, revisions',
  members: 'members',
  settings: 'settings',
  'report-and-timeline': 'report, timeline',
};

export const needText: Record<Need, string> = {
  comment: '; a comment is required',
  reason: '; a reason is required',
};

/** Beside the name of the move, or in place of or after the statuses it starts from. */
export const nameSuffix: Record<MoveCondition, string> = {
  unshared: ' (unshared)',
  shared: ' (shared)',
  'changed since accepted': '',
  "what one's own last move led to": '',
};
export const fromText: Record<MoveCondition, (statuses: string) => string> = {
  unshared: (statuses) => statuses,
  shared: (statuses) => statuses,
  'changed since accepted': (statuses) => `${statuses}, changed since accepted`,
  "what one's own last move led to": () => "what one's own last move led to",
};
