import { event, refuse } from '@tandem/contracts';
import { isHostManager, mayStop } from '@tandem/rules';
import { endCollaboration } from './collaborations.ts';
import type { Acting, Insider, Permit } from './command-project.ts';
import { commandProject, missing } from './command-project.ts';
import type { Project } from './project.ts';
import { changed } from './project.ts';
import type { Sharing } from './sharing.ts';

/** Whether at all; which one is asked when deciding, so that partners learn nothing of each other's. */
const mayStopOwn: Permit = (_project, { standing }) =>
  isHostManager(standing) || (standing.collaborationId && mayStop(standing, standing.collaborationId))
    ? undefined
    : missing('stop-collaboration');

export function decideStop(project: Project, { standing }: Insider, id: string, at: string) {
  const collaboration = project.collaborations.find((c) => c.id === id);
  const foreign = standing.side === 'external' && collaboration?.organizationId !== standing.organizationId;
  if (!collaboration || foreign) return refuse('collaboration.not-found');
  if (collaboration.status === 'ended') return refuse('collaboration.ended');
  const { organizationId } = collaboration;
  const stopped = event('tandem.project.collaboration_stopped.v1', {
    collaborationId: id,
    organizationId,
    by: standing.side,
  });
  return changed(endCollaboration(project, id, at), [stopped], null, {
    endsOwnStanding: standing.side === 'external',
  });
}

/** Either side, at any time: one write, and that organization is out of everything (product: Stopping). */
export async function stopCollaboration(sharing: Sharing, acting: Acting, collaborationId: string) {
  const at = sharing.runtime.now().toISOString();
  await commandProject(sharing, acting, {
    permit: mayStopOwn,
    decide: (project, me) => decideStop(project, me, collaborationId, at),
  });
  return { pending: [] };
}
