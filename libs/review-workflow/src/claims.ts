import { countsOn } from './holders.ts';
import type { ImageSummary } from './image-summary.ts';
import type { Claim } from './image.ts';
import type { Situation } from './situation.ts';

const claimMinutes = 15;

/** The claim that still holds: in time, its holder in force and seeing the image (product: Working on images). */
export function claimInForce(image: Pick<ImageSummary, 'claim' | 'entrustedTo'>, situation: Situation) {
  const { claim } = image;
  if (!claim || claim.until <= situation.now.toISOString()) return undefined;
  return countsOn(claim.holder, image, situation) ? claim : undefined;
}

export const isMine = (claim: Claim | undefined, { me }: Situation): boolean => claim?.holder.key === me.key;

export function claimOfAnother(image: ImageSummary, situation: Situation): Claim | undefined {
  const claim = claimInForce(image, situation);
  return isMine(claim, situation) ? undefined : claim;
}

/** A claim from now on. */
export const claimFor = ({ me, now }: Situation): Claim => ({
  holder: me,
  until: new Date(now.getTime() + claimMinutes * 60_000).toISOString(),
});
