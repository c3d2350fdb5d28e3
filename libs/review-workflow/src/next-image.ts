import { refuse } from '@tandem/contracts';
import { isRefusal } from '@tandem/platform';
import { leaveImage } from './claim-image.ts';
import { capabilityFor, claimNext } from './claim-next.ts';
import { viewImage } from './image-view.ts';
import type { Wanted } from './queues.ts';
import { enterWith, visitImage } from './situation.ts';
import type { Acting, Workflow } from './workflow.ts';

const rememberedMillis = 24 * 60 * 60_000;

type Claimed = NonNullable<Awaited<ReturnType<typeof claimNext>>>;

/** The image that this key was answered with, while it is still there for who asks. */
async function answeredBefore(workflow: Workflow, acting: Acting) {
  const { command } = acting.context;
  const earlier = command && (await workflow.nextAnswers.get(command.key));
  if (!command || !earlier) return undefined;
  if (earlier.doc.fingerprint !== command.fingerprint) throw refuse('idempotency-key.reused');
  const { imageId } = earlier.doc;
  try {
    const { image, situation } = await visitImage(workflow, { ...acting, imageId });
    return { image: await viewImage(workflow, situation, image) };
  } catch (error) {
    if (isRefusal(error) && error.refusal.code === 'image.not-found') return { image: null };
    throw error;
  }
}

/** The next image of a queue, claimed in the same step; null when nothing waits. */
export async function nextImage(workflow: Workflow, acting: Acting, wanted: Wanted) {
  await enterWith(workflow, acting, capabilityFor(wanted.queue));
  const before = await answeredBefore(workflow, acting);
  if (before) return before;
  const claimed = await claimNext(workflow, acting, wanted);
  if (!claimed) return { image: null };
  const first = await answeredMeanwhile(workflow, acting, claimed);
  return first ?? { image: await viewImage(workflow, claimed.situation, claimed.state) };
}

/** Notes the answer under its key; where the same request was quicker, lets go and gives that one's answer. */
async function answeredMeanwhile(workflow: Workflow, acting: Acting, claimed: Claimed) {
  const { command } = acting.context;
  if (!command) return undefined;
  const imageId = claimed.state.id;
  const expiresAt = new Date(claimed.situation.now.getTime() + rememberedMillis).toISOString();
  const note = { id: command.key, fingerprint: command.fingerprint, imageId, expiresAt };
  if ((await workflow.nextAnswers.insertMany([note])) > 0) return undefined;
  const first = await answeredBefore(workflow, acting);
  if (first?.image?.id !== imageId)
    await leaveImage(workflow, { ...acting, imageId, context: { ...acting.context, command: undefined } });
  return first;
}
