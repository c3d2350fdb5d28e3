import { refuse } from '@tandem/contracts';
import type { OrganizationState, ProjectState } from '@tandem/contracts';
import type { Scopes, Standing } from '@tandem/rules';
import { membershipOf, scopeOf, standing } from '@tandem/rules';
import type { Copies } from './copies.ts';

/** Who reads a project's timeline, and how much of it is theirs. */
export type TimelineReader = {
  readonly standing: Standing;
  readonly scope: Scopes['report-and-timeline'];
  readonly project: ProjectState;
};

type InProject = { readonly organizationId: string; readonly projectId: string };

/** Refuses outsiders as if nothing were there. */
export async function readerOfProject(
  { organizations, projects }: Pick<Copies, 'organizations' | 'projects'>,
  accountId: string,
  { organizationId, projectId }: InProject,
): Promise<TimelineReader> {
  const [organization, project] = await Promise.all([
    organizations.get(organizationId),
    projects.get(projectId),
  ]);
  if (!organization || !membershipOf(organization, accountId)) throw refuse('organization.not-found');
  const reader = project && readerOf(project, organization, accountId);
  if (!reader) throw refuse('project.not-found');
  return reader;
}

/** The reader that an account is, acting for this organization; undefined: an outsider. */
export function readerOf(
  project: ProjectState,
  organization: OrganizationState,
  accountId: string,
): TimelineReader | undefined {
  const found =
    standing(project, organization, accountId, organization.id) ??
    ownerAfterDeletion(project, organization, accountId);
  return found && { standing: found, scope: scopeOf(found, 'report-and-timeline'), project };
}

// A deleted project's timeline remains, for its host's owners (product: Stopping): they read it as its managers did.
function ownerAfterDeletion(
  project: ProjectState,
  organization: OrganizationState,
  accountId: string,
): Standing | undefined {
  const membership = membershipOf(organization, accountId);
  const isTheirs = project.deletedAt !== null && organization.id === project.organizationId;
  if (!isTheirs || membership?.type !== 'owner') return undefined;
  return {
    kind: 'member',
    side: 'host',
    role: 'manager',
    collaborationId: null,
    organizationId: organization.id,
    accountId,
    membershipId: membership.membershipId,
    projectMemberId: membership.membershipId,
  };
}

/** Refuses everybody but owners; of those who are no active members it does not say whether the organization exists. */
export async function organizationOfOwner(
  { organizations }: Pick<Copies, 'organizations'>,
  accountId: string,
  organizationId: string,
): Promise<OrganizationState> {
  const organization = await organizations.get(organizationId);
  const membership = organization && membershipOf(organization, accountId);
  if (!membership) throw refuse('organization.not-found');
  if (membership.type !== 'owner') throw refuse('membership.owner-required');
  return organization;
}
