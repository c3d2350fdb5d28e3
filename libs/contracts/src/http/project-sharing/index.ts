import { projectRoutes } from './project.ts';
import { labelRoutes } from './label.ts';
import { projectMemberRoutes } from './project-member.ts';
import { shareLinkRoutes } from './share-link.ts';
import { collaborationRoutes } from './collaboration.ts';

export * from './views.ts';

/** Every route that project-sharing answers. */
export const projectSharingRoutes = {
  ...projectRoutes,
  ...labelRoutes,
  ...projectMemberRoutes,
  ...shareLinkRoutes,
  ...collaborationRoutes,
};
