import type { orgRoutes } from '@tandem/contracts';
import { CredentialsAnswer, CredentialsRequest } from '@tandem/contracts';
import type { Handlers, RouteShape } from '@tandem/platform';
import { serveRoutes } from '@tandem/platform';
import { acceptInvitation, acceptListedInvitation } from './accept-invitation.ts';
import { cancelInvitation } from './cancel-invitation.ts';
import { changeMemberType } from './change-member-type.ts';
import { changeOrganization } from './change-organization.ts';
import { checkCredentials } from './check-credentials.ts';
import { copyInvitationLink } from './copy-invitation-link.ts';
import { createOrganization } from './create-organization.ts';
import { getMe } from './get-me.ts';
import { getOrganization } from './get-organization.ts';
import { inviteMembers } from './invite-members.ts';
import { listMembers } from './list-members.ts';
import type { Org } from './org.ts';
import { removeMember } from './remove-member.ts';
import { requestPasswordReset } from './request-password-reset.ts';
import { resendInvitation } from './resend-invitation.ts';
import { resendVerification } from './resend-verification.ts';
import { resetPassword } from './reset-password.ts';
import { signUp } from './sign-up.ts';
import { verifyEmail } from './verify-email.ts';

export const createHandlers = (org: Org): Handlers<typeof orgRoutes> => ({
  signUp: ({ context, body }) => signUp(org, context, body),
  verifyEmail: ({ context, body }) => verifyEmail(org, context, body.token),
  resendVerification: (call) => resendVerification(org, call),
  requestPasswordReset: ({ context, body }) => requestPasswordReset(org, context, body.email),
  resetPassword: ({ context, body }) => resetPassword(org, context, body),
  getMe: (call) => getMe(org, call),

  createOrganization: (call) => createOrganization(org, call, call.body.name),
  getOrganization: (call) => getOrganization(org, call, call.params.organizationId),
  changeOrganization: (call) => changeOrganization(org, call, call.params.organizationId, call.body),

  listMembers: (call) => listMembers(org, call, call.params.organizationId),
  changeMemberType: (call) =>
    changeMemberType(org, call, call.params.organizationId, {
      membershipId: call.params.membershipId,
      type: call.body.type,
    }),
  removeMember: (call) => removeMember(org, call, call.params.organizationId, call.params.membershipId),

  inviteMembers: (call) => inviteMembers(org, call, call.params.organizationId, call.body),
  resendInvitation: (call) =>
    resendInvitation(org, call, call.params.organizationId, call.params.invitationId),
  cancelInvitation: (call) =>
    cancelInvitation(org, call, call.params.organizationId, call.params.invitationId),
  copyInvitationLink: (call) =>
    copyInvitationLink(org, call, call.params.organizationId, call.params.invitationId),
  acceptInvitation: async (call) => acceptInvitation(org, call, call.body.token),
  acceptListedInvitation: (call) =>
    acceptListedInvitation(org, call, call.params.organizationId, call.params.invitationId),
});

const internalRoutes = {
  checkCredentials: {
    method: 'POST',
    path: '/credentials',
    auth: 'none',
    body: CredentialsRequest,
    status: 200,
    response: CredentialsAnswer,
  },
} as const satisfies { readonly [name: string]: RouteShape };

/** Reached by the gateway alone, below /internal. */
export const createInternalRouter = (
  org: Org,
  verifyIdentity: Parameters<typeof serveRoutes>[2]['verifyIdentity'],
) =>
  serveRoutes(
    internalRoutes,
    { checkCredentials: ({ body }) => checkCredentials(org, body) },
    { verifyIdentity, ready: () => true },
  );
