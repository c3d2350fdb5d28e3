import { event, refuse } from '@tandem/contracts';
import { activeCollaborations } from '@tandem/rules';
import type { Acting } from './command-project.ts';
import { commandProject, needs } from './command-project.ts';
import { endCollaboration } from './collaborations.ts';
import type { Project } from './project.ts';
import { changed } from './project.ts';
import type { Sharing } from './sharing.ts';

export function decideDeletion(project: Project, typedName: string, at: string) {
  if (typedName !== project.name) return refuse('project.name-mismatch');
  const active = activeCollaborations(project);
  const stopped = active.reduce((before, { id }) => endCollaboration(before, id, at), project);
  const next = { ...stopped, deletedAt: at, shareLink: { ...project.shareLink, on: false } };
  const stops = active.map(({ id, organizationId }) =>
    event('tandem.project.collaboration_stopped.v1', { collaborationId: id, organizationId, by: 'host' }),
  );
  const deleted = event('tandem.project.deleted.v1', { name: project.name });
  return changed(next, [...stops, deleted], null, { endsOwnStanding: true });
}

/** Deletes for both sides, the name typed: stops every collaboration first; a stub remains (product: Stopping). */
export async function deleteProject(sharing: Sharing, acting: Acting, typedName: string) {
  await commandProject(sharing, acting, {
    permit: needs('rename-or-delete-project'),
    decide: (project) => decideDeletion(project, typedName, sharing.runtime.now().toISOString()),
  });
  return { pending: [] };
}
