import { event, refuse } from '@tandem/contracts';
import type { Acting } from './command-project.ts';
import { commandProject, needs } from './command-project.ts';
import { changed } from './project.ts';
import type { Sharing } from './sharing.ts';

/** Leaves a stub, so that what revisions name stays known; its attributes and its name are free again. */
export async function deleteLabel(sharing: Sharing, acting: Acting, labelId: string) {
  const deletedAt = sharing.runtime.now().toISOString();
  await commandProject(sharing, acting, {
    permit: needs('manage-labels'),
    decide: (project) => {
      const label = project.labels.find(({ id, deletedAt: gone }) => id === labelId && gone === null);
      if (!label) return refuse('label.not-found');
      const labels = project.labels.map((other) =>
        other === label ? { ...label, attributes: [], deletedAt } : other,
      );
      const deleted = event('tandem.project.label_deleted.v1', { labelId, name: label.name });
      return changed({ ...project, labels }, [deleted], null);
    },
  });
  return {};
}
