import { changeImage, unseenOrWithdrawn } from './change-image.ts';
import { draftText } from './drafted-text.ts';
import { viewImage } from './image-view.ts';
import type { MoveCommand } from './move-command.ts';
import { decideMove } from './moving.ts';
import type { ActingOnImage, Workflow } from './workflow.ts';
import { writtenFirst } from './written-first.ts';

type Wanted = Omit<MoveCommand, 'commentId'> & {
  readonly comment?: string | undefined;
  readonly takeOver: boolean;
};

/** Moves an image on from the status and revision that were looked at; a comment's text is written first. */
export async function moveImage(
  workflow: Workflow,
  acting: ActingOnImage,
  { comment: text, takeOver, ...wanted }: Wanted,
) {
  const comment = text === undefined ? undefined : draftText(workflow, acting.imageId, text);
  const command = { ...wanted, commentId: comment?.id };
  const moving = changeImage(workflow, acting, {
    exists: unseenOrWithdrawn,
    takeOver,
    async prepare(image, facts) {
      if (!(decideMove(image, command, facts) instanceof Error)) await comment?.write();
    },
    decide: (image, facts) => decideMove(image, command, facts),
  });
  const { state, situation } = await writtenFirst(
    moving,
    ({ commentId }) => commentId === comment?.id,
    async () => comment?.forget(),
  );
  return viewImage(workflow, situation, state);
}
