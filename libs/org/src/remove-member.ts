import { changeAs } from './as-member.ts';
import { mayRemove, remove } from './members.ts';
import type { Caller, Org } from './org.ts';

/** Removes a member (owners), or leaves: one's own membership. Refuses with `member.last-owner`. */
export async function removeMember(org: Org, by: Caller, organizationId: string, membershipId: string) {
  await changeAs(
    org,
    by,
    organizationId,
    (organization, asker) => mayRemove(organization, asker, membershipId),
    (organization, { asker }) => remove(organization, asker, membershipId),
  );
  return { pending: [] };
}
