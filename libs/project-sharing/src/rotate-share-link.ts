import type { LinkTerms } from '@tandem/contracts';
import { event, refuse } from '@tandem/contracts';
import type { z } from 'zod';
import type { Acting } from './command-project.ts';
import { commandProject, needsHostManager } from './command-project.ts';
import { changed } from './project.ts';
import { nextTerms, turnedOn, viewLink } from './share-link.ts';
import type { Sharing } from './sharing.ts';

/** Revokes the link and makes a new one in one step; pending requests end, collaborations go on (product: Share link). */
export async function rotateShareLink(sharing: Sharing, acting: Acting, wanted: z.output<typeof LinkTerms>) {
  const { state, result } = await commandProject(sharing, acting, {
    permit: needsHostManager,
    decide: (project) => {
      if (!project.shareLink.on) return refuse('share-link.off');
      const terms = nextTerms(project.shareLink, wanted, sharing.runtime.now());
      const rotated = event('tandem.project.share_link_rotated.v1', terms);
      return changed(turnedOn(project, terms), [rotated], terms);
    },
  });
  return viewLink(sharing, { ...turnedOn(state, result), requests: [] });
}
