import { event, Refused } from '@tandem/contracts';
import { newMember, withMembers } from './members.ts';
import type { Project, ProjectFigures } from './project.ts';
import { changed } from './project.ts';

/** Ended, it stays with its members as they were: that alone puts them out, and says whom a return may bring back. */
export const endCollaboration = <P extends ProjectFigures>(project: P, id: string, at: string): P => ({
  ...project,
  collaborations: project.collaborations.map((collaboration) =>
    collaboration.id === id ? { ...collaboration, status: 'ended', endedAt: at } : collaboration,
  ),
});

type Start = {
  readonly collaborationId: string;
  readonly projectMemberId: string;
  readonly organizationId: string;
  readonly acceptedBy: string;
  readonly membershipId: string;
  readonly at: string;
};

/** Begins, with the person who accepted as that organization's manager, and takes one use of the link. */
export function startCollaboration(project: Project, start: Start) {
  const { collaborationId, projectMemberId, organizationId, acceptedBy, membershipId, at } = start;
  const { shareLink } = project;
  const place = { organizationId, collaborationId };
  const started = {
    ...project,
    collaborations: [
      ...project.collaborations,
      {
        id: collaborationId,
        organizationId,
        status: 'active' as const,
        startedAt: at,
        acceptedBy,
        endedAt: null,
      },
    ],
    shareLink: { ...shareLink, usedBy: [...shareLink.usedBy, organizationId] },
  };
  const manager = newMember({
    id: projectMemberId,
    membershipId,
    accountId: acceptedBy,
    ...place,
    role: 'manager',
    addedAt: at,
  });
  const next = withMembers(started, [manager]);
  if (next instanceof Refused) return next;
  const shared = event('tandem.project.shared.v1', { ...place, acceptedBy, projectMemberId });
  const result = { collaborationId, status: 'active' as const, projectMemberId };
  return changed(next, [shared], result);
}
