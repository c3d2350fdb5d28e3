import { scopeOf } from '@tandem/rules';
import type { Acting } from './command-project.ts';
import { visitProject } from './command-project.ts';
import type { Sharing } from './sharing.ts';

/** The labels in use, in the order they were added; nothing for an owner outside the project. */
export async function listLabels(sharing: Sharing, acting: Acting) {
  const { project, standing } = await visitProject(sharing, acting);
  if (scopeOf(standing, 'labels') === 'nothing') return { rows: [] };
  const live = project.labels.filter(({ deletedAt }) => deletedAt === null);
  return { rows: live.map(({ deletedAt: _, ...label }) => label) };
}
