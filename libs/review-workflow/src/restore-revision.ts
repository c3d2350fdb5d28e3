import type { Annotation } from '@tandem/contracts';
import { readRevision } from './history.ts';
import { unpack } from './revisions.store.ts';
import { saveRevision } from './save-revision.ts';
import { visitImage } from './situation.ts';
import type { ActingOnImage, Workflow } from './workflow.ts';

/** Saves an earlier revision again, as a new one. */
export async function restoreRevision(
  workflow: Workflow,
  acting: ActingOnImage,
  number: number,
  { revision: current, takeOver }: { readonly revision: number; readonly takeOver: boolean },
) {
  const { image } = await visitImage(workflow, acting);
  const annotations: readonly Annotation[] = await unpack(await readRevision(workflow, image, number));
  return saveRevision(workflow, acting, { revision: current, annotations, restored: true, takeOver });
}
