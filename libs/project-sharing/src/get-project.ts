import type { Acting } from './command-project.ts';
import { visitProject } from './command-project.ts';
import { viewProject } from './project-view.ts';
import type { Sharing } from './sharing.ts';

export async function getProject(sharing: Sharing, acting: Acting) {
  const { project, ...me } = await visitProject(sharing, acting);
  return viewProject(sharing, project, me);
}
