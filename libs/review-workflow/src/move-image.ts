import { Refused } from '@tandem/contracts';
import { changeImage, unseenOrWithdrawn } from './change-image.ts';
import { draftText } from './drafted-text.ts';
import type { MoveCommand } from './move-command.ts';
import { decideMove } from './moving.ts';
import { sayWhoTookOver } from './taking-over.ts';
import type { ActingOnImage, Workflow } from './workflow.ts';
import { writtenFirst } from './written-first.ts';

export type WantedMove = Omit<MoveCommand, 'commentId'> & {
  readonly comment?: string | undefined;
  readonly takeOver: boolean;
};

/** Moves an image on from the status and revision that were looked at; a comment's text is written first. */
export function moveImage(
  workflow: Workflow,
  acting: ActingOnImage,
  { comment: text, takeOver, ...wanted }: WantedMove,
) {
  const comment = text === undefined ? undefined : draftText(workflow, acting.imageId, text);
  const command = { ...wanted, commentId: comment?.id };
  const moving = changeImage(workflow, acting, {
    exists: unseenOrWithdrawn,
    takeOver,
    async prepare(image, facts) {
      const decided = decideMove(image, command, facts);
      if (decided instanceof Refused) return sayWhoTookOver(workflow, image, facts, decided);
      await comment?.write();
      return undefined;
    },
    decide: (image, facts, refused) => refused ?? decideMove(image, command, facts),
  });
  return writtenFirst(
    moving,
    ({ commentId }) => commentId === comment?.id,
    async () => comment?.forget(),
  );
}
