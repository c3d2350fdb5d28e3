import { follow, fromCursor, headOf, toCursor } from './history.ts';
import { countsOfLiveLabels } from './labels.ts';
import { readPeople } from './people.ts';
import type { RevisionRow } from './revisions.store.ts';
import type { Situation } from './situation.ts';
import { visitImage } from './situation.ts';
import type { ActingOnImage, Workflow } from './workflow.ts';

/** Revisions as the person who asks may see them. */
export async function viewRevisions(workflow: Workflow, situation: Situation, rows: readonly RevisionRow[]) {
  const people = await readPeople(
    workflow,
    situation,
    rows.map(({ savedBy }) => savedBy),
  );
  return rows.map((row) => ({
    revision: row.revision,
    startedFrom: row.revision - 1,
    savedBy: people.author(row.savedBy),
    savedAt: row.savedAt,
    annotations: Object.values(countsOfLiveLabels(row.counts, situation.project)).reduce(
      (sum, count) => sum + count,
      0,
    ),
    correction: row.correction,
  }));
}

/** Every saved state, newest first. */
export async function listRevisions(
  workflow: Workflow,
  acting: ActingOnImage,
  { limit, after }: { readonly limit: number; readonly after?: string | undefined },
) {
  const { image, situation } = await visitImage(workflow, acting);
  const from = after === undefined ? headOf(image) : fromCursor(after);
  const { rows, rest } = await follow(workflow, image, from, limit);
  return {
    rows: await viewRevisions(workflow, situation, rows),
    ...(rest ? { next: toCursor(rest) } : {}),
  };
}
