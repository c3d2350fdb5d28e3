import type { MemberType } from '@tandem/rules';
import { changeAs } from './as-member.ts';
import { changeType } from './members.ts';
import type { Caller, Org } from './org.ts';
import { asOwner } from './organization.ts';

/** Makes a member an owner, or an owner a member (owners); refuses with `member.last-owner`. */
export async function changeMemberType(
  org: Org,
  by: Caller,
  organizationId: string,
  { membershipId, type }: { readonly membershipId: string; readonly type: MemberType },
) {
  await changeAs(org, by, organizationId, asOwner, (organization, { asker }) =>
    changeType(organization, asker, membershipId, type),
  );
  return { membershipId, type, pending: [] };
}
