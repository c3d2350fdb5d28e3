import { event, refuse } from '@tandem/contracts';
import { maySeeImage } from '@tandem/rules';
import { changeImage } from './change-image.ts';
import { changed, happened } from './image-events.ts';
import { lacks } from './situation.ts';
import type { ActingOnImage, Workflow } from './workflow.ts';

/** Its name is free again; its files, revisions and comments stay, and nobody reads them any more. */
export async function deleteImage(workflow: Workflow, acting: ActingOnImage): Promise<void> {
  await changeImage(workflow, acting, {
    // Whoever deleted it may ask again with the same key.
    exists: (image, { project, standing }) =>
      image.projectId === project.id && maySeeImage(standing, project, image)
        ? undefined
        : refuse('image.not-found'),
    permit: (_image, facts) => lacks('manage-images', facts),
    decide(image, facts) {
      if (!image.live) return refuse('image.not-found');
      const deletedAt = facts.now.toISOString();
      const after = { ...image, live: false, claim: null, deletedAt, changedAt: deletedAt };
      const { folder, name } = image;
      const deleted = event('tandem.image.deleted.v1', { ...happened(image, after, facts), folder, name });
      return changed(after, [deleted], null);
    },
  });
}
