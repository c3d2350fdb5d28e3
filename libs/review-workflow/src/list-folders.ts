import { enterWith } from './situation.ts';
import { tallyStatuses } from './status-tally.ts';
import { visibleImages } from './visible-images.ts';
import type { Acting, Workflow } from './workflow.ts';

/** The folders that hold images which this person sees, with how many, per status. */
export async function listFolders(workflow: Workflow, acting: Acting) {
  const situation = await enterWith(workflow, acting, 'annotate-images');
  const { project } = situation;
  const asked = { projectId: project.id, any: visibleImages(situation) };
  const counts = await workflow.images.countByAll('filtered', asked, ['folder', 'step', 'reviewBy']);
  const byFolder = Map.groupBy(counts, ({ values: [folder] }) => String(folder));
  const rows = [...byFolder].map(([folder, theirs]) => {
    const steps = theirs.map(({ values: [, ...stage], count }) => ({ values: stage, count }));
    const { byStatus, total } = tallyStatuses(steps, project);
    return { folder, images: total, byStatus };
  });
  return { rows: rows.toSorted((one, other) => (one.folder < other.folder ? -1 : 1)) };
}
