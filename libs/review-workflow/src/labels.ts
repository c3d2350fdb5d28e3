import type { Annotation, ProjectState } from '@tandem/contracts';
import type { Image } from './image.ts';
import type { Workflow } from './workflow.ts';

type Labelled = Pick<ProjectState, 'labels'>;

/** A label that was deleted may be known as such, or forgotten: what is not live stays hidden. */
const liveIds = ({ labels }: Labelled): ReadonlySet<string> =>
  new Set(labels.filter(({ deletedAt }) => deletedAt === null).map(({ id }) => id));

/** Those that are shown: annotations of deleted labels stay hidden in the revisions (product: Images, labels, annotations). */
export function ofLiveLabels(annotations: readonly Annotation[], project: Labelled): Annotation[] {
  const live = liveIds(project);
  return annotations.filter(({ labelId }) => live.has(labelId));
}

export function countsOfLiveLabels(
  counts: Readonly<Record<string, number>>,
  project: Labelled,
): Record<string, number> {
  const live = liveIds(project);
  return Object.fromEntries(Object.entries(counts).filter(([labelId]) => live.has(labelId)));
}

/**
 * Labels that count as deleted where the project knows them no longer: those of a revision that is restored, else what the
 * current one has and what its save left out.
 */
export async function labelsOnceThere(
  { revisions }: Pick<Workflow, 'revisions'>,
  { headId }: Pick<Image, 'headId'>,
  wanted: { readonly annotations: readonly Annotation[]; readonly restored?: boolean },
  { project }: { readonly project: Labelled },
): Promise<ReadonlySet<string>> {
  const known = new Set(project.labels.map(({ id }) => id));
  const unknown = wanted.annotations.map(({ labelId }) => labelId).filter((id) => !known.has(id));
  if (wanted.restored || unknown.length === 0) return new Set(unknown);
  const head = headId === null ? undefined : (await revisions.get(headId))?.doc;
  const leftOut = head?.dropped.map(({ labelId }) => labelId) ?? [];
  return new Set([...Object.keys(head?.counts ?? {}), ...leftOut]);
}
