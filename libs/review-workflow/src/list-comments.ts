import { viewComments } from './comment-view.ts';
import { mayRead } from './commenting.ts';
import { visitImage } from './situation.ts';
import type { ActingOnImage, Workflow } from './workflow.ts';

/** The comments that this person may read, oldest first. */
export async function listComments(workflow: Workflow, acting: ActingOnImage) {
  const { image, situation } = await visitImage(workflow, acting);
  const heard = image.comments.filter((comment) => mayRead(comment, situation));
  return { rows: await viewComments(workflow, situation, image, heard) };
}
