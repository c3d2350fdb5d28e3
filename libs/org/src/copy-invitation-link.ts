import { refuse } from '@tandem/contracts';
import { readAs } from './as-member.ts';
import { hasExpired, openInvitation } from './invitations.ts';
import type { Caller, Org } from './org.ts';
import { asOwner } from './organization.ts';

/** The invitation as a link to pass on by hand; unlike the mailed one it verifies no address (owners). */
export async function copyInvitationLink(org: Org, by: Caller, organizationId: string, invitationId: string) {
  const { organization } = await readAs(org, by, organizationId, asOwner);
  const invitation = openInvitation(organization, invitationId);
  if (invitation instanceof Error) throw invitation;
  if (hasExpired(invitation, org.runtime.now())) throw refuse('invitation.expired');
  const { generation, expiresAt } = invitation;
  return { ...org.links.invitation('copied', { organizationId, invitationId, generation }), expiresAt };
}
