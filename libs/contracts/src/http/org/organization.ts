import { z } from 'zod';
import { AcceptShareLinks } from '../../events/states.ts';
import { Name } from '../../primitives.ts';
import { inOrganization } from '../common.ts';
import { defineRoutes } from '../route.ts';
import { organizationErrors, ownerErrors, service } from './shared.ts';
import { OrganizationView } from './views.ts';

export const organizationRoutes = defineRoutes({
  createOrganization: {
    service,
    method: 'POST',
    path: '/v1/organizations',
    auth: 'account',
    status: 201,
    summary: 'Make an organization; its maker is its owner',
    body: z.strictObject({ name: Name }),
    response: OrganizationView,
    errors: [],
  },
  getOrganization: {
    service,
    method: 'GET',
    path: '/v1/organizations/{organizationId}',
    auth: 'account',
    status: 200,
    summary: 'An organization I am an active member of',
    params: inOrganization,
    response: OrganizationView,
    errors: organizationErrors,
  },
  changeOrganization: {
    service,
    method: 'PATCH',
    path: '/v1/organizations/{organizationId}',
    auth: 'account',
    status: 200,
    summary: 'Rename an organization or change its settings (owners)',
    params: inOrganization,
    body: z.strictObject({ name: Name, acceptShareLinks: AcceptShareLinks }).partial(),
    response: OrganizationView,
    errors: ownerErrors,
  },
});
