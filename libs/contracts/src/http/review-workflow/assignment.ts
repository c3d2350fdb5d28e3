import { z } from 'zod';
import { Count, Id } from '../../primitives.ts';
import { capabilityErrors, inProject } from '../common.ts';
import { defineRoutes } from '../route.ts';
import { onlyOnce, ProjectMemberIds, service } from './shared.ts';

const assignments = '/v1/organizations/{organizationId}/projects/{projectId}/assignments';

const AssignmentView = z.object({
  id: Id,
  total: Count.meta({ description: 'the images that were to be assigned; in the end those that were tried' }),
  done: Count.meta({ description: 'of these, so far' }),
  assigned: Count,
  left: Count.meta({
    description:
      'left out: entrusted to a side that none of the people is on, or assigned or finished meanwhile',
  }),
  finished: z.boolean(),
});

export const assignmentRoutes = defineRoutes({
  assignFolders: {
    service,
    method: 'POST',
    path: assignments,
    auth: 'account',
    status: 202,
    summary:
      'Spread the unassigned images of folders evenly over annotators, each to one; it goes on by itself until it is finished',
    params: inProject,
    body: z.strictObject({
      folders: z
        .array(z.string().max(500))
        .min(1)
        .max(100)
        .refine((folders) => onlyOnce(folders, String), 'each folder once')
        .meta({ description: 'empty: the top' }),
      subfolders: z.boolean().default(false).meta({ description: 'also those that lie in them' }),
      projectMemberIds: ProjectMemberIds,
      most: z
        .int()
        .min(1)
        .max(1_000_000)
        .optional()
        .meta({ description: 'assign no more images than these' }),
    }),
    response: AssignmentView,
    errors: [...capabilityErrors, 'project-member.not-found', 'project-member.other-side'],
  },
  getAssignment: {
    service,
    method: 'GET',
    path: `${assignments}/{assignmentId}`,
    auth: 'account',
    status: 200,
    summary: 'How far an assignment of folders has got; kept for a week, for who asked for it',
    params: inProject.extend({ assignmentId: Id }),
    response: AssignmentView,
    errors: [...capabilityErrors, 'assignment.not-found'],
  },
});
