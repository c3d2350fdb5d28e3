import type { ImageState } from '@tandem/contracts';
import { Count, Move, Step, Time } from '@tandem/contracts';
import { z } from 'zod';
import { Comment, CommentTally } from './comment.ts';
import { Holder, publicHolder } from './holders.ts';

export const formats = ['jpeg', 'png', 'webp'] as const;
export type Format = (typeof formats)[number];

/** Who did something of this round, on which revision. */
const Act = z.object({ by: Holder, revision: Count, at: Time });
const Approval = Act.extend({
  /** why four eyes were waived for it, where they were */
  waived: z.string().optional(),
});

/** What moves change of an image, and undo brings back. */
const Round = z.object({
  step: Step,
  /** `host` or a collaboration's id; null while nothing waits */
  reviewBy: z.string().nullable(),
  waitingSince: Time.nullable(),

  accepted: Approval.extend({ revisionId: z.string().nullable() }).nullable(),
  changedSinceAccepted: z.boolean(),
  savedSinceAcceptedBy: z.array(z.string()),

  // This round: since the image was new, sent back or reopened. Accounts, for four eyes.
  savedBeforeSubmitBy: z.array(z.string()),
  /** during review: counted as saved before the next submit, if there is one */
  correctedBy: z.array(z.string()).default([]),
  submitted: Act.nullable(),
  /** at the collaborator's stage, since the last submit */
  approvals: z.array(Approval),
  /** at the collaborator's stage, before the image was skipped and submitted again */
  approvedEarlier: z.array(z.string()).default([]),

  /** the last time it was sent back or reopened, kept for those who compare: on which revision, and what was submitted then */
  sentBack: z
    .object({
      revision: Count,
      submitted: Count.nullable(),
      /** the last that the host's reviewers sent back */
      byHost: Count.nullable(),
    })
    .nullable()
    .default(null),

  skippedFrom: Step.nullable(),
  returnedTo: Holder.nullable(),
});
export type Round = z.infer<typeof Round>;

const LastMove = z.object({
  move: Move,
  by: Holder,
  at: Time,
  /** the revision that it was made on */
  revision: Count,
  before: Round,
  /** since then somebody else claimed the image, or anybody saved or entrusted it */
  disturbed: z.boolean(),
});

/** One image: small, so that lists, queues and counts rest on it alone. */
export const Image = z.object({
  id: z.string(),
  projectId: z.string(),
  /** false once deleted; only live images are indexed */
  live: z.boolean(),
  folder: z.string(),
  name: z.string(),
  /** unique among the live images of a project */
  nameKey: z.string(),
  width: z.int(),
  height: z.int(),
  /** bytes of the original */
  size: z.int(),
  format: z.enum(formats),
  /** keys of blobs */
  files: z.object({ original: z.string(), rendition: z.string(), renditionType: z.string() }),
  uploadedAt: Time,
  /** claims and comments do not change an image */
  changedAt: Time,

  ...Round.shape,
  /** lacks where the last move was made before moves could be undone */
  lastMove: LastMove.nullish(),
  entrustedTo: z.string().nullable(),

  revision: Count,
  headId: z.string().nullable(),
  lastSavedBy: Holder.nullable(),
  /** whose work in progress it is, for queues; nobody's after it went to another side */
  inProgressBy: Holder.nullable().default(null),
  annotationCounts: z.record(z.string(), Count),
  /** those that are counted */
  labelIds: z.array(z.string()),

  claim: z.object({ holder: Holder, until: Time }).nullable(),
  /** whose claim ended because the free image was entrusted to another */
  withdrawnFrom: Holder.nullable(),
  /** whose claim was taken over, until they work on the image again */
  takenOver: z.object({ from: Holder, by: Holder, at: Time }).nullish(),
  assignee: Holder.nullable(),

  comments: z.array(Comment),
  commentTally: z.array(CommentTally),
  /** how many are internal to which organization, and by what they are found: `<projectId>:<organizationId>` */
  internalComments: z.record(z.string(), Count).default({}),
  internalKeys: z.array(z.string()).default([]),
  workedOnBy: z.array(z.string()),
  deletedAt: Time.nullable(),
});
export type Image = z.infer<typeof Image>;
export type Claim = NonNullable<Image['claim']>;

export const publicImage = (image: Image): ImageState => ({
  id: image.id,
  projectId: image.projectId,
  folder: image.folder,
  name: image.name,
  width: image.width,
  height: image.height,
  step: image.step,
  reviewBy: image.reviewBy,
  entrustedTo: image.entrustedTo,
  revision: image.revision,
  acceptedRevision: image.accepted?.revision ?? null,
  changedSinceAccepted: image.changedSinceAccepted,
  assignee: image.assignee && publicHolder(image.assignee),
  workedOnBy: image.workedOnBy,
  deletedAt: image.deletedAt,
});

export const withMember = (list: readonly string[], one: string): string[] => [...new Set([...list, one])];
