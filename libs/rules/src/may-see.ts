import type { PersonFacts, ProjectFacts, ProjectMemberFacts } from './facts.ts';
import type { Standing } from './standing.ts';
import { isActive, type Collaborations } from './status.ts';
import { scopeOf, type Scopes } from './visibility.ts';
import type { Role } from './words.ts';

export type Entrusted = { readonly entrustedTo: string | null };

/** The collaboration that an image is entrusted to, while that collaboration is active. */
export function effectiveEntrustment(image: Entrusted, project: Collaborations): string | null {
  return isActive(image.entrustedTo, project) ? image.entrustedTo : null;
}

export function maySeeImage(
  viewer: Standing,
  project: Pick<ProjectFacts, 'collaborations' | 'settings'>,
  image: Entrusted,
): boolean {
  const scope = scopeOf(viewer, 'images');
  if (scope !== 'those entrusted to its side or to nobody') return scope === 'all';
  const entrustedTo = effectiveEntrustment(image, project);
  if (entrustedTo === null) return project.settings.partnersSee === 'all';
  return entrustedTo === viewer.collaborationId;
}

type Someone = { readonly organizationId: string; readonly role: Role | undefined };

const admits: Record<Scopes['members'], (viewer: Standing, host: string, someone: Someone) => boolean> = {
  'all, by name and role': () => true,
  "own side, partners' managers": (viewer, _host, { organizationId, role }) =>
    organizationId === viewer.organizationId || role === 'manager',
  "own side, host's managers": (viewer, host, { organizationId, role }) =>
    organizationId === viewer.organizationId || (organizationId === host && role === 'manager'),
  nothing: () => false,
};

/** Whether a project member, present or former, is shown to the viewer by name and role. */
export function maySeeMember(
  viewer: Standing,
  project: Pick<ProjectFacts, 'organizationId'>,
  member: Pick<ProjectMemberFacts, 'organizationId' | 'role'>,
): boolean {
  return admits[scopeOf(viewer, 'members')](viewer, project.organizationId, member);
}

/**
 * Under which name a person appears: their own, their organization's, or, being another partner's, as "the host".
 * Former members by their last role (product: Who sees what).
 */
export function personAs(
  viewer: Standing,
  project: Pick<ProjectFacts, 'organizationId' | 'members'>,
  person: PersonFacts,
): 'name' | 'organization' | 'host' {
  const someone = { organizationId: person.organizationId, role: lastRole(project, person) };
  if (admits[scopeOf(viewer, 'members')](viewer, project.organizationId, someone)) return 'name';
  return isOtherPartner(viewer, project, person.organizationId) ? 'host' : 'organization';
}

export type CommentAudience =
  /** `collaborationId` null: all who see the image */
  | { readonly kind: 'shared'; readonly collaborationId: string | null }
  | { readonly kind: 'internal'; readonly organizationId: string };

/** Whether a comment on an image that the viewer sees is there for them (product: Working on images, Comments). */
export function maySeeComment(
  viewer: Standing,
  project: Pick<ProjectFacts, 'organizationId' | 'collaborations'>,
  comment: { readonly authorOrganizationId: string; readonly audience: CommentAudience },
): boolean {
  if (viewer.kind === 'owner') return false;
  const { audience, authorOrganizationId } = comment;
  if (audience.kind === 'internal') return audience.organizationId === viewer.organizationId;
  if (viewer.side === 'host') return true;
  if (isOtherPartner(viewer, project, authorOrganizationId)) return false;
  if (audience.collaborationId === null) return true;
  const sharedWith = project.collaborations.find((c) => c.id === audience.collaborationId);
  return sharedWith?.organizationId === viewer.organizationId;
}

function isOtherPartner(
  viewer: Standing,
  project: Pick<ProjectFacts, 'organizationId'>,
  organizationId: string,
): boolean {
  const ownOrHost = organizationId === viewer.organizationId || organizationId === project.organizationId;
  return viewer.side === 'external' && !ownOrHost;
}

// A person back in the project counts by their present role, whichever collaboration they acted under before.
function lastRole(project: Pick<ProjectFacts, 'members'>, person: PersonFacts): Role | undefined {
  const theirs = project.members.filter(
    (m) => m.accountId === person.accountId && m.organizationId === person.organizationId,
  );
  const until = (m: ProjectMemberFacts) => m.removedAt ?? '~';
  return theirs.reduce<ProjectMemberFacts | undefined>(
    (last, m) => (last === undefined || until(m) >= until(last) ? m : last),
    undefined,
  )?.role;
}
