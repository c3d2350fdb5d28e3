import { z } from 'zod';
import { problems } from '../../errors/index.ts';
import { CommentText, Count, Id, Move, Reason, Status } from '../../primitives.ts';
import { capabilityErrors, inProject } from '../common.ts';
import { defineRoutes } from '../route.ts';
import { onlyOnce, ProjectMemberIds, ReturnTo, service, TakeOver } from './shared.ts';

const most = 500;
const selection = '/v1/organizations/{organizationId}/projects/{projectId}/selection';

const ImageIds = z
  .array(Id)
  .min(1)
  .max(most)
  .refine((ids) => onlyOnce(ids, String), 'each image once');

/** Image by image: done, or the code and details of what refuses it. */
const Outcomes = z.object({
  rows: z.array(
    z.object({
      imageId: Id,
      refusal: z
        .object({
          code: z.enum(Object.keys(problems) as [keyof typeof problems]),
          details: z.record(z.string(), z.unknown()),
        })
        .nullable()
        .meta({ description: 'null: done' }),
    }),
  ),
});

export const selectionRoutes = defineRoutes({
  moveSelection: {
    service,
    method: 'POST',
    path: `${selection}/moves`,
    auth: 'account',
    status: 200,
    summary: 'Move up to 500 images on, each from the status and revision that were looked at',
    params: inProject,
    body: z.strictObject({
      images: z
        .array(z.strictObject({ id: Id, from: Status, revision: Count }))
        .min(1)
        .max(most)
        .refine((images) => onlyOnce(images, ({ id }) => id), 'each image once'),
      move: Move,
      comment: CommentText.optional(),
      reason: Reason.optional(),
      returnTo: ReturnTo,
      waive: z.boolean().default(false),
      takeOver: TakeOver,
    }),
    response: Outcomes,
    errors: capabilityErrors,
  },
  assignSelection: {
    service,
    method: 'PUT',
    path: `${selection}/assignee`,
    auth: 'account',
    status: 200,
    summary:
      'Assign up to 500 images to one annotator, spread them over several, or take their assignments back with null',
    params: inProject,
    body: z
      .strictObject({
        imageIds: ImageIds,
        projectMemberId: Id.nullable().optional(),
        projectMemberIds: ProjectMemberIds.optional().meta({
          description: 'instead: the images go round these people, in the order given, each to one',
        }),
      })
      .refine(
        (body) => (body.projectMemberId === undefined) !== (body.projectMemberIds === undefined),
        'either projectMemberId or projectMemberIds',
      ),
    response: Outcomes,
    errors: capabilityErrors,
  },
  deleteSelection: {
    service,
    method: 'POST',
    path: `${selection}/deletion`,
    auth: 'account',
    status: 200,
    summary: 'Delete up to 500 images (host managers and developers)',
    params: inProject,
    body: z.strictObject({ imageIds: ImageIds }),
    response: Outcomes,
    errors: capabilityErrors,
  },
  entrustSelection: {
    service,
    method: 'PUT',
    path: `${selection}/entrustment`,
    auth: 'account',
    status: 200,
    summary: 'Hand up to 500 images over to a collaboration, or take them back with null (host managers)',
    params: inProject,
    body: z.strictObject({ imageIds: ImageIds, collaborationId: Id.nullable() }),
    response: Outcomes,
    errors: capabilityErrors,
  },
});
