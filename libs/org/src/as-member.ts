import type { Refused } from '@tandem/contracts';
import { refuse } from '@tandem/contracts';
import type { Decision } from '@tandem/platform';
import type { Caller, Org } from './org.ts';
import type { Asker, Member, Organization } from './organization.ts';
import { memberOf } from './organization.ts';

/** Who may: their membership, or why not. */
export type May = (organization: Organization, asker: Asker) => Member | Refused;
export type AskerFacts = { readonly asker: Asker; readonly now: Date };

/** Their account is read only where they are no active member: only then does their address count. */
export async function readAsker(
  { accounts }: Org,
  organization: Organization,
  accountId: string,
): Promise<Asker> {
  if (memberOf(organization, accountId)) return { accountId };
  const account = (await accounts.get(accountId))?.state;
  return { accountId, email: account?.email, emailVerified: account?.emailVerified };
}

export const permitted =
  (may: May) =>
  (organization: Organization, { asker }: AskerFacts): Refused | undefined => {
    const member = may(organization, asker);
    return member instanceof Error ? member : undefined;
  };

/** Reads an organization for somebody who may; refuses as `may` says, `organization.not-found` where there is none. */
export async function readAs(org: Org, { accountId }: Caller, organizationId: string, may: May) {
  const stored = await org.organizations.get(organizationId);
  if (!stored) throw refuse('organization.not-found');
  const organization = stored.state;
  const me = may(organization, await readAsker(org, organization, accountId));
  if (me instanceof Error) throw me;
  return { organization, me };
}

/** Changes an organization for somebody who may; refuses as `readAs` does. */
export async function changeAs<Result>(
  org: Org,
  { accountId, context }: Caller,
  organizationId: string,
  may: May,
  decide: (organization: Organization, facts: AskerFacts) => Decision<Organization, Result> | Error,
) {
  const outcome = await org.organizations.update(organizationId, context, {
    facts: async (organization): Promise<AskerFacts> => ({
      asker: await readAsker(org, organization, accountId),
      now: org.runtime.now(),
    }),
    permit: permitted(may),
    decide,
  });
  if (!outcome) throw refuse('organization.not-found');
  return outcome;
}
