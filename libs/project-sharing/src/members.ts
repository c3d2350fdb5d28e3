import type { OrganizationState, Refused } from '@tandem/contracts';
import { refuse } from '@tandem/contracts';
import { inForce, maySeeMember } from '@tandem/rules';
import type { Insider } from './command-project.ts';
import type { Member, ProjectFigures } from './project.ts';
import { presentMembers } from './project.ts';

/** At most so many in a project (product: People and organizations). */
export const mostMembers = 2_000;

export const newMember = (member: Omit<Member, 'removedAt'>): Member => ({ ...member, removedAt: null });

/** Adds people; an earlier entry of theirs under a membership that is gone becomes a former one. */
export function withMembers<P extends ProjectFigures>(project: P, added: readonly Member[]): P | Refused {
  const person = ({ accountId, organizationId }: Member) => `${accountId} ${organizationId}`;
  const at = new Map(added.map((member) => [person(member), member.addedAt]));
  const stale = new Set(presentMembers(project).filter((member) => at.has(person(member))));
  const earlier = project.members.map((member) =>
    stale.has(member) ? { ...member, removedAt: at.get(person(member)) ?? null } : member,
  );
  const next = { ...project, members: [...earlier, ...added] };
  return presentMembers(next).length > mostMembers ? refuse('project.full', { most: mostMembers }) : next;
}

export const withMember = <P extends ProjectFigures>(project: P, changed: Member): P => ({
  ...project,
  members: project.members.map((member) => (member.id === changed.id ? changed : member)),
});

/** The managers of an organization's side whose membership counts now. */
export const managersInForce = (project: ProjectFigures, organization: OrganizationState): Member[] =>
  project.members.filter(
    (m) => m.role === 'manager' && m.organizationId === organization.id && inForce(m, project, organization),
  );

/** The only manager that a side has, where it has just one. */
export function lastManager(project: ProjectFigures, organization: OrganizationState): Member | undefined {
  const [first, ...others] = managersInForce(project, organization);
  return others.length === 0 ? first : undefined;
}

/** Whether the side would be left without a manager if this one were none (product: each side keeps at least one). */
export const isLastManager = (project: ProjectFigures, organization: OrganizationState, member: Member) =>
  lastManager(project, organization)?.id === member.id;

export const isMyself = ({ standing }: Insider, projectMemberId: string): boolean =>
  standing.kind === 'member' && standing.projectMemberId === projectMemberId;

/** Somebody of one's own side; of the other only those one sees are told apart from nobody. */
export function ownMember(project: ProjectFigures, me: Insider, projectMemberId: string): Member | Refused {
  const member = presentMembers(project).find(({ id }) => id === projectMemberId);
  if (!member || !maySeeMember(me.standing, project, member)) return refuse('project-member.not-found');
  return member.organizationId === me.organization.id ? member : refuse('project-member.other-side');
}

/** What events name of a person. */
export const personOf = ({ id, accountId, organizationId, collaborationId }: Member) => ({
  projectMemberId: id,
  accountId,
  organizationId,
  collaborationId,
});
