import type { ProjectState } from '@tandem/contracts';
import type { KnownChange } from '../known-change.ts';

/** As far as it decides who was in: a project as it was before somebody's part in it ended; undefined: nobody's did. */
export function projectBefore(
  project: ProjectState,
  { type, change }: KnownChange,
): ProjectState | undefined {
  const there = { ...project, deletedAt: null };
  if (type === 'tandem.project.deleted.v1') return there;
  if (type === 'tandem.project.member_removed.v1' || type === 'tandem.project.member_left.v1')
    return {
      ...there,
      members: there.members.map((one) =>
        one.id === change['projectMemberId'] ? { ...one, removedAt: null } : one,
      ),
    };
  if (type === 'tandem.project.person_barred.v1')
    return { ...there, bars: there.bars.filter(({ id }) => id !== change['barId']) };
  if (type === 'tandem.project.collaboration_stopped.v1')
    return {
      ...there,
      collaborations: there.collaborations.map((one) =>
        one.id === change['collaborationId'] ? { ...one, status: 'active', endedAt: null } : one,
      ),
    };
  return undefined;
}
