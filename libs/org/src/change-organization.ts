import { refuse } from '@tandem/contracts';
import { changeAs } from './as-member.ts';
import type { Caller, Org } from './org.ts';
import type { OrganizationChanges } from './organization.ts';
import { asOwner, changeSettings, memberOf, organizationView } from './organization.ts';

/** Renames an organization or changes its settings (owners). */
export async function changeOrganization(
  org: Org,
  by: Caller,
  organizationId: string,
  wanted: OrganizationChanges,
) {
  const { state } = await changeAs(org, by, organizationId, asOwner, (organization) =>
    changeSettings(organization, wanted),
  );
  const me = memberOf(state, by.accountId);
  if (!me) throw refuse('organization.not-found');
  return organizationView(state, me);
}
