import { event, refuse } from '@tandem/contracts';
import { effectiveEntrustment, isHostManager } from '@tandem/rules';
import { changeImage } from './change-image.ts';
import { entrust } from './entrusting.ts';
import { changed, entrustment, happened, unchanged } from './image-events.ts';
import { missing } from './situation.ts';
import type { ActingOnImage, Workflow } from './workflow.ts';

/** Entrusts an image to a collaboration, hands it over, or takes it back with null; host managers alone. */
export function entrustImage(workflow: Workflow, acting: ActingOnImage, collaborationId: string | null) {
  return changeImage(workflow, acting, {
    permit: (_image, { standing }) => (isHostManager(standing) ? undefined : missing('assign-annotators')),
    decide(image, facts) {
      const { project } = facts;
      const collaboration = project.collaborations.find(({ id }) => id === collaborationId);
      if (collaborationId !== null && !collaboration) return refuse('collaboration.not-found');
      if (collaboration?.status === 'ended') return refuse('collaboration.ended');
      if (effectiveEntrustment(image, project) === collaborationId) return unchanged(image);
      const after = entrust(image, collaborationId, facts);
      const before = entrustment(image, project);
      const entrusted = event('tandem.image.entrusted.v1', { ...happened(image, after, facts), before });
      return changed(after, [entrusted], null);
    },
  });
}
