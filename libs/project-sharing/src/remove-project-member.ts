import { event, refuse, Refused } from '@tandem/contracts';
import { mayGrant } from '@tandem/rules';
import type { Acting, Insider, Permit } from './command-project.ts';
import { commandProject, needs } from './command-project.ts';
import { isLastManager, isMyself, ownMember, personOf, withMember } from './members.ts';
import type { Project } from './project.ts';
import { changed } from './project.ts';
import type { Sharing } from './sharing.ts';

export function decideRemoval(project: Project, me: Insider, projectMemberId: string, removedAt: string) {
  const member = ownMember(project, me, projectMemberId);
  if (member instanceof Refused) return member;
  const leaving = isMyself(me, projectMemberId);
  const { role } = member;
  if (!leaving && !mayGrant(me.standing, role)) return refuse('project-member.role-not-grantable', { role });
  if (isLastManager(project, me.organization, member)) return refuse('project-member.last-manager');
  const type = leaving ? 'tandem.project.member_left.v1' : 'tandem.project.member_removed.v1';
  const gone = event(type, { ...personOf(member), role });
  return changed(withMember(project, { ...member, removedAt }), [gone], null, { endsOwnStanding: leaving });
}

/** Removes somebody of one's own side; whoever names themselves leaves. */
export async function removeProjectMember(sharing: Sharing, acting: Acting, projectMemberId: string) {
  const permit: Permit = (project, me) =>
    isMyself(me, projectMemberId) ? undefined : needs('manage-members')(project, me);
  const at = sharing.runtime.now().toISOString();
  await commandProject(sharing, acting, {
    permit,
    decide: (project, me) => decideRemoval(project, me, projectMemberId, at),
  });
  return { pending: [] };
}
