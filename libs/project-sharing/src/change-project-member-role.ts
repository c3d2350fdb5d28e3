import { event, refuse, Refused } from '@tandem/contracts';
import type { Role } from '@tandem/rules';
import { mayGrant, rolesOfSide } from '@tandem/rules';
import type { Acting, Insider } from './command-project.ts';
import { commandProject, needs } from './command-project.ts';
import { isLastManager, ownMember, personOf, withMember } from './members.ts';
import type { Project } from './project.ts';
import { changed, unchanged } from './project.ts';
import type { Sharing } from './sharing.ts';

type Wanted = { readonly projectMemberId: string; readonly role: Role };

/** It takes the right to both roles; a side keeps at least one manager (product: Project members). */
export function decideRole(project: Project, me: Insider, { projectMemberId, role }: Wanted) {
  const { standing, organization } = me;
  const member = ownMember(project, me, projectMemberId);
  if (member instanceof Refused) return member;
  if (!rolesOfSide[standing.side].includes(role)) return refuse('project-member.role-not-on-side', { role });
  const ungrantable = [member.role, role].find((either) => !mayGrant(standing, either));
  if (ungrantable) return refuse('project-member.role-not-grantable', { role: ungrantable });
  if (member.role === role) return unchanged(project, null);
  if (isLastManager(project, organization, member)) return refuse('project-member.last-manager');
  const change = { ...personOf(member), from: member.role, to: role };
  return changed(
    withMember(project, { ...member, role }),
    [event('tandem.project.member_role_changed.v1', change)],
    null,
    // Who demotes themselves may not have been able to ask again.
    { endsOwnStanding: member.accountId === standing.accountId },
  );
}

export async function changeProjectMemberRole(sharing: Sharing, acting: Acting, wanted: Wanted) {
  await commandProject(sharing, acting, {
    permit: needs('manage-members'),
    decide: (project, me) => decideRole(project, me, wanted),
  });
  return { ...wanted, pending: [] };
}
