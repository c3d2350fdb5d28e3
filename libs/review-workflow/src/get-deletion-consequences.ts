import { activeCollaborations, inForce } from '@tandem/rules';
import { enterWith, withOrganizations } from './situation.ts';
import { byStatus, countedBy, statusCounts } from './status-counts.ts';
import type { Acting, Workflow } from './workflow.ts';

/** What deleting the project would mean, told to whoever may (product: Stopping). */
export async function getDeletionConsequences(workflow: Workflow, acting: Acting) {
  const situation = await enterWith(workflow, acting, 'rename-or-delete-project');
  const { project } = situation;
  const active = activeCollaborations(project);
  const partners = active.map(({ organizationId }) => organizationId);
  const [{ organizations }, counts] = await Promise.all([
    withOrganizations(workflow.copies, situation, partners),
    workflow.images.countByAll('filtered', { projectId: project.id, any: [{}] }, countedBy),
  ]);
  const people = project.members.filter((one) => inForce(one, project, organizations(one.organizationId)));
  const { byStatus: images, total } = byStatus(statusCounts(counts, project));
  return { images, total, collaborations: active.length, people: people.length };
}
