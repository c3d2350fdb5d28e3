import { z } from 'zod';
import { Count, Id } from '../../primitives.ts';
import { capabilityErrors, inProject } from '../common.ts';
import { defineRoutes } from '../route.ts';
import { service } from './shared.ts';
import { ByStatus } from './views.ts';

const project = '/v1/organizations/{organizationId}/projects/{projectId}';

/** Of people whose standing ends; what is done or skipped counts as nobody's work any more. */
const work = {
  claims: Count.meta({ description: 'that end' }),
  assignments: Count.meta({ description: 'of images neither done nor skipped, which become unassigned' }),
  sentBack: Count.meta({ description: 'images sent back to them, which go back to anyone' }),
};

/** What would happen, in numbers; asked before it is done. */
export const consequenceRoutes = defineRoutes({
  getStopConsequences: {
    service,
    method: 'GET',
    path: `${project}/collaborations/{collaborationId}/consequences`,
    auth: 'account',
    status: 200,
    summary: 'What stopping a collaboration would mean, in numbers; for whoever may stop it',
    params: inProject.extend({ collaborationId: Id }),
    response: z.object({
      images: ByStatus.meta({ description: 'entrusted to it; they stay with the host' }),
      total: Count,
      reviewsForHost: Count.meta({ description: 'images waiting for its review, which wait for the host’s' }),
      people: Count.meta({ description: 'project members who lose access' }),
      ...work,
      internalComments: Count.nullable().meta({
        description: 'of that organization, which will be sealed; null: the host is not told',
      }),
    }),
    errors: [...capabilityErrors, 'collaboration.not-found', 'collaboration.ended'],
  },
  getDeletionConsequences: {
    service,
    method: 'GET',
    path: `${project}/deletion/consequences`,
    auth: 'account',
    status: 200,
    summary: 'What deleting a project would mean, in numbers (host managers)',
    params: inProject,
    response: z.object({
      images: ByStatus,
      total: Count,
      collaborations: Count.meta({ description: 'that stop' }),
      people: Count.meta({ description: 'project members who lose access, of both sides' }),
    }),
    errors: capabilityErrors,
  },
  getSettingsConsequences: {
    service,
    method: 'GET',
    path: `${project}/settings/consequences`,
    auth: 'account',
    status: 200,
    summary: 'What changing the settings would mean, in numbers (host managers)',
    params: inProject,
    response: z.object({
      hiddenFromPartners: Count.meta({
        description: 'images entrusted to nobody, which partners see and would see no more with `entrusted`',
      }),
    }),
    errors: capabilityErrors,
  },
  getMemberConsequences: {
    service,
    method: 'GET',
    path: `${project}/members/{projectMemberId}/consequences`,
    auth: 'account',
    status: 200,
    summary:
      'What removing or barring somebody, or leaving, would mean, in numbers; for whoever may, and for oneself',
    params: inProject.extend({ projectMemberId: Id }),
    response: z.object(work),
    errors: [
      ...capabilityErrors,
      'project-member.not-found',
      'project-member.other-side',
      'project-member.role-not-grantable',
    ],
  },
});
