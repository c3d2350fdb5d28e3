import { refuse } from '@tandem/contracts';
import { verifyAddress } from './account.ts';
import type { Acceptance } from './invitations.ts';
import { accept, whyNotAccept } from './invitations.ts';
import type { Caller, Org } from './org.ts';
import type { Organization } from './organization.ts';
import { memberOf, organizationView } from './organization.ts';

/** Accepts an invitation with the token of one of its links; the mailed one verifies the address too. */
export function acceptInvitation(org: Org, by: Caller, token: string) {
  const about = org.links.readInvitation(token);
  if (!about) throw refuse('invitation.not-found');
  const { organizationId, invitationId, generation, kind } = about;
  return acceptAs(org, by, organizationId, { invitationId, by: kind, generation });
}

/** Accepts an invitation listed in `/v1/me`; takes a verified address. */
export const acceptListedInvitation = (org: Org, by: Caller, organizationId: string, invitationId: string) =>
  acceptAs(org, by, organizationId, { invitationId, by: 'list' });

/**
 * By the mailed link two commands on two documents: the address is verified first, and only where the rest can follow. A
 * process that dies between them leaves a verified account; asking again does the rest.
 */
async function acceptAs(org: Org, { accountId, context }: Caller, organizationId: string, how: Acceptance) {
  const { accounts, organizations, runtime } = org;
  const readFacts = async () => {
    const account = (await accounts.get(accountId))?.state;
    if (!account) throw refuse('session.required');
    const { email, emailVerified } = account;
    return { asker: { accountId, email, emailVerified }, now: runtime.now() };
  };
  type Facts = Awaited<ReturnType<typeof readFacts>>;
  const permit = (organization: Organization, { asker, now }: Facts) =>
    whyNotAccept(organization, asker, how, now);

  if (how.by === 'mailed') {
    const [stored, facts] = await Promise.all([organizations.get(organizationId), readFacts()]);
    if (stored && !facts.asker.emailVerified && !permit(stored.state, facts))
      await accounts.update(accountId, context, { facts: () => null, decide: verifyAddress });
  }
  const outcome = await organizations.update(
    organizationId,
    { ...context, organization: organizationId },
    {
      facts: readFacts,
      permit,
      decide: (organization, { asker, now }) => accept(organization, asker, how.invitationId, now),
    },
  );
  const me = outcome && memberOf(outcome.state, accountId);
  if (!me) throw refuse('invitation.not-found');
  return organizationView(outcome.state, me);
}
