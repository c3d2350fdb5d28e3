import { z } from 'zod';
import { Id, Token } from '../../primitives.ts';
import { capabilityErrors, inProject } from '../common.ts';
import { defineRoutes } from '../route.ts';
import { service } from './shared.ts';
import { LinkHistoryEntry, LinkTerms, ShareLinkView, SharePreview } from './views.ts';

const linkErrors = [
  'share-link.not-found',
  'share-link.revoked',
  'share-link.expired',
  'share-link.used-up',
  'share-link.domain-not-allowed',
  'account.email-unverified',
  'share-link.no-organization',
] as const;

export const shareLinkRoutes = defineRoutes({
  getShareLink: {
    service,
    method: 'GET',
    path: '/v1/organizations/{organizationId}/projects/{projectId}/share-link',
    auth: 'account',
    status: 200,
    summary: 'The share link (host managers)',
    params: inProject,
    response: ShareLinkView,
    errors: capabilityErrors,
  },
  enableShareLink: {
    service,
    method: 'POST',
    path: '/v1/organizations/{organizationId}/projects/{projectId}/share-link',
    auth: 'account',
    status: 201,
    summary: 'Allow another organization to access via link (host managers)',
    params: inProject,
    body: LinkTerms,
    response: ShareLinkView,
    errors: [...capabilityErrors, 'share-link.on'],
  },
  rotateShareLink: {
    service,
    method: 'POST',
    path: '/v1/organizations/{organizationId}/projects/{projectId}/share-link/rotation',
    auth: 'account',
    status: 200,
    summary: 'Revoke the link and make a new one in one step (host managers)',
    params: inProject,
    body: LinkTerms,
    response: ShareLinkView,
    errors: [...capabilityErrors, 'share-link.off'],
  },
  revokeShareLink: {
    service,
    method: 'DELETE',
    path: '/v1/organizations/{organizationId}/projects/{projectId}/share-link',
    auth: 'account',
    status: 200,
    summary: 'Revoke the link; pending requests end, collaborations go on (host managers)',
    params: inProject,
    response: ShareLinkView,
    errors: [...capabilityErrors, 'share-link.off'],
  },
  listShareLinkHistory: {
    service,
    method: 'GET',
    path: '/v1/organizations/{organizationId}/projects/{projectId}/share-link/history',
    auth: 'account',
    status: 200,
    summary:
      'Openings, acceptances and refusals of the project’s links, the newest 200 first (host managers)',
    params: inProject,
    response: z.object({ rows: z.array(LinkHistoryEntry) }),
    errors: capabilityErrors,
  },
  previewShareLink: {
    service,
    method: 'POST',
    path: '/v1/share-links/preview',
    auth: 'account',
    status: 200,
    summary: 'What a share link offers, and for which of my organizations I may accept it',
    body: z.strictObject({ token: Token }),
    response: SharePreview,
    errors: linkErrors,
  },
  acceptShareLink: {
    service,
    method: 'POST',
    path: '/v1/share-links/accept',
    auth: 'account',
    status: 201,
    summary:
      'Start the collaboration for one of my organizations, as its manager in the project, or ask for approval',
    body: z.strictObject({ token: Token, organizationId: Id }),
    response: z.object({
      projectId: Id,
      collaborationId: Id,
      status: z.enum(['active', 'pending']),
      projectMemberId: Id.nullable().meta({ description: 'null while pending' }),
    }),
    errors: [
      ...linkErrors,
      'share-link.not-active-member',
      'share-link.own-organization',
      'share-link.already-collaborating',
      'share-link.already-pending',
      'share-link.owners-only',
      'project-member.barred',
      'project.full',
    ],
  },
});
