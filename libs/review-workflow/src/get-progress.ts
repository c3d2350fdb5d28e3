import type { ProjectState } from '@tandem/contracts';
import { refuse } from '@tandem/contracts';
import type { Status } from '@tandem/rules';
import { membershipOf, standing } from '@tandem/rules';
import type { StatusCount } from './status-counts.ts';
import { byStatus, countedBy, statusCounts } from './status-counts.ts';
import type { Branches } from './visible-images.ts';
import { visibleImages } from './visible-images.ts';
import type { Acting, Workflow } from './workflow.ts';

/** Since when the oldest waits, by status; a status may be several stages, each looked up by its index. */
async function oldestWaiting(
  { images }: Workflow,
  project: ProjectState,
  any: Branches,
  counts: readonly StatusCount[],
) {
  const stages = counts.filter(({ stored }) => stored.step === 'waiting');
  const pages = await Promise.all(
    stages.map(({ stored: { reviewBy } }) =>
      images.find('oldest', { projectId: project.id, reviewBy, any }, { limit: 1 }),
    ),
  );
  const oldest: Partial<Record<Status, string>> = {};
  for (const [n, { status }] of stages.entries()) {
    const since = pages[n]?.rows[0]?.waitingSince ?? undefined;
    const known = oldest[status];
    if (since !== undefined && (known === undefined || since < known)) oldest[status] = since;
  }
  return oldest;
}

/** Images per status, of those that may be seen; owners outside a project see none (product: Who sees what). */
export async function getProgress(
  workflow: Workflow,
  { accountId, organizationId }: Pick<Acting, 'accountId' | 'organizationId'>,
  projectIds: readonly string[],
  withOldest: boolean,
) {
  const { copies, images } = workflow;
  const organization = await copies.organizations.get(organizationId);
  if (!organization || !membershipOf(organization, accountId)) throw refuse('organization.not-found');
  const projects = await copies.projects.getMany(projectIds);
  const rows = await Promise.all(
    [...projects.values()].map(async (project) => {
      const mine = standing(project, organization, accountId, organizationId);
      if (mine?.kind !== 'member') return [];
      const any = visibleImages({ project, standing: mine });
      const counted = await images.countByAll('filtered', { projectId: project.id, any }, countedBy);
      const counts = statusCounts(counted, project);
      const row = { projectId: project.id, ...byStatus(counts) };
      if (!withOldest) return [row];
      return [{ ...row, oldestWaiting: await oldestWaiting(workflow, project, any, counts) }];
    }),
  );
  return { rows: rows.flat() };
}
