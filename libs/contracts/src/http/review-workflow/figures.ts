import { z } from 'zod';
import { Count, Id } from '../../primitives.ts';
import { capabilityErrors, inOrganization, inProject } from '../common.ts';
import { defineRoutes } from '../route.ts';
import { listOf, service } from './shared.ts';
import { ByStatus } from './views.ts';

export const figuresRoutes = defineRoutes({
  getLabelUse: {
    service,
    method: 'GET',
    path: '/v1/organizations/{organizationId}/projects/{projectId}/labels/{labelId}/use',
    auth: 'account',
    status: 200,
    summary: 'How many images and annotations use a label now; asked before deleting it',
    params: inProject.extend({ labelId: Id }),
    response: z.object({ images: Count, annotations: Count }),
    errors: [...capabilityErrors, 'label.not-found'],
  },
  getProgress: {
    service,
    method: 'GET',
    path: '/v1/organizations/{organizationId}/progress',
    auth: 'account',
    status: 200,
    summary: 'Images per status, as far as I may see them, for up to 200 projects at once',
    params: inOrganization,
    query: z.strictObject({ projects: listOf(Id) }),
    response: z.object({ rows: z.array(z.object({ projectId: Id, byStatus: ByStatus, total: Count })) }),
    errors: ['organization.not-found', 'membership.pending'],
  },
});
