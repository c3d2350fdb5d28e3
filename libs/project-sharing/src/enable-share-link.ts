import type { LinkTerms } from '@tandem/contracts';
import { event, refuse } from '@tandem/contracts';
import type { z } from 'zod';
import type { Acting } from './command-project.ts';
import { commandProject, needsHostManager } from './command-project.ts';
import { changed } from './project.ts';
import { nextTerms, turnedOn, viewLink } from './share-link.ts';
import type { Sharing } from './sharing.ts';

/** Allow other organization to access via link (product: Share link). */
export async function enableShareLink(sharing: Sharing, acting: Acting, wanted: z.output<typeof LinkTerms>) {
  const { state, result } = await commandProject(sharing, acting, {
    permit: needsHostManager,
    decide: (project) => {
      if (project.shareLink.on) return refuse('share-link.on');
      const terms = nextTerms(project.shareLink, wanted, sharing.runtime.now());
      const enabled = event('tandem.project.share_link_enabled.v1', terms);
      return changed(turnedOn(project, terms), [enabled], terms);
    },
  });
  return viewLink(sharing, { ...turnedOn(state, result), requests: [] });
}
