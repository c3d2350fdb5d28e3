import { changeImage, unseenOrWithdrawn } from './change-image.ts';
import { viewImage } from './image-view.ts';
import type { MoveCommand } from './moving.ts';
import { decideMove } from './moving.ts';
import type { ActingOnImage, Workflow } from './workflow.ts';
import { idWithin } from './workflow.ts';

type Wanted = Omit<MoveCommand, 'commentId'> & { readonly comment?: string | undefined };

/** Moves an image on from the status and revision that were looked at; a comment's text is written first. */
export async function moveImage(
  workflow: Workflow,
  acting: ActingOnImage,
  { comment: text, ...wanted }: Wanted,
) {
  const commentId = text === undefined ? undefined : idWithin(workflow, acting, 'comment');
  const command = { ...wanted, commentId };
  const { state, situation } = await changeImage(workflow, acting, {
    exists: unseenOrWithdrawn,
    async prepare(image, facts) {
      if (text === undefined || commentId === undefined) return;
      if (decideMove(image, command, facts) instanceof Error) return;
      await workflow.commentTexts.insertMany([{ id: commentId, imageId: image.id, text }]);
    },
    decide: (image, facts) => decideMove(image, command, facts),
  });
  return viewImage(workflow, situation, state);
}
