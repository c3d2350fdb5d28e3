import type { Image } from './image.ts';
import type { Picture } from './picture.ts';

export type Path = { readonly folder: string; readonly name: string };

export const nameKeyOf = ({ folder, name }: Path): string => `${folder}/${name}`;

/** Where the thumbnail of a rendition lies, or will: images uploaded before there were any have none yet. */
export const thumbnailKey = (rendition: string): string => rendition.replace(/rendition$/, 'thumbnail');

/** An image as nobody has worked on it yet. */
export const newImage = (
  id: string,
  projectId: string,
  path: Path,
  picture: Picture,
  more: Pick<Image, 'size' | 'files' | 'uploadedAt'>,
): Image => ({
  id,
  projectId,
  live: true,
  ...path,
  nameKey: nameKeyOf(path),
  width: picture.width,
  height: picture.height,
  format: picture.format,
  ...more,
  changedAt: more.uploadedAt,
  step: 'new',
  reviewBy: null,
  waitingSince: null,
  entrustedTo: null,
  revision: 0,
  headId: null,
  lastSavedBy: null,
  inProgressBy: null,
  annotationCounts: {},
  labelIds: [],
  accepted: null,
  changedSinceAccepted: false,
  savedSinceAcceptedBy: [],
  savedBeforeSubmitBy: [],
  correctedBy: [],
  submitted: null,
  approvals: [],
  approvedEarlier: [],
  sentBack: null,
  skippedFrom: null,
  returnedTo: null,
  lastMove: null,
  claim: null,
  withdrawnFrom: null,
  takenOver: null,
  assignee: null,
  comments: [],
  commentTally: [],
  internalComments: {},
  internalKeys: [],
  workedOnBy: [],
  deletedAt: null,
});
