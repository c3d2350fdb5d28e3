import type { ProjectMember } from '@tandem/contracts';
import { effectiveEntrustment } from '@tandem/rules';
import { openSteps } from './assign-image.ts';
import type { Assignment } from './assignments.store.ts';
import type { ImageSummary } from './image-summary.ts';
import type { Situation } from './situation.ts';
import { lacks } from './situation.ts';
import type { Branches } from './visible-images.ts';
import { everyOf, nobodyOr, visibleImages } from './visible-images.ts';
import type { Release } from './visible-images.ts';

/** The images that may still be assigned to somebody: seen, not over, and nobody's. */
export const assignable = (situation: Situation, releases: readonly Release[]): Branches =>
  everyOf(visibleImages(situation), [{ step: { in: openSteps } }], nobodyOr('assignee.key', [], releases));

/** Who of these people an image can be given to: it is not moved between sides, and partners give what is theirs. */
export function whoCanGet<Member extends Pick<ProjectMember, 'collaborationId' | 'organizationId'>>(
  image: Pick<ImageSummary, 'entrustedTo'>,
  members: readonly Member[],
  situation: Situation,
): readonly Member[] {
  const entrustedTo = effectiveEntrustment(image, situation.project);
  return members.filter(
    ({ collaborationId, organizationId }) =>
      (entrustedTo === null || entrustedTo === collaborationId) &&
      !lacks('assign-annotators', situation, { organizationId, entrustedTo }),
  );
}

/** Each image to the one who has been given least so far; the first of these in the order in which they were named. */
export function spread(
  images: readonly ImageSummary[],
  members: Assignment['members'],
  situation: Situation,
): Assignment['batch'] {
  const given = new Map(members.map(({ id, given }) => [id, given]));
  const ofProject = new Map(situation.project.members.map((member) => [member.id, member]));
  const people = members.flatMap(({ id }) => ofProject.get(id) ?? []);
  return images.flatMap((image) => {
    const [first, ...others] = whoCanGet(image, people, situation);
    if (!first) return [];
    const count = ({ id }: { readonly id: string }) => given.get(id) ?? 0;
    const least = others.reduce((one, other) => (count(other) < count(one) ? other : one), first);
    given.set(least.id, count(least) + 1);
    return [{ imageId: image.id, projectMemberId: least.id }];
  });
}
