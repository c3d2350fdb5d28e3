import type { MemberType } from '@tandem/rules';
import type { Refused } from '@tandem/contracts';
import { event, refuse } from '@tandem/contracts';
import type { Decision } from '@tandem/platform';
import type { InvitationLinkKind } from './links.ts';
import { invitationMail, lifetimes } from './mails.ts';
import type { Asker, Invitation, Organization } from './organization.ts';
import { indexed, isOpen, memberOf } from './organization.ts';

/** Product, People and organizations: at most 2,000 members in an organization; invited people count. */
export const mostMembers = 2_000;
/** Closed invitations are remembered only to tell their links apart from made-up ones. */
const closedKept = 500;

export type Skipped = { readonly email: string; readonly why: 'member' | 'invited' };
export type NewInvitation = Pick<Invitation, 'id' | 'membershipId' | 'email'>;

const expiry = (now: Date) => new Date(now.getTime() + lifetimes.invitation).toISOString();
export const hasExpired = ({ expiresAt }: Pick<Invitation, 'expiresAt'>, now: Date): boolean =>
  Date.parse(expiresAt) <= now.getTime();

export const findInvitation = (organization: Organization, invitationId: string): Invitation | undefined =>
  organization.invitations.find(({ id }) => id === invitationId);

/** Invites all who are neither members (by their accounts' addresses) nor invited; they come back as skipped. */
export function invite(
  organization: Organization,
  wanted: readonly NewInvitation[],
  type: MemberType,
  facts: {
    readonly inviter: { readonly id: string; readonly name: string };
    readonly memberEmails: ReadonlySet<string>;
    readonly now: Date;
  },
): Decision<Organization, readonly Skipped[]> | Refused {
  const { inviter, memberEmails, now } = facts;
  // A request that comes again long after its key was forgotten meets its own ids.
  const taken = organization.invitations.flatMap((one) => (isOpen(one) ? [one.id, one.email] : [one.id]));
  const known = new Set(taken);
  const skipped = wanted.flatMap(({ id, email }): Skipped[] => {
    if (memberEmails.has(email)) return [{ email, why: 'member' }];
    return known.has(email) || known.has(id) ? [{ email, why: 'invited' }] : [];
  });
  const left = new Set(skipped.map(({ email }) => email));
  const invitations = wanted
    .filter(({ email }) => !left.has(email))
    .map((one): Invitation => ({
      ...one,
      type,
      invitedBy: inviter.id,
      at: now.toISOString(),
      expiresAt: expiry(now),
      generation: 1,
      status: 'open',
    }));
  if (invitations.length === 0) return { state: organization, events: [], result: skipped };
  const members = organization.members.length + organization.invitations.filter(isOpen).length;
  if (members + invitations.length > mostMembers)
    return refuse('organization.full', { limit: mostMembers, members, invited: invitations.length });
  return {
    state: indexed({ ...organization, invitations: [...organization.invitations, ...invitations] }),
    events: [
      event('tandem.organization.members_invited.v1', {
        membershipIds: invitations.map(({ membershipId }) => membershipId),
        type,
      }),
    ],
    mails: invitations.map((one) => invitationMail(organization, one, inviter.name)),
    result: skipped,
  };
}

/** The invitation while it can still be accepted or managed, else why not. */
export function openInvitation(organization: Organization, invitationId: string): Invitation | Refused {
  const invitation = findInvitation(organization, invitationId);
  if (!invitation) return refuse('invitation.not-found');
  if (invitation.status === 'accepted') return refuse('invitation.used');
  if (invitation.status === 'cancelled') return refuse('invitation.cancelled');
  return invitation;
}

/** A new generation: every link given out before ends. */
export function resend(
  organization: Organization,
  invitationId: string,
  inviterName: string,
  now: Date,
): Decision<Organization, { readonly expiresAt: string }> | Refused {
  const invitation = openInvitation(organization, invitationId);
  if (invitation instanceof Error) return invitation;
  const expiresAt = expiry(now);
  const renewed = { ...invitation, expiresAt, generation: invitation.generation + 1 };
  return {
    state: indexed({
      ...organization,
      invitations: organization.invitations.map((one) => (one === invitation ? renewed : one)),
    }),
    events: [event('tandem.organization.invitation_resent.v1', { membershipId: invitation.membershipId })],
    mails: [invitationMail(organization, renewed, inviterName)],
    result: { expiresAt },
  };
}

/** Closed ones go to the end; the oldest of them are forgotten. */
function closed(organization: Organization, invitation: Invitation, status: 'accepted' | 'cancelled') {
  const others = organization.invitations.filter((one) => one !== invitation);
  const shut = [...others.filter((one) => !isOpen(one)), { ...invitation, status }];
  return [...others.filter(isOpen), ...shut.slice(-closedKept)];
}

export function cancel(
  organization: Organization,
  invitationId: string,
): Decision<Organization, null> | Refused {
  const invitation = openInvitation(organization, invitationId);
  if (invitation instanceof Error) return invitation;
  return {
    state: indexed({ ...organization, invitations: closed(organization, invitation, 'cancelled') }),
    events: [event('tandem.organization.invitation_cancelled.v1', { membershipId: invitation.membershipId })],
    result: null,
  };
}

/** How an invitation is taken up: by one of its links, or from the list of a person whose address is verified. */
export type Acceptance =
  | { readonly invitationId: string; readonly by: InvitationLinkKind; readonly generation: number }
  | { readonly invitationId: string; readonly by: 'list' };

/**
 * Why this person cannot accept, if so; who is a member by now may hear the answer to their first request again.
 * Somebody else's listed invitation does not exist for them, while a link names its invitation to whoever holds it.
 */
export function whyNotAccept(
  organization: Organization,
  asker: Asker,
  how: Acceptance,
  now: Date,
): Refused | undefined {
  const known = findInvitation(organization, how.invitationId);
  if (!known) return refuse('invitation.not-found');
  if (known.email !== asker.email)
    return refuse(how.by === 'list' ? 'invitation.not-found' : 'invitation.other-email');
  if (memberOf(organization, asker.accountId)) return undefined;
  const invitation = openInvitation(organization, how.invitationId);
  if (invitation instanceof Error) return invitation;
  if (how.by !== 'list' && how.generation !== invitation.generation) return refuse('invitation.expired');
  if (hasExpired(invitation, now)) return refuse('invitation.expired');
  if (asker.emailVerified !== true && how.by !== 'mailed') return refuse('account.email-unverified');
  return undefined;
}

/** To be asked only of who may (`whyNotAccept`). */
export function accept(
  organization: Organization,
  asker: Asker,
  invitationId: string,
  now: Date,
): Decision<Organization, null> | Refused {
  if (memberOf(organization, asker.accountId)) return refuse('member.already');
  const invitation = openInvitation(organization, invitationId);
  if (invitation instanceof Error) return invitation;
  const { membershipId, type } = invitation;
  const { accountId } = asker;
  return {
    state: indexed({
      ...organization,
      members: [...organization.members, { membershipId, accountId, type, since: now.toISOString() }],
      invitations: closed(organization, invitation, 'accepted'),
    }),
    events: [event('tandem.organization.member_joined.v1', { membershipId, accountId, type })],
    result: null,
  };
}
