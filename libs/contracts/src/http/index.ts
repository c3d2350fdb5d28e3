import { activityRoutes } from './activity.ts';
import { gatewayRoutes } from './gateway.ts';
import { orgRoutes } from './org/index.ts';
import { projectSharingRoutes } from './project-sharing/index.ts';
import { reviewWorkflowRoutes } from './review-workflow/index.ts';

export * from './activity.ts';
export * from './common.ts';
export * from './gateway.ts';
export * from './internal.ts';
export * from './org/index.ts';
export * from './project-sharing/index.ts';
export * from './review-workflow/index.ts';
export * from './route.ts';

/** The public API: every route of every service, by operation name. */
export const routes = {
  ...orgRoutes,
  ...projectSharingRoutes,
  ...reviewWorkflowRoutes,
  ...activityRoutes,
  ...gatewayRoutes,
};
export type Routes = typeof routes;
export type RouteName = keyof Routes;
