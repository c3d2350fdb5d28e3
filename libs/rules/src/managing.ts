import { actorOf, can, type Actor } from './capabilities.ts';
import type { ProjectFacts } from './facts.ts';
import type { Standing } from './standing.ts';
import type { Role } from './words.ts';

/** Whom each may add and take away, by role: only managers grant or take `manager`. */
export const grantableRoles: Record<Actor, readonly Role[]> = {
  'host manager': ['manager', 'developer', 'annotator'],
  'host developer': ['developer', 'annotator'],
  'host annotator': [],
  'external manager': ['manager', 'annotator'],
  'external annotator': [],
};

/** Whether someone of this role on one's own side may be added, removed or given it; it takes both roles to change one. */
export function mayGrant(standing: Standing, role: Role): boolean {
  const actor = actorOf(standing);
  return actor !== undefined && grantableRoles[actor].includes(role);
}

/** Whether this person may be added, removed or changed: each side manages its own people only. */
export function mayManage(
  standing: Standing,
  project: Pick<ProjectFacts, 'settings'>,
  member: { readonly organizationId: string; readonly role: Role },
): boolean {
  const { organizationId, role } = member;
  const own = organizationId === standing.organizationId;
  return own && can(standing, 'manage-members', project, { organizationId }) && mayGrant(standing, role);
}

/** Who shares, approves requests, entrusts images and bars people (product: Share link, Entrusted images). */
export function isHostManager(standing: Standing): boolean {
  return actorOf(standing) === 'host manager';
}

/** A host manager, that side's manager, or an owner of that organization (product: Stopping). */
export function mayStop(standing: Standing, collaborationId: string): boolean {
  if (standing.side === 'host') return isHostManager(standing);
  const theirs = standing.collaborationId === collaborationId;
  return theirs && (standing.kind === 'owner' || standing.role === 'manager');
}
