import type { Refused } from '@tandem/contracts';
import { refuse } from '@tandem/contracts';
import {
  barredByFourEyes,
  deriveStatus,
  findMove,
  fourEyesMayBeWaived,
  reviewersOf,
  type Standing,
} from '@tandem/rules';
import type { ImageSummary } from './image-summary.ts';
import { movingOf } from './image-summary.ts';
import type { Image } from './image.ts';
import type { MoveCommand } from './move-command.ts';
import type { Situation } from './situation.ts';

/** Whether four eyes leave this approval to another. */
const barred = (image: ImageSummary, { standing, project }: Situation): boolean =>
  barredByFourEyes(standing.accountId, movingOf(image), project);

/**
 * Judges images: whether who asks could approve one but for four eyes, which bar everybody else who could. The host's and the
 * entrusted partner's organizations must be known; the reviewers are gathered once, when first needed.
 */
export function waivingIn(situation: Situation): (image: ImageSummary) => boolean {
  const { project, standing, organizations } = situation;
  let reviewers: readonly Standing[] | undefined;
  return (image) => {
    const moving = movingOf(image);
    const found = findMove('approve', deriveStatus(image, project), standing, { project, image: moving });
    if (typeof found === 'string' || !barred(image, situation)) return false;
    reviewers ??= reviewersOf(project, organizations);
    return fourEyesMayBeWaived(project, reviewers, moving);
  };
}

/** Why four eyes forbid this approval; undefined where they do not, or are waived. */
export function refuseByFourEyes(
  image: Image,
  { waive, reason }: MoveCommand,
  situation: Situation,
): Refused | undefined {
  if (!barred(image, situation)) return undefined;
  const mayWaive = waivingIn(situation)(image);
  if (!waive || !mayWaive) return refuse('image.four-eyes', { mayWaive });
  return reason === undefined ? refuse('image.reason-required') : undefined;
}

/** Whether this move is an approval for which four eyes are waived; it was found to be allowed. */
export const waives = (image: Image, { move, waive }: MoveCommand, situation: Situation): boolean =>
  move === 'approve' && waive && barred(image, situation);
