import { actorAs, grantableRoles } from '@tandem/rules';
import type { Role } from '@tandem/rules';
import type { ProjectMemberView, ProjectView } from '../../shared/api/index.ts';

type Reader = Pick<ProjectView, 'side' | 'role'>;
type Shown = Pick<ProjectMemberView, 'side' | 'role' | 'inForce' | 'mayRemove'> & {
  readonly grantableRoles: readonly Role[];
};

/** Whether somebody cannot be changed for the sole reason that their side keeps its last manager. */
export function isKeptManager({ side, role }: Reader, member: Shown): boolean {
  const actor = actorAs(side, role);
  const managed = actor !== undefined && grantableRoles[actor].includes('manager') && member.side === side;
  const offered = member.mayRemove || member.grantableRoles.length > 0;
  return managed && member.role === 'manager' && member.inForce && !offered;
}
