import { refuse } from '@tandem/contracts';
import { isRefusal } from '@tandem/platform';
import type { Capability } from '@tandem/rules';
import { changeImage } from './change-image.ts';
import { decideClaim } from './claim-image.ts';
import { claimInForce, isMine } from './claims.ts';
import type { ImageSummary } from './image-summary.ts';
import type { Queue, Wanted } from './queues.ts';
import { mayWork, readTiers } from './queues.ts';
import type { Situation } from './situation.ts';
import { enterWith } from './situation.ts';
import type { Acting, Workflow } from './workflow.ts';

const rounds = 50;

/** Nobody has changed the image, as far as its place in a queue goes, since the queue was read. */
const asListed = (now: ImageSummary, listed: ImageSummary): boolean =>
  now.step === listed.step &&
  now.reviewBy === listed.reviewBy &&
  now.revision === listed.revision &&
  now.changedAt === listed.changedAt;

/** Claims one candidate; false where somebody else was quicker. */
async function tryClaim(workflow: Workflow, acting: Acting, queue: Queue, listed: ImageSummary) {
  try {
    return await changeImage(
      workflow,
      { ...acting, imageId: listed.id },
      {
        decide: (image, facts) =>
          asListed(image, listed) && mayWork(queue, image, facts)
            ? decideClaim(image, facts)
            : refuse('image.stale'),
      },
    );
  } catch (error) {
    const lost = [
      'image.stale',
      'image.claimed',
      'image.taken-over',
      'image.not-found',
      'image.not-changeable',
    ];
    if (isRefusal(error) && lost.includes(error.refusal.code)) return undefined;
    throw error;
  }
}

/** One's own claimed image, else the first; whoever loses the first to another goes on at a random one. */
function inOrderOfTrying(
  { runtime }: Workflow,
  situation: Situation,
  listed: readonly ImageSummary[],
): readonly ImageSummary[] {
  const mine = listed.filter((image) => isMine(claimInForce(image, situation), situation));
  const [first, ...rest] = [...mine, ...listed.filter((image) => !mine.includes(image))];
  if (!first) return [];
  const start = rest.length > 0 ? Number.parseInt(runtime.newSalt().slice(0, 8), 16) % rest.length : 0;
  return [first, ...rest.slice(start), ...rest.slice(0, start)];
}

/** What working off a queue takes. */
export const capabilityFor = (queue: Queue): Capability =>
  queue === 'annotation' ? 'annotate-images' : 'review-images';

/** Claims the next image of a queue for who asks; undefined when nothing waits. */
export async function claimNext(workflow: Workflow, acting: Acting, wanted: Wanted) {
  const { queue } = wanted;
  let fresh = false;
  for (let round = 0; round < rounds; round += 1) {
    const situation = await enterWith(workflow, acting, capabilityFor(queue));
    let waiting = false;
    for (const tier of await readTiers(workflow, situation, wanted, fresh)) {
      const listed = await tier();
      waiting ||= listed.length > 0;
      for (const image of inOrderOfTrying(workflow, situation, listed)) {
        const claimed = await tryClaim(workflow, acting, queue, image);
        if (claimed) return claimed;
      }
    }
    // Who is gone may be known a second late: nothing waits only where that is no reason.
    if (!waiting && fresh) return undefined;
    fresh = true;
  }
  throw refuse('write.contended');
}
