import { isShared } from '@tandem/rules';
import { enterWith } from './situation.ts';
import { byStatus, countedBy, statusCounts } from './status-counts.ts';
import { entrustedToNobody } from './visible-images.ts';
import type { Acting, Workflow } from './workflow.ts';

/** What partners who see only what is entrusted to them would lose sight of, told to whoever may set it. */
export async function getSettingsConsequences(workflow: Workflow, acting: Acting) {
  const situation = await enterWith(workflow, acting, 'change-project-settings');
  const { project } = situation;
  if (!isShared(project) || project.settings.partnersSee !== 'all') return { hiddenFromPartners: 0 };
  const any = entrustedToNobody(situation);
  const counts = await workflow.images.countByAll('filtered', { projectId: project.id, any }, countedBy);
  return { hiddenFromPartners: byStatus(statusCounts(counts, project)).total };
}
