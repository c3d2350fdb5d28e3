import { event, refuse } from '@tandem/contracts';
import { effectiveEntrustment } from '@tandem/rules';
import { changeImage } from './change-image.ts';
import { countsOn, publicHolder } from './holders.ts';
import { changed, happened, unchanged } from './image-events.ts';
import { lacks } from './situation.ts';
import type { ActingOnImage, Workflow } from './workflow.ts';

/** Takes an assignment back; where there is none, nothing happens. */
export function unassignImage(workflow: Workflow, acting: ActingOnImage) {
  return changeImage(workflow, acting, {
    permit(image, facts) {
      const { standing, project } = facts;
      const entrustedTo = effectiveEntrustment(image, project);
      const denied = lacks('assign-annotators', facts, { entrustedTo });
      if (denied) return denied;
      const theirs =
        countsOn(image.assignee, image, facts) &&
        standing.side === 'external' &&
        image.assignee.organizationId !== standing.organizationId;
      return theirs ? refuse('project-member.other-side') : undefined;
    },
    decide(image, facts) {
      if (!countsOn(image.assignee, image, facts)) return unchanged(image);
      const before = publicHolder(image.assignee);
      const after = { ...image, assignee: null, changedAt: facts.now.toISOString() };
      const unassigned = event('tandem.image.unassigned.v1', { ...happened(image, after, facts), before });
      return changed(after, [unassigned], null);
    },
  });
}
