import { z } from 'zod';
import { ProjectSettings } from '../../events/states.ts';
import { Name, pageOf, pageQuery, Side } from '../../primitives.ts';
import { capabilityErrors, Effective, inOrganization, inProject, pending, projectErrors } from '../common.ts';
import { defineRoutes } from '../route.ts';
import { service } from './shared.ts';
import { ProjectEntry, ProjectView } from './views.ts';

export const projectRoutes = defineRoutes({
  listProjects: {
    service,
    method: 'GET',
    path: '/v1/organizations/{organizationId}/projects',
    auth: 'account',
    status: 200,
    summary: 'Projects of an organization and those shared with it, as far as I may see them',
    params: inOrganization,
    query: z.strictObject({
      ...pageQuery,
      search: z.string().trim().max(120).optional(),
      side: Side.optional(),
      sort: z.enum(['name', 'date']).default('name'),
    }),
    response: pageOf(ProjectEntry),
    errors: ['organization.not-found', 'membership.pending', 'request.cursor'],
  },
  createProject: {
    service,
    method: 'POST',
    path: '/v1/organizations/{organizationId}/projects',
    auth: 'account',
    status: 201,
    summary: 'Create a project (owners); its creator is its first manager',
    params: inOrganization,
    body: z.strictObject({ name: Name }),
    response: ProjectView,
    errors: ['organization.not-found', 'membership.pending', 'membership.owner-required'],
  },
  getProject: {
    service,
    method: 'GET',
    path: '/v1/organizations/{organizationId}/projects/{projectId}',
    auth: 'account',
    status: 200,
    summary: 'A project, with my role and what it allows',
    params: inProject,
    response: ProjectView,
    errors: projectErrors,
  },
  changeProject: {
    service,
    method: 'PATCH',
    path: '/v1/organizations/{organizationId}/projects/{projectId}',
    auth: 'account',
    status: 200,
    effective: true,
    summary: 'Rename a project or change its settings (host managers)',
    params: inProject,
    body: z.strictObject({ name: Name, settings: z.strictObject(ProjectSettings.shape).partial() }).partial(),
    response: ProjectView.extend(pending),
    errors: capabilityErrors,
  },
  deleteProject: {
    service,
    method: 'POST',
    path: '/v1/organizations/{organizationId}/projects/{projectId}/deletion',
    auth: 'account',
    status: 200,
    effective: true,
    summary:
      'Delete a project for both sides, its name typed as confirmation; every collaboration stops first',
    params: inProject,
    body: z.strictObject({ name: z.string().max(200) }),
    response: Effective,
    errors: [...capabilityErrors, 'project.name-mismatch'],
  },
});
