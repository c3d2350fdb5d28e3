import { refuse } from '@tandem/contracts';
import { enterWith } from './situation.ts';
import type { Acting, Workflow } from './workflow.ts';

/** How many images and annotations use a label now; told before it is deleted. */
export async function getLabelUse(workflow: Workflow, acting: Acting, labelId: string) {
  const { project } = await enterWith(workflow, acting, 'manage-labels');
  if (!project.labels.some(({ id, deletedAt }) => id === labelId && deletedAt === null))
    throw refuse('label.not-found');
  const field = `annotationCounts.${labelId}`;
  const counts = await workflow.images.countBy('usingLabel', { labelId }, field);
  const pairs = [...counts].map(([annotations, images]) => ({ annotations: Number(annotations), images }));
  return {
    images: pairs.reduce((sum, { images }) => sum + images, 0),
    annotations: pairs.reduce((sum, { annotations, images }) => sum + annotations * images, 0),
  };
}
