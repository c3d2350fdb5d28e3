import type { OrganizationState, Refused } from '@tandem/contracts';
import { AcceptShareLinks, event, Id, MemberType, refuse, Time } from '@tandem/contracts';
import type { Decision, NewEvent } from '@tandem/platform';
import { z } from 'zod';

const Member = z.object({ membershipId: Id, accountId: Id, type: MemberType, since: Time });
export type Member = z.infer<typeof Member>;

const Invitation = z.object({
  id: Id,
  /** Of the membership that accepting it makes. */
  membershipId: Id,
  email: z.string(),
  type: MemberType,
  invitedBy: Id,
  at: Time,
  expiresAt: Time,
  /** Links of an earlier generation have ended. */
  generation: z.int().min(1),
  status: z.enum(['open', 'accepted', 'cancelled']),
});
export type Invitation = z.infer<typeof Invitation>;

export const Organization = z.object({
  id: Id,
  name: z.string(),
  createdAt: Time,
  settings: z.object({ acceptShareLinks: AcceptShareLinks }),
  members: z.array(Member),
  invitations: z.array(Invitation),
  /** What the organizations of an account, and the invitations for an address, are found by. */
  memberAccountIds: z.array(z.string()),
  invitedEmails: z.array(z.string()),
});
export type Organization = z.infer<typeof Organization>;
type Content = Omit<Organization, 'memberAccountIds' | 'invitedEmails'>;

export const isOpen = ({ status }: Pick<Invitation, 'status'>): boolean => status === 'open';

/** Every new state passes here, so that what it is found by cannot differ from what it holds. */
export const indexed = (organization: Content): Organization => ({
  ...organization,
  memberAccountIds: organization.members.map(({ accountId }) => accountId),
  invitedEmails: organization.invitations.filter(isOpen).map(({ email }) => email),
});

/** What other services may know: who is invited has no address and no account. */
export const publicOrganization = ({
  id,
  name,
  settings,
  members,
  invitations,
}: Organization): OrganizationState => ({
  id,
  name,
  settings,
  members: [
    ...members.map(({ membershipId, accountId, type }) => ({
      membershipId,
      accountId,
      type,
      status: 'active' as const,
    })),
    ...invitations.filter(isOpen).map(({ membershipId, type }) => ({
      membershipId,
      accountId: null,
      type,
      status: 'pending' as const,
    })),
  ],
});

export const memberOf = (
  organization: Pick<Organization, 'members'>,
  accountId: string,
): Member | undefined => organization.members.find((member) => member.accountId === accountId);

/** As one of its members sees it. */
export const organizationView = ({ id, name, settings }: Organization, me: Member) => ({
  id,
  name,
  settings,
  me: { membershipId: me.membershipId, type: me.type },
});

export function found(
  given: {
    readonly id: string;
    readonly name: string;
    readonly membershipId: string;
    readonly accountId: string;
  },
  now: Date,
): Decision<Organization, null> {
  const { id, name, membershipId, accountId } = given;
  const time = now.toISOString();
  return {
    state: indexed({
      id,
      name,
      createdAt: time,
      settings: { acceptShareLinks: 'any-member' },
      members: [{ membershipId, accountId, type: 'owner', since: time }],
      invitations: [],
    }),
    events: [event('tandem.organization.created.v1', { name, membershipId })],
    result: null,
  };
}

export type OrganizationChanges = {
  readonly name?: string | undefined;
  readonly acceptShareLinks?: Organization['settings']['acceptShareLinks'] | undefined;
};

/** One event for what really changes; none for what stays. */
export function changeSettings(
  organization: Organization,
  wanted: OrganizationChanges,
): Decision<Organization, null> {
  const name = wanted.name ?? organization.name;
  const acceptShareLinks = wanted.acceptShareLinks ?? organization.settings.acceptShareLinks;
  const events: NewEvent[] = [];
  if (name !== organization.name)
    events.push(event('tandem.organization.renamed.v1', { from: organization.name, to: name }));
  if (acceptShareLinks !== organization.settings.acceptShareLinks)
    events.push(event('tandem.organization.settings_changed.v1', { acceptShareLinks }));
  return { state: { ...organization, name, settings: { acceptShareLinks } }, events, result: null };
}

/** Who asks: by account, with what is known of the address. */
export type Asker = {
  readonly accountId: string;
  readonly email?: string | undefined;
  readonly emailVerified?: boolean | undefined;
};

/** Product, People and organizations: a pending member is told what to accept, everybody else that there is nothing. */
export function asMember(organization: Organization, asker: Asker): Member | Refused {
  const member = memberOf(organization, asker.accountId);
  if (member) return member;
  const invitation =
    asker.emailVerified === true
      ? organization.invitations.find((one) => isOpen(one) && one.email === asker.email)
      : undefined;
  if (!invitation) return refuse('organization.not-found');
  return refuse('membership.pending', {
    invitation: {
      organizationId: organization.id,
      organizationName: organization.name,
      invitationId: invitation.id,
    },
  });
}

export function asOwner(organization: Organization, asker: Asker): Member | Refused {
  const member = asMember(organization, asker);
  return member instanceof Error || member.type === 'owner' ? member : refuse('membership.owner-required');
}
