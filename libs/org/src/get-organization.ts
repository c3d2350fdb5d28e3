import { readAs } from './as-member.ts';
import type { Caller, Org } from './org.ts';
import { asMember, organizationView } from './organization.ts';

/** An organization, for its active members. */
export async function getOrganization(org: Org, by: Caller, organizationId: string) {
  const { organization, me } = await readAs(org, by, organizationId, asMember);
  return organizationView(organization, me);
}
