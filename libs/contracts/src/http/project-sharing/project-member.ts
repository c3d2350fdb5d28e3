import { z } from 'zod';
import { Id, Role } from '../../primitives.ts';
import { capabilityErrors, Effective, inProject, pending, projectErrors } from '../common.ts';
import { defineRoutes } from '../route.ts';
import { service } from './shared.ts';
import { ProjectMemberView } from './views.ts';

const inProjectMember = inProject.extend({ projectMemberId: Id });
const memberErrors = [
  ...capabilityErrors,
  'project-member.not-found',
  'project-member.other-side',
  'project-member.role-not-grantable',
  'project-member.role-not-on-side',
  'project-member.last-manager',
] as const;

export const projectMemberRoutes = defineRoutes({
  listProjectMembers: {
    service,
    method: 'GET',
    path: '/v1/organizations/{organizationId}/projects/{projectId}/members',
    auth: 'account',
    status: 200,
    summary: 'The people of a project, as far as I may see them',
    params: inProject,
    response: z.object({ rows: z.array(ProjectMemberView) }),
    errors: projectErrors,
  },
  findCandidates: {
    service,
    method: 'GET',
    path: '/v1/organizations/{organizationId}/projects/{projectId}/candidates',
    auth: 'account',
    status: 200,
    summary: 'Active members of my organization who are not in the project yet, by name',
    params: inProject,
    query: z.strictObject({ search: z.string().trim().max(120).default('') }),
    response: z.object({ rows: z.array(z.object({ membershipId: Id, accountId: Id, name: z.string() })) }),
    errors: capabilityErrors,
  },
  addProjectMembers: {
    service,
    method: 'POST',
    path: '/v1/organizations/{organizationId}/projects/{projectId}/members',
    auth: 'account',
    status: 201,
    summary: 'Add people of my organization, all in one role; those who are members already are named',
    params: inProject,
    body: z.strictObject({ membershipIds: z.array(Id).min(1).max(500), role: Role }),
    response: z.object({
      added: z.array(z.object({ projectMemberId: Id, membershipId: Id, accountId: Id, role: Role })),
      already: z.array(z.object({ membershipId: Id })),
    }),
    errors: [
      ...capabilityErrors,
      'project-member.not-an-active-member',
      'project-member.role-not-grantable',
      'project-member.role-not-on-side',
      'project-member.barred',
      'project.full',
    ],
  },
  appointMyself: {
    service,
    method: 'POST',
    path: '/v1/organizations/{organizationId}/projects/{projectId}/managers',
    auth: 'account',
    status: 201,
    summary: 'Become manager of my side, as an owner, when my side has lost its last one',
    params: inProject,
    body: z.strictObject({}),
    response: z.object({ projectMemberId: Id }),
    errors: [
      ...projectErrors,
      'membership.owner-required',
      'project-member.manager-present',
      'project-member.barred',
      'project.full',
    ],
  },
  changeProjectMemberRole: {
    service,
    method: 'PATCH',
    path: '/v1/organizations/{organizationId}/projects/{projectId}/members/{projectMemberId}',
    auth: 'account',
    status: 200,
    effective: true,
    summary: 'Change the role of somebody of my side',
    params: inProjectMember,
    body: z.strictObject({ role: Role }),
    response: z.object({ projectMemberId: Id, role: Role, ...pending }),
    errors: memberErrors,
  },
  removeProjectMember: {
    service,
    method: 'DELETE',
    path: '/v1/organizations/{organizationId}/projects/{projectId}/members/{projectMemberId}',
    auth: 'account',
    status: 200,
    effective: true,
    summary: 'Remove somebody of my side, or leave the project',
    params: inProjectMember,
    response: Effective,
    errors: memberErrors,
  },
});
