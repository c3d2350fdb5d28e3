import type { MemberType } from '@tandem/rules';
import type { Refused } from '@tandem/contracts';
import { event, refuse } from '@tandem/contracts';
import type { Decision } from '@tandem/platform';
import type { Asker, Member, Organization } from './organization.ts';
import { asMember, asOwner, indexed, memberOf } from './organization.ts';

const activeMember = (organization: Organization, membershipId: string) =>
  organization.members.find((member) => member.membershipId === membershipId);

/** Product, People and organizations: the last active owner can be neither removed nor demoted, and cannot leave. */
const isLastOwner = (organization: Organization, member: Member) =>
  member.type === 'owner' && organization.members.filter(({ type }) => type === 'owner').length === 1;

export function changeType(
  organization: Organization,
  { accountId }: Asker,
  membershipId: string,
  to: MemberType,
): Decision<Organization, null> | Refused {
  const member = activeMember(organization, membershipId);
  if (!member) return refuse('member.not-found');
  if (member.type === to) return { state: organization, events: [], result: null };
  if (isLastOwner(organization, member)) return refuse('member.last-owner');
  const { type: from } = member;
  return {
    state: indexed({
      ...organization,
      members: organization.members.map((one) => (one === member ? { ...one, type: to } : one)),
    }),
    events: [
      event('tandem.organization.member_type_changed.v1', {
        membershipId,
        accountId: member.accountId,
        from,
        to,
      }),
    ],
    result: null,
    endsOwnStanding: member.accountId === accountId,
  };
}

/** Owners remove anybody; whoever is a member may leave. */
export function mayRemove(organization: Organization, asker: Asker, membershipId: string): Member | Refused {
  const own = memberOf(organization, asker.accountId)?.membershipId === membershipId;
  return (own ? asMember : asOwner)(organization, asker);
}

export function remove(
  organization: Organization,
  { accountId }: Asker,
  membershipId: string,
): Decision<Organization, null> | Refused {
  const member = activeMember(organization, membershipId);
  if (!member) return refuse('member.not-found');
  if (isLastOwner(organization, member)) return refuse('member.last-owner');
  const leaves = member.accountId === accountId;
  const type = leaves ? 'tandem.organization.member_left.v1' : 'tandem.organization.member_removed.v1';
  return {
    state: indexed({ ...organization, members: organization.members.filter((one) => one !== member) }),
    events: [event(type, { membershipId, accountId: member.accountId })],
    result: null,
    endsOwnStanding: leaves,
  };
}
