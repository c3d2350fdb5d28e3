import type { ProjectFacts } from './facts.ts';
import { findMove, type MovingImage } from './find-move.ts';
import { barredByFourEyes, type Round } from './four-eyes.ts';
import { maySeeImage } from './may-see.ts';
import type { Standing } from './standing.ts';
import { deriveStatus } from './status.ts';
import { moves, type Change, type Move } from './words.ts';

/** What a person may be offered on an image now; an approval that four eyes leave to another is not. */
export function movesFor(
  standing: Standing,
  project: ProjectFacts,
  image: MovingImage & Round,
  now?: Date,
): Move[] {
  return moves
    .filter((move) => isOpen(move, standing, project, image, now))
    .filter((move) => move !== 'approve' || !barredByFourEyes(standing.accountId, image, project));
}

/** Whether a person may be offered to save annotations on an image now. */
export function maySave(standing: Standing, project: ProjectFacts, image: MovingImage): boolean {
  return isOpen('save', standing, project, image);
}

function isOpen(
  move: Change,
  standing: Standing,
  project: ProjectFacts,
  image: MovingImage,
  now?: Date,
): boolean {
  if (!maySeeImage(standing, project, image)) return false;
  return typeof findMove(move, deriveStatus(image, project), standing, { project, image, now }) === 'object';
}
