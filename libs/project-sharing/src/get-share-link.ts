import type { Acting } from './command-project.ts';
import { needsHostManager, visitProject } from './command-project.ts';
import { viewLink } from './share-link.ts';
import type { Sharing } from './sharing.ts';

export async function getShareLink(sharing: Sharing, acting: Acting) {
  const { project } = await visitProject(sharing, acting, needsHostManager);
  return viewLink(sharing, project);
}
