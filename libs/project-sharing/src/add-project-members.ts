import { event, refuse, Refused } from '@tandem/contracts';
import { derivedId } from '@tandem/platform';
import type { Role } from '@tandem/rules';
import { isBarred, mayGrant, rolesOfSide } from '@tandem/rules';
import type { Acting, Insider } from './command-project.ts';
import { commandProject, needs } from './command-project.ts';
import { newMember, withMembers } from './members.ts';
import type { Project } from './project.ts';
import { changed, presentMembers, unchanged } from './project.ts';
import type { Sharing } from './sharing.ts';

type Wanted = { readonly membershipIds: readonly string[]; readonly role: Role };
/** `addition`: a new id, from which those of all that it adds derive, so that a short answer is remembered. */
type Made = { readonly addition: string; readonly at: string };

const idIn = (addition: string, membershipId: string): string => derivedId(addition, membershipId);

/** People of one's own organization, all in one role, by memberships that are active (product: Project members). */
export function decideAdding(project: Project, me: Insider, { membershipIds, role }: Wanted, made: Made) {
  const { standing, organization } = me;
  if (!rolesOfSide[standing.side].includes(role)) return refuse('project-member.role-not-on-side', { role });
  if (!mayGrant(standing, role)) return refuse('project-member.role-not-grantable', { role });

  const active = new Map(
    organization.members.flatMap(({ membershipId, accountId, status }) =>
      status === 'active' && accountId !== null ? [[membershipId, accountId]] : [],
    ),
  );
  const strangers = membershipIds.filter((id) => !active.has(id));
  if (strangers.length > 0)
    return refuse('project-member.not-an-active-member', { membershipIds: strangers });

  const present = new Set(presentMembers(project).map(({ membershipId }) => membershipId));
  const added = [...new Set(membershipIds)]
    .filter((membershipId) => !present.has(membershipId))
    .map((membershipId) =>
      newMember({
        id: idIn(made.addition, membershipId),
        membershipId,
        accountId: active.get(membershipId) ?? '',
        organizationId: organization.id,
        collaborationId: standing.collaborationId,
        role,
        addedAt: made.at,
      }),
    );
  const barred = added.filter(({ accountId }) => isBarred(project, accountId, organization.id));
  if (barred.length > 0)
    return refuse('project-member.barred', { membershipIds: barred.map((member) => member.membershipId) });
  const { addition } = made;
  if (added.length === 0) return unchanged(project, { addition });

  const next = withMembers(project, added);
  if (next instanceof Refused) return next;
  const members = added.map(({ id, accountId }) => ({ projectMemberId: id, accountId }));
  const { collaborationId } = standing;
  const change = { collaborationId, organizationId: organization.id, role, members };
  return changed(next, [event('tandem.project.members_added.v1', change)], { addition });
}

/** One command and one event, however many; answers who was added and who was there already. */
export async function addProjectMembers(sharing: Sharing, acting: Acting, wanted: Wanted) {
  const { runtime } = sharing;
  const made = { addition: runtime.newId(), at: runtime.now().toISOString() };
  const { state, result } = await commandProject(sharing, acting, {
    permit: needs('manage-members'),
    decide: (project, me) => decideAdding(project, me, wanted, made),
  });
  const members = new Map(state.members.map((member) => [member.id, member]));
  const asked = [...new Set(wanted.membershipIds)].map((membershipId) => ({
    membershipId,
    member: members.get(idIn(result.addition, membershipId)),
  }));
  return {
    added: asked.flatMap(({ membershipId, member }) =>
      member
        ? { projectMemberId: member.id, membershipId, accountId: member.accountId, role: wanted.role }
        : [],
    ),
    already: asked.flatMap(({ membershipId, member }) => (member ? [] : { membershipId })),
  };
}
