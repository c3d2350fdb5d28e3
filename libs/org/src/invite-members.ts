import { refuse } from '@tandem/contracts';
import type { MemberType } from '@tandem/rules';
import { derivedId } from '@tandem/platform';
import { permitted, readAsker } from './as-member.ts';
import { invite } from './invitations.ts';
import type { Caller, Org } from './org.ts';
import { asOwner, memberOf } from './organization.ts';

/** Invites people by e-mail, each with a link of their own; members and those already invited are skipped (owners). */
export async function inviteMembers(
  org: Org,
  { accountId, context }: Caller,
  organizationId: string,
  wanted: { readonly emails: readonly string[]; readonly type: MemberType },
) {
  const request = context.command?.key ?? org.runtime.newId();
  const invitations = [...new Set(wanted.emails)].map((email) => ({
    email,
    id: derivedId(request, 'invitation', email),
    membershipId: derivedId(request, 'membership', email),
  }));

  const outcome = await org.organizations.update(organizationId, context, {
    facts: async (organization) => {
      const [asker, inviter, addressed] = await Promise.all([
        readAsker(org, organization, accountId),
        org.accounts.get(accountId),
        org.accounts.find('byEmails', wanted.emails, { limit: 100 }),
      ]);
      const members = addressed.rows.filter(({ id }) => memberOf(organization, id));
      return {
        asker,
        inviter: { id: accountId, name: inviter?.state.name ?? 'An owner' },
        memberEmails: new Set(members.map(({ email }) => email)),
        now: org.runtime.now(),
      };
    },
    permit: permitted(asOwner),
    decide: (organization, facts) => invite(organization, invitations, wanted.type, facts),
  });
  if (!outcome) throw refuse('organization.not-found');

  const skipped = new Set(outcome.result.map(({ email }) => email));
  return {
    invited: invitations
      .filter(({ email }) => !skipped.has(email))
      .map(({ email, id, membershipId }) => ({ email, invitationId: id, membershipId })),
    skipped: [...outcome.result],
  };
}
