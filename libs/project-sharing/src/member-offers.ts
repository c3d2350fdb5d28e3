import { isBarred, isHostManager, mayGrant, mayManage, rolesOfSide } from '@tandem/rules';
import type { Insider } from './command-project.ts';
import { isMyself, lastManager } from './members.ts';
import type { Member, Project } from './project.ts';

/** Says of members what who asks may do with them now; removing and changing refuse the rest. */
export function memberOffers(project: Project, me: Insider) {
  const { standing, organization } = me;
  // A side keeps its last manager as such.
  const kept = lastManager(project, organization)?.id;
  return (member: Member) => {
    const { id, accountId, organizationId, collaborationId, role } = member;
    const managed = id !== kept && mayManage(standing, project, member);
    return {
      mayRemove: managed || (id !== kept && isMyself(me, id)),
      grantableRoles: managed
        ? rolesOfSide[standing.side].filter((other) => other !== role && mayGrant(standing, other))
        : [],
      mayBar:
        isHostManager(standing) && collaborationId !== null && !isBarred(project, accountId, organizationId),
    };
  };
}
