import { z } from 'zod';
import { Count, Id, Status, Time } from '../../primitives.ts';
import { capabilityErrors, inOrganization, inProject } from '../common.ts';
import { defineRoutes } from '../route.ts';
import { listOf, service } from './shared.ts';
import { ByStatus } from './views.ts';

/** Finding the oldest takes a query for each stage. */
const mostWithOldest = 20;

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
    query: z
      .strictObject({
        projects: listOf(Id),
        oldest: z
          .enum(['true', 'false'])
          .default('false')
          .meta({ description: `\`oldestWaiting\`, too, of at most ${mostWithOldest} projects` }),
      })
      .refine(({ projects, oldest }) => oldest === 'false' || projects.length <= mostWithOldest, {
        path: ['oldest'],
        error: `at most ${mostWithOldest} projects`,
      }),
    response: z.object({
      rows: z.array(
        z.object({
          projectId: Id,
          byStatus: ByStatus,
          total: Count,
          oldestWaiting: z
            .partialRecord(Status, Time)
            .optional()
            .meta({ description: 'per waiting status, since when the oldest image waits for that review' }),
        }),
      ),
    }),
    errors: ['organization.not-found', 'membership.pending'],
  },
});
