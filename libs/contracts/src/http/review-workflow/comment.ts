import { z } from 'zod';
import { CommentText, Id } from '../../primitives.ts';
import { imageErrors, inImage } from '../common.ts';
import { defineRoutes } from '../route.ts';
import { image, Pin, service } from './shared.ts';
import { CommentView } from './views.ts';

const inComment = inImage.extend({ commentId: Id });
const AudienceChoice = z.enum(['shared', 'internal']);

export const commentRoutes = defineRoutes({
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
      ...Pin,
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
});
