import { refuse } from '@tandem/contracts';
import type { Status } from '@tandem/rules';
import { deriveStatus, membershipOf, standing, steps } from '@tandem/rules';
import { visibleImages } from './visible-images.ts';
import type { Acting, Workflow } from './workflow.ts';

/** Images per status, of those that may be seen; owners outside a project see none (product: Who sees what). */
export async function getProgress(
  { copies, images }: Workflow,
  { accountId, organizationId }: Pick<Acting, 'accountId' | 'organizationId'>,
  projectIds: readonly string[],
) {
  const organization = await copies.organizations.get(organizationId);
  if (!organization || !membershipOf(organization, accountId)) throw refuse('organization.not-found');
  const projects = await copies.projects.getMany(projectIds);
  const rows = await Promise.all(
    [...projects.values()].map(async (project) => {
      const mine = standing(project, organization, accountId, organizationId);
      if (mine?.kind !== 'member') return [];
      const any = visibleImages({ project, standing: mine });
      const counts = await images.countByAll('filtered', { projectId: project.id, any }, [
        'step',
        'reviewBy',
      ]);
      const byStatus: Partial<Record<Status, number>> = {};
      let total = 0;
      for (const { values, count } of counts) {
        const [stored, reviewBy = null] = values;
        const step = steps.find((known) => known === stored);
        if (!step) continue;
        const status = deriveStatus({ step, reviewBy: reviewBy === null ? null : String(reviewBy) }, project);
        byStatus[status] = (byStatus[status] ?? 0) + count;
        total += count;
      }
      return [{ projectId: project.id, byStatus, total }];
    }),
  );
  return { rows: rows.flat() };
}
