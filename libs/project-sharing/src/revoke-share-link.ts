import { event, refuse } from '@tandem/contracts';
import type { Acting } from './command-project.ts';
import { commandProject, needsHostManager } from './command-project.ts';
import { changed } from './project.ts';
import { viewLink } from './share-link.ts';
import type { Sharing } from './sharing.ts';

/** At any time; ends pending requests, but no collaboration (product: Share link). */
export async function revokeShareLink(sharing: Sharing, acting: Acting) {
  const { state } = await commandProject(sharing, acting, {
    permit: needsHostManager,
    decide: (project) => {
      if (!project.shareLink.on) return refuse('share-link.off');
      const { generation } = project.shareLink;
      const revoked = event('tandem.project.share_link_revoked.v1', { generation });
      return changed({ ...project, shareLink: { ...project.shareLink, on: false } }, [revoked], null);
    },
  });
  return viewLink(sharing, { ...state, shareLink: { ...state.shareLink, on: false } });
}
