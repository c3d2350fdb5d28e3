import type {
  CollaborationFacts,
  Holder,
  MembershipFacts,
  OrganizationFacts,
  ProjectFacts,
  ProjectMemberFacts,
} from './facts.ts';
import { rolesOfSide, type Role, type Side } from './words.ts';

type Acting = {
  readonly side: Side;
  /** null on the host side */
  readonly collaborationId: string | null;
  readonly membershipId: string;
  readonly organizationId: string;
  readonly accountId: string;
};
export type MemberStanding = Acting & {
  readonly kind: 'member';
  readonly role: Role;
  readonly projectMemberId: string;
};
/** An owner of the host, or of an organization that collaborates, who is no project member. */
export type OwnerStanding = Acting & { readonly kind: 'owner' };
export type Standing = MemberStanding | OwnerStanding;

/**
 * What an account is in a project, acting for an organization whose facts are given; undefined: an outsider.
 * In force only while membership and collaboration are (product: Project members and roles, Stopping).
 */
export function standing(
  project: ProjectFacts,
  organization: OrganizationFacts | undefined,
  accountId: string,
  organizationId: string,
): Standing | undefined {
  if (organization?.id !== organizationId) return undefined;
  const membership = membershipOf(organization, accountId);
  const place = placeOf(project, organizationId);
  if (!membership || !place || isBarred(project, accountId, organizationId)) return undefined;
  const acting = { ...place, organizationId, accountId, membershipId: membership.membershipId };
  const member = project.members.find((m) => m.accountId === accountId && inForce(m, project, organization));
  if (member) return { kind: 'member', ...acting, role: member.role, projectMemberId: member.id };
  return membership.type === 'owner' ? { kind: 'owner', ...acting } : undefined;
}

/** The account's active membership in the organization. */
export function membershipOf(
  organization: OrganizationFacts,
  accountId: string,
): MembershipFacts | undefined {
  return organization.members.find((m) => m.accountId === accountId && m.status === 'active');
}

/** Whether a project membership counts now; `organization` is the member's own, undefined if unknown. */
export function inForce(
  member: ProjectMemberFacts,
  project: ProjectFacts,
  organization: OrganizationFacts | undefined,
): boolean {
  if (member.removedAt !== null || organization?.id !== member.organizationId) return false;
  const place = placeOf(project, member.organizationId);
  return (
    place !== undefined &&
    place.collaborationId === member.collaborationId &&
    rolesOfSide[place.side].includes(member.role) &&
    membershipOf(organization, member.accountId)?.membershipId === member.membershipId &&
    !isBarred(project, member.accountId, member.organizationId)
  );
}

/** Whether a claim, an assignment or a return address still counts: its holder is in force, by the same ids. */
export function holdsStill(
  holder: Holder,
  project: ProjectFacts,
  organizations: (id: string) => OrganizationFacts | undefined,
): boolean {
  const organization = organizations(holder.organizationId);
  return project.members.some(
    (m) =>
      m.membershipId === holder.membershipId &&
      m.accountId === holder.accountId &&
      m.organizationId === holder.organizationId &&
      m.collaborationId === holder.collaborationId &&
      inForce(m, project, organization),
  );
}

export function activeCollaborations(project: Pick<ProjectFacts, 'collaborations'>): CollaborationFacts[] {
  return project.collaborations.filter((c) => c.status === 'active');
}

/** Whether the project has a collaboration or had one. */
export function everCollaborated(project: Pick<ProjectFacts, 'collaborations'>): boolean {
  return project.collaborations.length > 0;
}

function placeOf(
  project: ProjectFacts,
  organizationId: string,
): Pick<Acting, 'side' | 'collaborationId'> | undefined {
  if (project.deletedAt !== null) return undefined;
  if (organizationId === project.organizationId) return { side: 'host', collaborationId: null };
  const collaboration = activeCollaborations(project).find((c) => c.organizationId === organizationId);
  return collaboration && { side: 'external', collaborationId: collaboration.id };
}

/** A bar stands for the person and their organization: only the host lifts it, a new collaboration does not. */
export function isBarred(
  project: Pick<ProjectFacts, 'bars' | 'collaborations'>,
  accountId: string,
  organizationId: string,
): boolean {
  return project.bars.some(
    (bar) =>
      bar.accountId === accountId &&
      project.collaborations.some((c) => c.id === bar.collaborationId && c.organizationId === organizationId),
  );
}
