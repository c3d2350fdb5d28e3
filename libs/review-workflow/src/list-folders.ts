import { enterWith } from './situation.ts';
import { byStatus, countedBy, statusCounts } from './status-counts.ts';
import { visibleImages } from './visible-images.ts';
import type { Acting, Workflow } from './workflow.ts';

/** The folders that hold images which this person sees, with how many, per status. */
export async function listFolders(workflow: Workflow, acting: Acting) {
  const situation = await enterWith(workflow, acting, 'annotate-images');
  const { project } = situation;
  const asked = { projectId: project.id, any: visibleImages(situation) };
  const counts = await workflow.images.countByAll('filtered', asked, ['folder', ...countedBy]);
  const byFolder = Map.groupBy(counts, ({ values: [folder] }) => String(folder));
  const rows = [...byFolder].map(([folder, theirs]) => {
    const steps = theirs.map(({ values: [, ...stage], count }) => ({ values: stage, count }));
    const { total, ...counted } = byStatus(statusCounts(steps, project));
    return { folder, images: total, ...counted };
  });
  return { rows: rows.toSorted((one, other) => (one.folder < other.folder ? -1 : 1)) };
}
