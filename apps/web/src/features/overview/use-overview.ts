import { useQuery } from '@tanstack/react-query';
import type { ProjectView } from '../../shared/api/index.ts';
import { read, useInProject, useMe } from '../../shared/api/index.ts';
import { nextSteps } from './next-steps.ts';
import { twoSides } from './two-sides.ts';

/** Everything the overview tells of a project that one is a member of. */
export function useOverview(project: ProjectView) {
  const params = useInProject();
  const { organizationId, projectId } = params;
  const { organizations } = useMe();
  const sharing = project.side === 'host' && project.role === 'manager';
  const progress = useQuery({
    ...read('getProgress', { params: { organizationId }, query: { projects: projectId, oldest: 'true' } }),
    staleTime: 1_000,
  });
  const members = useQuery(read('listProjectMembers', { params }));
  const labels = useQuery(read('listLabels', { params }));
  const link = useQuery({ ...read('getShareLink', { params }), enabled: sharing });
  const figures = progress.data?.rows.find((row) => row.projectId === projectId);
  const people = members.data?.rows ?? [];
  const own = organizations.find(({ id }) => id === organizationId) ?? { id: organizationId, name: '' };
  const inForce = people.filter((member) => member.inForce);
  const known = figures && members.data && labels.data && (!sharing || link.data);
  const steps =
    known && project.role !== null
      ? nextSteps({
          side: project.side,
          role: project.role,
          capabilities: project.capabilities,
          labels: labels.data.rows.length,
          images: figures.total,
          begun: figures.total - (figures.byStatus.new ?? 0),
          ownPeople: inForce.filter(({ side }) => side === project.side).length,
          link: link.data && (link.data.on && !link.data.expired ? 'on' : 'off'),
          requests: link.data?.pending ?? 0,
          partners: project.partners.map(({ name, collaborationId }) => ({
            name,
            people: inForce.filter((member) => member.collaborationId === collaborationId).length,
          })),
        })
      : undefined;
  return {
    figures,
    steps,
    sides: known ? twoSides(project, own, figures, people) : undefined,
    error: progress.error ?? members.error ?? labels.error ?? link.error,
    async retry() {
      await Promise.all([progress.refetch(), members.refetch(), labels.refetch()]);
    },
  };
}
