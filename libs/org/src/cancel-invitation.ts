import { changeAs } from './as-member.ts';
import { cancel } from './invitations.ts';
import type { Caller, Org } from './org.ts';
import { asOwner } from './organization.ts';

/** Cancels an invitation: who was invited leaves the list of members (owners). */
export async function cancelInvitation(org: Org, by: Caller, organizationId: string, invitationId: string) {
  await changeAs(org, by, organizationId, asOwner, (organization) => cancel(organization, invitationId));
  return {};
}
