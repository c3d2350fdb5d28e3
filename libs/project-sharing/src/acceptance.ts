import type { AccountState, ErrorCode, OrganizationState } from '@tandem/contracts';
import type { Refused } from '@tandem/contracts';
import { refuse } from '@tandem/contracts';
import type { Decision } from '@tandem/platform';
import { activeCollaborations, isBarred, membershipOf } from '@tandem/rules';
import { startCollaboration } from './collaborations.ts';
import { mostMembers } from './members.ts';
import type { Project } from './project.ts';
import { presentMembers } from './project.ts';
import { requestCollaboration } from './request-collaboration.ts';
import { pendingRequests } from './requests.ts';
import { linkRefusal } from './share-link.ts';

export type AcceptanceFacts = {
  readonly account: AccountState;
  readonly organization: OrganizationState | undefined;
  /** Names of that organization's managers in the project. */
  readonly managers: readonly string[];
};
type Made = {
  readonly collaborationId: string;
  readonly projectMemberId: string;
  readonly now: Date;
  readonly generation: number;
};

/** What accepting answers, and a retry again. */
type Accepted = {
  readonly collaborationId: string;
  readonly status: 'active' | 'pending';
  /** null while pending */
  readonly projectMemberId: string | null;
};

/** Why this person cannot accept it for this organization, if so (product: Accepting). */
export function acceptRefusal(
  project: Project,
  organization: OrganizationState | undefined,
  { accountId, now }: { readonly accountId: string; readonly now: Date },
): ErrorCode | undefined {
  const membership = organization && membershipOf(organization, accountId);
  if (!organization || !membership) return 'share-link.not-active-member';
  if (organization.id === project.organizationId) return 'share-link.own-organization';
  if (activeCollaborations(project).some(({ organizationId }) => organizationId === organization.id))
    return 'share-link.already-collaborating';
  const pending = pendingRequests(project, now);
  if (pending.some(({ organizationId }) => organizationId === organization.id))
    return 'share-link.already-pending';
  const { usedBy, maxOrganizations } = project.shareLink;
  // Who stopped comes back by a new link only (product: Stopping).
  if (usedBy.length + pending.length >= maxOrganizations || usedBy.includes(organization.id))
    return 'share-link.used-up';
  if (organization.settings.acceptShareLinks === 'owners' && membership.type !== 'owner')
    return 'share-link.owners-only';
  if (isBarred(project, accountId, organization.id)) return 'project-member.barred';
  return presentMembers(project).length >= mostMembers ? 'project.full' : undefined;
}

/** Asked of a retry, too. */
export function permitAcceptance(
  { deletedAt }: Project,
  { account, organization }: AcceptanceFacts,
): Refused | undefined {
  if (!account.emailVerified) return refuse('account.email-unverified');
  if (!organization || !membershipOf(organization, account.id)) return refuse('share-link.not-active-member');
  return deletedAt === null ? undefined : refuse('share-link.not-found');
}

/** Starts the collaboration, or asks for approval where the link requires it (product: Accepting). */
export function decideAcceptance(
  project: Project,
  { account, organization, managers }: AcceptanceFacts,
  made: Made,
): Decision<Project, Accepted> | Refused {
  const refusedLink = linkRefusal(project, made.generation, {
    emailDomain: account.emailDomain,
    now: made.now,
  });
  if (refusedLink) return refuse(refusedLink);
  const refused = acceptRefusal(project, organization, { accountId: account.id, now: made.now });
  if (refused === 'share-link.already-collaborating') return refuse(refused, { managers });
  const membership = organization && membershipOf(organization, account.id);
  if (refused || !membership) return refuse(refused ?? 'share-link.not-active-member');

  const accepted = {
    organizationId: organization.id,
    membershipId: membership.membershipId,
  };
  if (project.shareLink.requiresApproval)
    return requestCollaboration(project, { ...accepted, requestedBy: account.id }, made);
  const { collaborationId, projectMemberId } = made;
  const at = made.now.toISOString();
  return startCollaboration(project, {
    ...accepted,
    acceptedBy: account.id,
    collaborationId,
    projectMemberId,
    at,
  });
}
