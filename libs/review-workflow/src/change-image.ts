import type { Refused } from '@tandem/contracts';
import { refuse } from '@tandem/contracts';
import type { Decision, Outcome } from '@tandem/platform';
import type { Image } from './image.ts';
import type { Situation } from './situation.ts';
import { enterProject, unseen, withOrganizationsOf } from './situation.ts';
import type { OthersClaim } from './taking-over.ts';
import { judgeClaim } from './taking-over.ts';
import type { ActingOnImage, Workflow } from './workflow.ts';

/** What a decision on one image rests on. */
export type Facts = Situation & OthersClaim;

export type ImageCommand<Prepared, Result> = {
  /** Asked after it is certain that the image is seen, and again before a remembered answer is repeated. */
  readonly permit?: (image: Image, facts: Facts) => Refused | undefined;
  /** Reads, and writes what the image is to point to; on every attempt. */
  readonly prepare?: (image: Image, facts: Facts) => Promise<Prepared>;
  /** Pure. */
  readonly decide: (
    image: Image,
    facts: Facts,
    prepared: Prepared | undefined,
  ) => Decision<Image, Result> | Refused;
  /** Whether this image exists for who asks, where not only for those who see it. */
  readonly exists?: (image: Image, facts: Situation) => Refused | undefined;
  /** Whether another's claim is to be taken over. */
  readonly takeOver?: boolean;
};

/** Changes one image through the write gate, as the person who asks stands at that moment. */
export async function changeImage<Prepared, Result>(
  workflow: Workflow,
  acting: ActingOnImage,
  { permit, prepare, decide, exists = unseen, takeOver = false }: ImageCommand<Prepared, Result>,
): Promise<Outcome<Image, Result> & { readonly situation: Situation }> {
  let situation: Situation | undefined;
  let { entered: known } = acting;
  const outcome = await workflow.images.update(acting.imageId, acting.context, {
    async facts(image) {
      const entered = known ?? (await enterProject(workflow, acting));
      known = undefined;
      situation = await withOrganizationsOf(workflow, entered, [image]);
      const facts = { ...situation, ...(await judgeClaim(workflow, image, situation, takeOver)) };
      const forbidden = exists(image, facts) ?? permit?.(image, facts);
      return { facts, forbidden, prepared: forbidden ? undefined : await prepare?.(image, facts) };
    },
    permit: (_image, { forbidden }) => forbidden,
    decide: (image, { facts, prepared }) => decide(image, facts, prepared),
  });
  if (outcome && situation) return { ...outcome, situation };
  await enterProject(workflow, acting);
  throw refuse('image.not-found');
}

/** For who works on an image: one that was withdrawn from under their claim is not simply gone (product: Who sees what). */
export function unseenOrWithdrawn(image: Image, situation: Situation): Refused | undefined {
  const refused = unseen(image, situation);
  const withdrawn =
    image.live && image.projectId === situation.project.id && image.withdrawnFrom?.key === situation.me.key;
  return refused && withdrawn ? refuse('image.withdrawn') : refused;
}
