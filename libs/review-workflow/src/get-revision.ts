import { refuse } from '@tandem/contracts';
import { readRevision } from './history.ts';
import { ofLiveLabels } from './labels.ts';
import { viewRevisions } from './list-revisions.ts';
import { unpack } from './revisions.store.ts';
import { visitImage } from './situation.ts';
import type { ActingOnImage, Workflow } from './workflow.ts';

/** One saved state; annotations of labels deleted since stay hidden. */
export async function getRevision(workflow: Workflow, acting: ActingOnImage, number: number) {
  const { image, situation } = await visitImage(workflow, acting);
  const revision = await readRevision(workflow, image, number);
  const [annotations, [view]] = await Promise.all([
    unpack(revision),
    viewRevisions(workflow, situation, [revision]),
  ]);
  if (!view) throw refuse('revision.not-found');
  return { ...view, annotations: ofLiveLabels(annotations, situation.project) };
}
