import { readAs } from './as-member.ts';
import { hasExpired } from './invitations.ts';
import type { Caller, Org } from './org.ts';
import { asOwner, isOpen } from './organization.ts';

/** Members in the order they joined, then who is invited; with e-mails, so for owners alone. */
export async function listMembers(org: Org, by: Caller, organizationId: string) {
  const { organization } = await readAs(org, by, organizationId, asOwner);
  const found = await org.accounts.getMany(organization.memberAccountIds);
  const accounts = new Map(found.map((account) => [account.id, account]));
  const now = org.runtime.now();
  const active = organization.members.map(({ membershipId, type, accountId, since }) => ({
    membershipId,
    status: 'active' as const,
    type,
    accountId,
    name: accounts.get(accountId)?.name ?? null,
    email: accounts.get(accountId)?.email ?? '',
    since,
    invitation: null,
  }));
  const pending = organization.invitations.filter(isOpen).map((invitation) => ({
    membershipId: invitation.membershipId,
    status: 'pending' as const,
    type: invitation.type,
    accountId: null,
    name: null,
    email: invitation.email,
    since: invitation.at,
    invitation: {
      id: invitation.id,
      expiresAt: invitation.expiresAt,
      expired: hasExpired(invitation, now),
    },
  }));
  return { rows: [...active, ...pending] };
}
