import type { OrganizationState } from '@tandem/contracts';
import { refuse, Refused } from '@tandem/contracts';
import { isBarred, membershipOf } from '@tandem/rules';
import { startCollaboration } from './collaborations.ts';
import type { Acting } from './command-project.ts';
import { commandProject, needsHostManager } from './command-project.ts';
import type { Project } from './project.ts';
import { answered, pendingRequest } from './requests.ts';
import type { Sharing } from './sharing.ts';

type Made = { readonly projectMemberId: string; readonly now: Date };

export function decideApproval(
  project: Project,
  partner: OrganizationState | undefined,
  id: string,
  { projectMemberId, now }: Made,
) {
  const request = pendingRequest(project, id, now);
  if (request instanceof Refused) return request;
  const { organizationId, requestedBy, membershipId } = request;
  // By the membership they asked with: whoever left meanwhile asks again.
  if (!partner || membershipOf(partner, requestedBy)?.membershipId !== membershipId)
    return refuse('collaboration.requester-gone');
  if (isBarred(project, requestedBy, organizationId)) return refuse('project-member.barred');
  const start = {
    collaborationId: id,
    projectMemberId,
    organizationId,
    membershipId,
    acceptedBy: requestedBy,
  };
  return startCollaboration(answered(project, id, 'approved'), { ...start, at: now.toISOString() });
}

/** Starts a pending collaboration, with whoever asked as its manager (product: Accepting). */
export async function approveCollaboration(sharing: Sharing, acting: Acting, collaborationId: string) {
  const { runtime, organizations } = sharing;
  const made = { projectMemberId: runtime.newId(), now: runtime.now() };
  const { result } = await commandProject(sharing, acting, {
    permit: needsHostManager,
    also: async ({ requests }) => {
      const request = requests.find(({ id }) => id === collaborationId);
      return request && organizations.get(request.organizationId);
    },
    decide: (project, _me, partner) => decideApproval(project, partner, collaborationId, made),
  });
  return { projectMemberId: result.projectMemberId };
}
