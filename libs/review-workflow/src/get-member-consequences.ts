import type { ProjectMember } from '@tandem/contracts';
import { refuse } from '@tandem/contracts';
import { isActive, isHostManager, mayGrant, maySeeMember } from '@tandem/rules';
import { endingWork } from './ending-work.ts';
import type { Situation } from './situation.ts';
import { enterProject, lacks } from './situation.ts';
import type { Acting, Workflow } from './workflow.ts';

const isPresent = (member: ProjectMember, { project }: Situation): boolean =>
  member.removedAt === null && (member.collaborationId === null || isActive(member.collaborationId, project));

/** Somebody whom who asks may remove or bar, or they themselves, who may leave. */
function removable(situation: Situation, projectMemberId: string): ProjectMember {
  const { project, standing } = situation;
  const leaving = standing.kind === 'member' && standing.projectMemberId === projectMemberId;
  const denied = leaving ? undefined : lacks('manage-members', situation);
  if (denied) throw denied;
  const member = project.members.find(({ id }) => id === projectMemberId);
  if (!member || !isPresent(member, situation) || !maySeeMember(standing, project, member))
    throw refuse('project-member.not-found');
  const { organizationId, role } = member;
  const own = organizationId === standing.organizationId;
  if (!own && !isHostManager(standing)) throw refuse('project-member.other-side');
  if (own && !leaving && !mayGrant(standing, role))
    throw refuse('project-member.role-not-grantable', { role });
  return member;
}

/** What removing or barring somebody, or leaving, would mean (product: Project members). */
export async function getMemberConsequences(workflow: Workflow, acting: Acting, projectMemberId: string) {
  const situation = await enterProject(workflow, acting);
  const member = removable(situation, projectMemberId);
  const work = await endingWork(workflow, situation, member.collaborationId, [member]);
  const { claims, assignments, sentBack } = work;
  return { claims, assignments, sentBack };
}
