import { accountRoutes } from './account.ts';
import { organizationRoutes } from './organization.ts';
import { invitationRoutes } from './invitation.ts';
import { memberRoutes } from './member.ts';

export * from './views.ts';

/** Every route that org answers. */
export const orgRoutes = {
  ...accountRoutes,
  ...organizationRoutes,
  ...invitationRoutes,
  ...memberRoutes,
};
