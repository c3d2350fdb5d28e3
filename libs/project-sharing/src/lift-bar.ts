import { event, refuse } from '@tandem/contracts';
import type { Acting } from './command-project.ts';
import { commandProject, needsHostManager } from './command-project.ts';
import { changed } from './project.ts';
import type { Sharing } from './sharing.ts';

/** Whoever is still a project member is in force again. */
export async function liftBar(sharing: Sharing, acting: Acting, barId: string) {
  await commandProject(sharing, acting, {
    permit: needsHostManager,
    decide: (project) => {
      const bar = project.bars.find(({ id }) => id === barId);
      if (!bar) return refuse('bar.not-found');
      const { accountId, organizationId, collaborationId } = bar;
      const lifted = event('tandem.project.bar_lifted.v1', {
        barId,
        accountId,
        organizationId,
        collaborationId,
      });
      const bars = project.bars.filter(({ id }) => id !== barId);
      return changed({ ...project, bars }, [lifted], null);
    },
  });
  return {};
}
