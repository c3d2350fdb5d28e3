import { z } from 'zod';
import { LabelAttribute } from '../../events/states.ts';
import { Colour, Id, LabelType, Name } from '../../primitives.ts';
import { capabilityErrors, inProject, projectErrors } from '../common.ts';
import { defineRoutes } from '../route.ts';
import { service } from './shared.ts';
import { LabelView } from './views.ts';

const inLabel = inProject.extend({ labelId: Id });

export const labelRoutes = defineRoutes({
  listLabels: {
    service,
    method: 'GET',
    path: '/v1/organizations/{organizationId}/projects/{projectId}/labels',
    auth: 'account',
    status: 200,
    summary: 'The labels of a project',
    params: inProject,
    response: z.object({ rows: z.array(LabelView) }),
    errors: projectErrors,
  },
  addLabel: {
    service,
    method: 'POST',
    path: '/v1/organizations/{organizationId}/projects/{projectId}/labels',
    auth: 'account',
    status: 201,
    summary: 'Add a label (host managers and developers)',
    params: inProject,
    body: z.strictObject({
      name: Name,
      color: Colour,
      type: LabelType,
      attributes: z.array(z.strictObject(LabelAttribute.shape)).max(20).default([]),
    }),
    response: LabelView,
    errors: [...capabilityErrors, 'label.name-taken', 'label.too-many'],
  },
  deleteLabel: {
    service,
    method: 'DELETE',
    path: '/v1/organizations/{organizationId}/projects/{projectId}/labels/{labelId}',
    auth: 'account',
    status: 200,
    summary: 'Delete a label; its annotations stay in the revisions, hidden',
    params: inLabel,
    response: z.object({}),
    errors: [...capabilityErrors, 'label.not-found'],
  },
});
