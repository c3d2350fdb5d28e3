import { z } from 'zod';
import { Email, Id, MemberType, Time, Token } from '../../primitives.ts';
import { inOrganization } from '../common.ts';
import { defineRoutes } from '../route.ts';
import { ownerErrors, service } from './shared.ts';
import { OrganizationView } from './views.ts';

const inInvitation = inOrganization.extend({ invitationId: Id });

export const invitationRoutes = defineRoutes({
  inviteMembers: {
    service,
    method: 'POST',
    path: '/v1/organizations/{organizationId}/invitations',
    auth: 'account',
    status: 201,
    summary: 'Invite people by e-mail; each gets a link that is good for 7 days (owners)',
    params: inOrganization,
    body: z.strictObject({ emails: z.array(Email).min(1).max(100), type: MemberType.default('member') }),
    response: z.object({
      invited: z.array(z.object({ email: z.string(), invitationId: Id, membershipId: Id })),
      skipped: z.array(z.object({ email: z.string(), why: z.enum(['member', 'invited']) })),
    }),
    errors: [...ownerErrors, 'organization.full'],
  },
  resendInvitation: {
    service,
    method: 'POST',
    path: '/v1/organizations/{organizationId}/invitations/{invitationId}/mails',
    auth: 'account',
    status: 202,
    summary: 'Send an invitation again; 7 days from now, earlier links end (owners)',
    params: inInvitation,
    body: z.strictObject({}),
    response: z.object({ expiresAt: Time }),
    errors: [...ownerErrors, 'invitation.not-found', 'invitation.used', 'invitation.cancelled'],
  },
  cancelInvitation: {
    service,
    method: 'DELETE',
    path: '/v1/organizations/{organizationId}/invitations/{invitationId}',
    auth: 'account',
    status: 200,
    summary: 'Cancel an invitation (owners)',
    params: inInvitation,
    response: z.object({}),
    errors: [...ownerErrors, 'invitation.not-found', 'invitation.used', 'invitation.cancelled'],
  },
  copyInvitationLink: {
    service,
    method: 'GET',
    path: '/v1/organizations/{organizationId}/invitations/{invitationId}/link',
    auth: 'account',
    status: 200,
    summary:
      'The invitation as a link to pass on; unlike the mailed one it does not verify an address (owners)',
    params: inInvitation,
    response: z.object({ url: z.string(), token: z.string(), expiresAt: Time }),
    errors: [
      ...ownerErrors,
      'invitation.not-found',
      'invitation.used',
      'invitation.cancelled',
      'invitation.expired',
    ],
  },
  acceptInvitation: {
    service,
    method: 'POST',
    path: '/v1/invitations/accept',
    auth: 'account',
    status: 200,
    summary: 'Accept an invitation with the token of its link; the mailed one verifies the address too',
    body: z.strictObject({ token: Token }),
    response: OrganizationView,
    errors: [
      'invitation.not-found',
      'invitation.expired',
      'invitation.cancelled',
      'invitation.used',
      'invitation.other-email',
      'account.email-unverified',
      'member.already',
    ],
  },
  acceptListedInvitation: {
    service,
    method: 'POST',
    path: '/v1/organizations/{organizationId}/invitations/{invitationId}/accept',
    auth: 'account',
    status: 200,
    summary: 'Accept an invitation listed in /v1/me',
    params: inInvitation,
    body: z.strictObject({}),
    response: OrganizationView,
    errors: [
      'invitation.not-found',
      'invitation.expired',
      'invitation.cancelled',
      'invitation.used',
      'account.email-unverified',
      'member.already',
    ],
  },
});
