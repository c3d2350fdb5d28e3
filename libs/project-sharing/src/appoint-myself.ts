import { event, refuse, Refused } from '@tandem/contracts';
import { membershipOf } from '@tandem/rules';
import type { Acting, Insider, Permit } from './command-project.ts';
import { commandProject } from './command-project.ts';
import { managersInForce, newMember, personOf, withMember, withMembers } from './members.ts';
import type { Project } from './project.ts';
import { changed } from './project.ts';
import type { Sharing } from './sharing.ts';

const isOwner = ({ standing, organization }: Insider): boolean =>
  membershipOf(organization, standing.accountId)?.type === 'owner';

const ownersOnly: Permit = (_project, me) => (isOwner(me) ? undefined : refuse('membership.owner-required'));

const hasManager = (project: Project, { organization }: Insider): boolean =>
  managersInForce(project, organization).length > 0;

/** For the button that does. */
export const mayAppointMyself = (project: Project, me: Insider): boolean =>
  isOwner(me) && !hasManager(project, me);

export function decideAppointment(project: Project, me: Insider, made: { id: string; at: string }) {
  const { standing } = me;
  if (hasManager(project, me)) return refuse('project-member.manager-present');
  const { accountId, membershipId, organizationId, collaborationId } = standing;
  const present =
    standing.kind === 'member'
      ? project.members.find(({ id }) => id === standing.projectMemberId)
      : undefined;
  const manager = present
    ? { ...present, role: 'manager' as const }
    : newMember({
        id: made.id,
        membershipId,
        accountId,
        organizationId,
        collaborationId,
        role: 'manager',
        addedAt: made.at,
      });
  const next = present ? withMember(project, manager) : withMembers(project, [manager]);
  if (next instanceof Refused) return next;
  const appointed = event('tandem.project.manager_appointed.v1', personOf(manager));
  return changed(next, [appointed], { projectMemberId: manager.id });
}

/** When a side has lost its last manager, any owner of that organization may become one (product: Project members). */
export async function appointMyself(sharing: Sharing, acting: Acting) {
  const { runtime } = sharing;
  const made = { id: runtime.newId(), at: runtime.now().toISOString() };
  const { result } = await commandProject(sharing, acting, {
    permit: ownersOnly,
    decide: (project, me) => decideAppointment(project, me, made),
  });
  return result;
}
