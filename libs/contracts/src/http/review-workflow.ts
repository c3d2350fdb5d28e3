import { z } from 'zod';
import { Annotations, ImageAnnotations } from '../annotations.ts';
import {
  Author,
  CommentText,
  Count,
  Id,
  Move,
  pageOf,
  pageQuery,
  Reason,
  Status,
  Time,
} from '../primitives.ts';
import { capabilityErrors, imageErrors, inImage, inOrganization, inProject } from './common.ts';
import { defineRoutes } from './route.ts';

const service = 'review-workflow';
const images = '/v1/organizations/{organizationId}/projects/{projectId}/images';
const image = `${images}/{imageId}` as const;
const inRevision = inImage.extend({ revision: z.coerce.number().int().min(1) });
const inComment = inImage.extend({ commentId: Id });

/** A list in one query value, separated by commas. */
const listOf = <Item extends z.ZodType<string, string>>(item: Item) =>
  z
    .string()
    .transform((text) => text.split(',').filter((part) => part !== ''))
    .pipe(z.array(item).max(200));

export const Claim = z.object({ by: Author, mine: z.boolean(), until: Time });

export const ImageView = z.object({
  id: Id,
  folder: z.string(),
  name: z.string(),
  width: z.int(),
  height: z.int(),
  uploadedAt: Time,
  changedAt: Time,
  status: Status,
  waitsFor: Author.nullable().meta({ description: 'the organization whose review it waits for' }),
  revision: Count.meta({ description: 'the current one; 0: nothing saved yet' }),
  acceptedRevision: Count.nullable(),
  changedSinceAccepted: z.boolean(),
  entrustedTo: z
    .object({ collaborationId: Id, organization: z.object({ id: Id, name: z.string() }) })
    .nullable(),
  claim: Claim.nullable(),
  assignee: Author.nullable(),
  returnedTo: Author.nullable(),
  annotationCounts: z.record(Id, Count).meta({ description: 'per label, of the current revision' }),
  comments: Count,
  mayChange: z.boolean(),
  moves: z.array(Move).meta({ description: 'that I may make now' }),
});
export type ImageView = z.infer<typeof ImageView>;

export const RevisionView = z.object({
  revision: z.int().min(1),
  startedFrom: Count,
  savedBy: Author,
  savedAt: Time,
  annotations: Count,
  correction: z.boolean().meta({ description: 'saved by a reviewer during review' }),
});

export const CommentView = z.object({
  id: Id,
  replyTo: Id.nullable(),
  author: Author,
  at: Time,
  text: z.string(),
  audience: z.enum(['shared', 'internal']),
  point: z.tuple([z.number(), z.number()]).nullable(),
  annotationId: z.string().nullable(),
  resolved: z.boolean(),
  requestsChange: z.boolean(),
});

const AudienceChoice = z.enum(['shared', 'internal']);
export const ByStatus = z.partialRecord(Status, Count);

const changeErrors = [
  ...imageErrors,
  'project.capability-missing',
  'image.stale',
  'image.claimed',
  'image.not-changeable',
  'image.withdrawn',
] as const;

export const reviewWorkflowRoutes = defineRoutes({
  listImages: {
    service,
    method: 'GET',
    path: images,
    auth: 'account',
    status: 200,
    summary: 'Images of a project that I may see, by folder and name',
    params: inProject,
    query: z.strictObject({
      ...pageQuery,
      status: listOf(Status).optional().meta({ description: 'comma-separated' }),
      folder: z.string().max(500).optional().meta({ description: 'exactly this folder; empty: the top' }),
      assignee: z
        .union([z.enum(['me', 'nobody']), Id])
        .optional()
        .meta({ description: '`me`, `nobody`, or an account' }),
    }),
    response: pageOf(ImageView),
    errors: [...capabilityErrors, 'request.cursor'],
  },
  uploadImage: {
    service,
    method: 'POST',
    path: images,
    auth: 'account',
    status: 201,
    summary: 'Upload one image (JPEG, PNG, WebP; 50 MB, 100 megapixels at most)',
    params: inProject,
    body: 'file',
    form: z.strictObject({ folder: z.string().max(500).default('') }),
    fileLimit: { bytes: 50_000_000, code: 'image.too-large' },
    response: ImageView,
    errors: [
      ...capabilityErrors,
      'image.name-taken',
      'image.not-an-image',
      'image.too-large',
      'image.too-many-pixels',
      'image.bad-path',
      'image.file-missing',
    ],
  },
  getImage: {
    service,
    method: 'GET',
    path: image,
    auth: 'account',
    status: 200,
    summary: 'One image',
    params: inImage,
    response: ImageView,
    errors: imageErrors,
  },
  deleteImage: {
    service,
    method: 'DELETE',
    path: image,
    auth: 'account',
    status: 200,
    summary: 'Delete an image (host managers and developers)',
    params: inImage,
    response: z.object({}),
    errors: [...imageErrors, 'project.capability-missing'],
  },
  getRendition: {
    service,
    method: 'GET',
    path: `${image}/rendition`,
    auth: 'account',
    status: 200,
    summary: 'The picture as shown: orientation applied, metadata removed',
    params: inImage,
    response: 'image/webp',
    errors: imageErrors,
  },
  downloadOriginal: {
    service,
    method: 'GET',
    path: `${image}/original`,
    auth: 'account',
    status: 200,
    summary: 'The file as uploaded (host managers and developers)',
    params: inImage,
    response: 'image/*',
    errors: [...imageErrors, 'project.capability-missing'],
  },
  saveRevision: {
    service,
    method: 'POST',
    path: `${image}/revisions`,
    auth: 'account',
    status: 201,
    bodyLimit: 10_000_000,
    summary: 'Save annotations as a new revision, started from `revision`',
    params: inImage,
    body: z.strictObject({ revision: Count, annotations: Annotations }),
    response: z.object({
      image: ImageView,
      dropped: z
        .array(z.object({ annotationId: z.string(), labelId: Id }))
        .meta({ description: 'not kept: their label was deleted' }),
    }),
    errors: [...changeErrors, 'annotation.invalid'],
  },
  listRevisions: {
    service,
    method: 'GET',
    path: `${image}/revisions`,
    auth: 'account',
    status: 200,
    summary: 'Every saved state, newest first',
    params: inImage,
    query: z.strictObject(pageQuery),
    response: pageOf(RevisionView),
    errors: [...imageErrors, 'request.cursor'],
  },
  getRevision: {
    service,
    method: 'GET',
    path: `${image}/revisions/{revision}`,
    auth: 'account',
    status: 200,
    summary: 'One saved state with its annotations',
    params: inRevision,
    response: RevisionView.omit({ annotations: true }).extend({ annotations: Annotations }),
    errors: [...imageErrors, 'revision.not-found'],
  },
  restoreRevision: {
    service,
    method: 'POST',
    path: `${image}/revisions/{revision}/restoration`,
    auth: 'account',
    status: 201,
    summary: 'Save an earlier revision again, as a new one',
    params: inRevision,
    body: z.strictObject({ revision: Count.meta({ description: 'the current one' }) }),
    response: z.object({
      image: ImageView,
      dropped: z.array(z.object({ annotationId: z.string(), labelId: Id })),
    }),
    errors: [...changeErrors, 'revision.not-found'],
  },
  moveImage: {
    service,
    method: 'POST',
    path: `${image}/moves`,
    auth: 'account',
    status: 201,
    summary: 'Move an image on: from the status and revision that were looked at',
    params: inImage,
    body: z.strictObject({
      move: Move.exclude(['undo']),
      from: Status,
      revision: Count,
      comment: CommentText.optional().meta({ description: 'required to request a change or reopen' }),
      reason: Reason.optional().meta({ description: 'required to skip' }),
      returnTo: z
        .enum(['submitter', 'anyone'])
        .default('submitter')
        .meta({ description: 'of a request for change' }),
    }),
    response: ImageView,
    errors: [
      ...changeErrors,
      'image.move-not-from-here',
      'image.move-not-allowed',
      'image.four-eyes',
      'image.comment-required',
      'image.reason-required',
    ],
  },
  nextImage: {
    service,
    method: 'POST',
    path: '/v1/organizations/{organizationId}/projects/{projectId}/next',
    auth: 'account',
    status: 200,
    summary: 'The next image for me, claimed in the same step; null when nothing waits',
    params: inProject,
    body: z.strictObject({ queue: z.enum(['annotation', 'review']) }),
    response: z.object({ image: ImageView.nullable() }),
    errors: capabilityErrors,
  },
  claimImage: {
    service,
    method: 'PUT',
    path: `${image}/claim`,
    auth: 'account',
    status: 200,
    summary: 'Claim an image for 15 minutes, or renew the claim',
    params: inImage,
    body: z.strictObject({}),
    response: ImageView,
    errors: [...imageErrors, 'project.capability-missing', 'image.claimed', 'image.not-changeable'],
  },
  leaveImage: {
    service,
    method: 'DELETE',
    path: `${image}/claim`,
    auth: 'account',
    status: 200,
    summary: 'End my claim',
    params: inImage,
    response: ImageView,
    errors: imageErrors,
  },
  assignImage: {
    service,
    method: 'PUT',
    path: `${image}/assignee`,
    auth: 'account',
    status: 200,
    summary: 'Assign an image to one annotator',
    params: inImage,
    body: z.strictObject({ projectMemberId: Id }),
    response: ImageView,
    errors: [
      ...imageErrors,
      'project.capability-missing',
      'project-member.not-found',
      'project-member.other-side',
      'image.entrusted-elsewhere',
    ],
  },
  unassignImage: {
    service,
    method: 'DELETE',
    path: `${image}/assignee`,
    auth: 'account',
    status: 200,
    summary: 'Take the assignment back',
    params: inImage,
    response: ImageView,
    errors: [...imageErrors, 'project.capability-missing', 'project-member.other-side'],
  },
  entrustImage: {
    service,
    method: 'PUT',
    path: `${image}/entrustment`,
    auth: 'account',
    status: 200,
    summary: 'Entrust an image to a collaboration, hand it over, or take it back with null (host managers)',
    params: inImage,
    body: z.strictObject({ collaborationId: Id.nullable() }),
    response: ImageView,
    errors: [...imageErrors, 'project.capability-missing', 'collaboration.not-found', 'collaboration.ended'],
  },
  listComments: {
    service,
    method: 'GET',
    path: `${image}/comments`,
    auth: 'account',
    status: 200,
    summary: 'The comments that I may read, oldest first',
    params: inImage,
    response: z.object({ rows: z.array(CommentView) }),
    errors: imageErrors,
  },
  addComment: {
    service,
    method: 'POST',
    path: `${image}/comments`,
    auth: 'account',
    status: 201,
    summary: 'Comment on an image, a point or an annotation, or reply',
    params: inImage,
    body: z.strictObject({
      text: CommentText,
      audience: AudienceChoice.default('shared'),
      point: z.tuple([z.number(), z.number()]).optional(),
      annotationId: z
        .string()
        .regex(/^[\w-]{1,64}$/)
        .optional(),
      replyTo: Id.optional(),
    }),
    response: CommentView,
    errors: [...imageErrors, 'project.capability-missing', 'comment.not-found', 'image.full-of-comments'],
  },
  resolveComment: {
    service,
    method: 'PATCH',
    path: `${image}/comments/{commentId}`,
    auth: 'account',
    status: 200,
    summary: 'Resolve a thread, or reopen it',
    params: inComment,
    body: z.strictObject({ resolved: z.boolean() }),
    response: CommentView,
    errors: [...imageErrors, 'project.capability-missing', 'comment.not-found'],
  },
  getImageAnnotations: {
    service,
    method: 'GET',
    path: `${image}/annotations`,
    auth: 'account',
    status: 200,
    summary:
      'The annotations of one image in the documented format; of a done image the accepted revision (host managers and developers)',
    params: inImage,
    response: ImageAnnotations,
    errors: [...imageErrors, 'project.capability-missing'],
  },
  downloadAnnotations: {
    service,
    method: 'GET',
    path: '/v1/organizations/{organizationId}/projects/{projectId}/downloads/annotations',
    auth: 'account',
    status: 200,
    summary: 'A zip with one JSON file per image, under its folder (host managers and developers)',
    params: inProject,
    query: z.strictObject({ status: listOf(Status).optional(), folder: z.string().max(500).optional() }),
    response: 'application/zip',
    errors: capabilityErrors,
  },
  getLabelUse: {
    service,
    method: 'GET',
    path: '/v1/organizations/{organizationId}/projects/{projectId}/labels/{labelId}/use',
    auth: 'account',
    status: 200,
    summary: 'How many images and annotations use a label now; asked before deleting it',
    params: inProject.extend({ labelId: Id }),
    response: z.object({ images: Count, annotations: Count }),
    errors: [...capabilityErrors, 'label.not-found'],
  },
  getProgress: {
    service,
    method: 'GET',
    path: '/v1/organizations/{organizationId}/progress',
    auth: 'account',
    status: 200,
    summary: 'Images per status, as far as I may see them, for up to 200 projects at once',
    params: inOrganization,
    query: z.strictObject({ projects: listOf(Id) }),
    response: z.object({ rows: z.array(z.object({ projectId: Id, byStatus: ByStatus, total: Count })) }),
    errors: ['organization.not-found', 'membership.pending'],
  },
});
