import { z } from 'zod';
import { CommentText, Count, Id, Move, Reason, Status } from '../../primitives.ts';
import { capabilityErrors, imageErrors, inImage, inProject } from '../common.ts';
import { defineRoutes } from '../route.ts';
import { changeErrors, image, Pin, ReturnTo, service, TakeOver } from './shared.ts';
import { ImageView } from './views.ts';

export const reviewRoutes = defineRoutes({
  moveImage: {
    service,
    method: 'POST',
    path: `${image}/moves`,
    auth: 'account',
    status: 201,
    summary: 'Move an image on: from the status and revision that were looked at',
    params: inImage,
    body: z
      .strictObject({
        move: Move,
        from: Status,
        revision: Count,
        comment: CommentText.optional().meta({ description: 'required to request a change or reopen' }),
        ...Pin,
        reason: Reason.optional().meta({ description: 'required to skip, and to waive four eyes' }),
        waive: z
          .boolean()
          .default(false)
          .meta({ description: 'approve although four eyes bar every reviewer who could' }),
        returnTo: ReturnTo,
        takeOver: TakeOver,
      })
      .refine(
        ({ comment, point, annotationId }) =>
          comment !== undefined || (point === undefined && annotationId === undefined),
        { path: ['comment'], error: 'point and annotationId are where a comment points' },
      ),
    response: ImageView,
    errors: [
      ...changeErrors,
      'image.move-not-from-here',
      'image.move-not-allowed',
      'image.nothing-to-undo',
      'image.undo-not-yours',
      'image.undo-overtaken',
      'image.undo-too-late',
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
    body: z.strictObject({
      queue: z.enum(['annotation', 'review']),
      except: z
        .array(Id)
        .max(50)
        .default([])
        .meta({ description: 'images not to be given, mine among them' }),
    }),
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
    body: z.strictObject({ takeOver: TakeOver }),
    response: ImageView,
    errors: [
      ...imageErrors,
      'project.capability-missing',
      'image.claimed',
      'image.taken-over',
      'image.take-over-not-allowed',
      'image.not-changeable',
    ],
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
});
