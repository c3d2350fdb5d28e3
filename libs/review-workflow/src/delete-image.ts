import { event, refuse } from '@tandem/contracts';
import { changeImage } from './change-image.ts';
import { changed, happened } from './image-events.ts';
import { lacks, unseen } from './situation.ts';
import type { ActingOnImage, Workflow } from './workflow.ts';

const capability = 'manage-images';

/** Its name is free again; its files, revisions and comments stay, and nobody reads them any more. */
export async function deleteImage(workflow: Workflow, acting: ActingOnImage): Promise<void> {
  await changeImage(workflow, acting, {
    // Whoever deleted it may ask again with the same key; to the others it is gone.
    exists: (image, facts) => unseen(lacks(capability, facts) ? image : { ...image, live: true }, facts),
    permit: (_image, facts) => lacks(capability, facts),
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
