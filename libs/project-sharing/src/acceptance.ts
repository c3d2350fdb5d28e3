import type { AccountState, ErrorCode, OrganizationState } from '@tandem/contracts';
import { event, refuse, Refused } from '@tandem/contracts';
import { activeCollaborations, isBarred, membershipOf } from '@tandem/rules';
import { mostMembers, newMember, withMembers } from './members.ts';
import type { Project } from './project.ts';
import { changed, presentMembers } from './project.ts';
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

/** Why this person cannot accept it for this organization, if so (product: Accepting). */
export function acceptRefusal(
  project: Project,
  organization: OrganizationState | undefined,
  accountId: string,
): ErrorCode | undefined {
  const membership = organization && membershipOf(organization, accountId);
  if (!organization || !membership) return 'share-link.not-active-member';
  if (organization.id === project.organizationId) return 'share-link.own-organization';
  if (activeCollaborations(project).some(({ organizationId }) => organizationId === organization.id))
    return 'share-link.already-collaborating';
  const { usedBy, maxOrganizations } = project.shareLink;
  // Who stopped comes back by a new link only (product: Stopping).
  if (usedBy.length >= maxOrganizations || usedBy.includes(organization.id)) return 'share-link.used-up';
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

/** Starts the collaboration; the person who accepts is that organization's manager in the project (product: Accepting). */
export function decideAcceptance(
  project: Project,
  { account, organization, managers }: AcceptanceFacts,
  made: Made,
) {
  const refusedLink = linkRefusal(project, made.generation, made.now);
  if (refusedLink) return refuse(refusedLink);
  const refused = acceptRefusal(project, organization, account.id);
  if (refused === 'share-link.already-collaborating') return refuse(refused, { managers });
  const membership = organization && membershipOf(organization, account.id);
  if (refused || !membership) return refuse(refused ?? 'share-link.not-active-member');

  const startedAt = made.now.toISOString();
  const { collaborationId, projectMemberId } = made;
  const place = { organizationId: organization.id, collaborationId };
  const collaboration = {
    id: collaborationId,
    organizationId: organization.id,
    status: 'active' as const,
    startedAt,
    acceptedBy: account.id,
    endedAt: null,
  };
  const manager = newMember({
    id: projectMemberId,
    membershipId: membership.membershipId,
    accountId: account.id,
    ...place,
    role: 'manager',
    addedAt: startedAt,
  });
  const { shareLink } = project;
  const shared = {
    ...project,
    collaborations: [...project.collaborations, collaboration],
    shareLink: { ...shareLink, usedBy: [...shareLink.usedBy, organization.id] },
  };
  const next = withMembers(shared, [manager]);
  if (next instanceof Refused) return next;
  const change = { ...place, acceptedBy: account.id, projectMemberId };
  return changed(next, [event('tandem.project.shared.v1', change)], { collaborationId, projectMemberId });
}
