import type { Collaboration } from '@tandem/contracts';
import { refuse } from '@tandem/contracts';
import { mayStop } from '@tandem/rules';
import { internalKey } from './commenting.ts';
import { endingWork } from './ending-work.ts';
import type { Situation } from './situation.ts';
import { enterProject } from './situation.ts';
import { byStatus, countedBy, statusCounts } from './status-counts.ts';
import type { Acting, Workflow } from './workflow.ts';

/** One that who asks may stop; partners learn nothing of each other's. */
function stoppable({ project, standing }: Situation, id: string): Collaboration {
  if (!mayStop(standing, standing.collaborationId ?? ''))
    throw refuse('project.capability-missing', { capability: 'stop-collaboration' });
  const collaboration = project.collaborations.find((c) => c.id === id);
  const foreign = standing.side === 'external' && collaboration?.organizationId !== standing.organizationId;
  if (!collaboration || foreign) throw refuse('collaboration.not-found');
  if (collaboration.status === 'ended') throw refuse('collaboration.ended');
  return collaboration;
}

/** How many comments are internal to an organization. */
async function internalComments({ images }: Workflow, projectId: string, organizationId: string) {
  const field = `internalComments.${organizationId}`;
  const key = internalKey(projectId, organizationId);
  const counts = await images.countBy('internal', { key }, field);
  return [...counts].reduce((sum, [comments, count]) => sum + Number(comments) * count, 0);
}

/** What stopping would mean, told to whoever may stop (product: Stopping). */
export async function getStopConsequences(workflow: Workflow, acting: Acting, collaborationId: string) {
  const situation = await enterProject(workflow, acting);
  const { id, organizationId } = stoppable(situation, collaborationId);
  const { project, standing } = situation;
  const theirs = project.members.filter((member) => member.collaborationId === id);
  const [entrusted, work, internal] = await Promise.all([
    workflow.images.countByAll('entrusted', { projectId: project.id, collaborationId: id }, countedBy),
    endingWork(workflow, situation, id, theirs),
    // How much people say among themselves is for their own organization to know.
    standing.side === 'host' ? null : internalComments(workflow, project.id, organizationId),
  ]);
  const { byStatus: images, total } = byStatus(statusCounts(entrusted, project));
  const reviewsForHost = images.waiting_for_collaborator_review ?? 0;
  return { images, total, reviewsForHost, ...work, internalComments: internal };
}
