import { refuse } from '@tandem/contracts';
import { accountView } from './account.ts';
import { hasExpired } from './invitations.ts';
import type { Caller, Org } from './org.ts';
import { isOpen, memberOf } from './organization.ts';

/** Nobody is expected to belong to more organizations; more are not listed. */
const page = { limit: 1_000 };

/** Who asks, the organizations they work in, and, once their address is verified, the invitations waiting for them. */
export async function getMe({ accounts, organizations, runtime }: Org, { accountId }: Caller) {
  const stored = await accounts.get(accountId);
  if (!stored) throw refuse('session.required');
  const { email, emailVerified } = stored.state;
  const [joined, inviting] = await Promise.all([
    organizations.find('ofMember', accountId, page),
    emailVerified ? organizations.find('inviting', email, page) : { rows: [] },
  ]);
  const now = runtime.now();
  return {
    account: accountView(stored.state),
    organizations: joined.rows
      .flatMap(({ id, name, members }) => {
        const me = memberOf({ members }, accountId);
        return me ? [{ id, name, membershipId: me.membershipId, type: me.type }] : [];
      })
      .toSorted((one, other) => one.name.localeCompare(other.name)),
    invitations: inviting.rows
      .flatMap(({ id, name, invitations }) =>
        invitations
          .filter((one) => isOpen(one) && one.email === email && !hasExpired(one, now))
          .map(({ id: invitationId, type, expiresAt }) => ({
            organizationId: id,
            organizationName: name,
            invitationId,
            type,
            expiresAt,
          })),
      )
      .toSorted((one, other) => one.organizationName.localeCompare(other.organizationName)),
  };
}
