import { z } from 'zod';
import { Author, Id, Reason, Time } from '../../primitives.ts';
import { capabilityErrors, Effective, inProject, pending, projectErrors } from '../common.ts';
import { defineRoutes } from '../route.ts';
import { service } from './shared.ts';
import { CollaborationView, Organization } from './views.ts';

const inCollaboration = inProject.extend({ collaborationId: Id });
const answerErrors = [...capabilityErrors, 'collaboration.not-found', 'collaboration.not-pending'] as const;

export const collaborationRoutes = defineRoutes({
  listCollaborations: {
    service,
    method: 'GET',
    path: '/v1/organizations/{organizationId}/projects/{projectId}/collaborations',
    auth: 'account',
    status: 200,
    summary: 'Host managers: all of them, pending ones too. External managers and owners: their own',
    params: inProject,
    response: z.object({ rows: z.array(CollaborationView) }),
    errors: capabilityErrors,
  },
  stopCollaboration: {
    service,
    method: 'POST',
    path: '/v1/organizations/{organizationId}/projects/{projectId}/collaborations/{collaborationId}/stop',
    auth: 'account',
    status: 200,
    effective: true,
    summary: 'Stop collaborating: that side is out at once, and nothing is lost',
    params: inCollaboration,
    body: z.strictObject({}),
    response: Effective,
    errors: [...capabilityErrors, 'collaboration.not-found', 'collaboration.ended'],
  },
  approveCollaboration: {
    service,
    method: 'POST',
    path: '/v1/organizations/{organizationId}/projects/{projectId}/collaborations/{collaborationId}/approve',
    auth: 'account',
    status: 200,
    summary: 'Start a pending collaboration; who asked becomes its manager in the project (host managers)',
    params: inCollaboration,
    body: z.strictObject({}),
    response: z.object({ projectMemberId: Id }),
    errors: [...answerErrors, 'collaboration.requester-gone', 'project-member.barred', 'project.full'],
  },
  declineCollaboration: {
    service,
    method: 'POST',
    path: '/v1/organizations/{organizationId}/projects/{projectId}/collaborations/{collaborationId}/decline',
    auth: 'account',
    status: 200,
    summary: 'Decline a pending collaboration; its use of the link is free again (host managers)',
    params: inCollaboration,
    body: z.strictObject({}),
    response: z.object({}),
    errors: answerErrors,
  },
  withdrawCollaboration: {
    service,
    method: 'POST',
    path: '/v1/organizations/{organizationId}/projects/{projectId}/collaborations/{collaborationId}/withdraw',
    auth: 'account',
    status: 200,
    summary: 'Withdraw a pending collaboration (who asked, and owners of their organization)',
    params: inCollaboration,
    body: z.strictObject({}),
    response: z.object({}),
    errors: [...projectErrors, 'collaboration.not-found', 'collaboration.not-pending'],
  },
  listBars: {
    service,
    method: 'GET',
    path: '/v1/organizations/{organizationId}/projects/{projectId}/bars',
    auth: 'account',
    status: 200,
    summary: 'Who is barred: host managers all, external managers their own people',
    params: inProject,
    response: z.object({
      rows: z.array(
        z.object({ id: Id, person: Author, organization: Organization, reason: z.string(), since: Time }),
      ),
    }),
    errors: capabilityErrors,
  },
  barPerson: {
    service,
    method: 'POST',
    path: '/v1/organizations/{organizationId}/projects/{projectId}/bars',
    auth: 'account',
    status: 201,
    effective: true,
    summary: 'Bar one external person, with a reason that their managers read (host managers)',
    params: inProject,
    body: z.strictObject({ projectMemberId: Id, reason: Reason }),
    response: z.object({ id: Id, ...pending }),
    errors: [
      ...capabilityErrors,
      'project-member.not-found',
      'project-member.barred',
      'project-member.other-side',
    ],
  },
  liftBar: {
    service,
    method: 'DELETE',
    path: '/v1/organizations/{organizationId}/projects/{projectId}/bars/{barId}',
    auth: 'account',
    status: 200,
    summary: 'Lift a bar (host managers)',
    params: inProject.extend({ barId: Id }),
    response: z.object({}),
    errors: [...capabilityErrors, 'bar.not-found'],
  },
});
