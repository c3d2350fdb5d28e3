import { changeAs } from './as-member.ts';
import { resend } from './invitations.ts';
import type { Caller, Org } from './org.ts';
import { asOwner } from './organization.ts';

/** Sends an invitation again, good for 7 days from now; its earlier links end (owners). */
export async function resendInvitation(org: Org, by: Caller, organizationId: string, invitationId: string) {
  const inviter = await org.accounts.get(by.accountId);
  const { result } = await changeAs(org, by, organizationId, asOwner, (organization, { now }) =>
    resend(organization, invitationId, inviter?.state.name ?? 'An owner', now),
  );
  return result;
}
