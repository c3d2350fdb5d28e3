import type { EventType } from '@tandem/contracts';

/** Whom an event is shown to, within what the row *report, timeline* gives them (product: What happened). */
export type Audience =
  /** counts as its number and hash alone */
  | 'nobody'
  /** owners, in the organization's own timeline */
  | 'owners'
  /** the host side */
  | 'host'
  /** both sides */
  | 'both sides'
  /** the host side, and the side of the collaboration that the change names */
  | 'named collaboration'
  /** who sees the image now */
  | 'image'
  /** who sees the image now and may read the comment */
  | 'comment';

export type EventVisibility = {
  readonly audience: Audience;
  readonly because: string;
  /** Parts of the change: when another partner is taken out and none of them is left, nothing is told. */
  readonly nothingWithout?: readonly string[];
};

const shown = (
  audience: Audience,
  because: string,
  more: Omit<EventVisibility, 'audience' | 'because'> = {},
): EventVisibility => ({ audience, because, ...more });

const technical = shown('nobody', 'nothing happened: the state was told again');
const account = shown('nobody', 'a matter of the person alone; not journaled');
const administration = shown('owners', 'who belongs to an organization is for its owners');
const neutral = shown('both sides', 'both sides see the name and the labels');
const sharing = shown('named collaboration', 'a partner knows its own collaboration and its own people');
const settings = shown('host', 'settings and the terms of the link are the host’s');
const work = shown('image', 'goes with the image');
const talk = shown('comment', 'goes with the comment');

/** Every type of event: one that is missing here does not compile. */
export const eventVisibility: { readonly [Type in EventType]: EventVisibility } = {
  'tandem.account.created.v1': account,
  'tandem.account.renamed.v1': account,
  'tandem.account.email_verified.v1': account,
  'tandem.account.password_changed.v1': account,
  'tandem.account.restated.v1': account,

  'tandem.organization.created.v1': administration,
  'tandem.organization.renamed.v1': administration,
  'tandem.organization.settings_changed.v1': administration,
  'tandem.organization.members_invited.v1': administration,
  'tandem.organization.invitation_resent.v1': administration,
  'tandem.organization.invitation_cancelled.v1': administration,
  'tandem.organization.member_joined.v1': administration,
  'tandem.organization.member_type_changed.v1': administration,
  'tandem.organization.member_removed.v1': administration,
  'tandem.organization.member_left.v1': administration,
  'tandem.organization.restated.v1': technical,

  'tandem.project.created.v1': neutral,
  'tandem.project.renamed.v1': neutral,
  'tandem.project.label_added.v1': neutral,
  'tandem.project.label_deleted.v1': neutral,
  'tandem.project.deleted.v1': neutral,
  'tandem.project.settings_changed.v1': settings,
  'tandem.project.share_link_enabled.v1': settings,
  'tandem.project.share_link_rotated.v1': settings,
  'tandem.project.share_link_revoked.v1': settings,
  'tandem.project.members_added.v1': sharing,
  'tandem.project.manager_appointed.v1': sharing,
  'tandem.project.member_role_changed.v1': sharing,
  'tandem.project.member_removed.v1': sharing,
  'tandem.project.member_left.v1': sharing,
  'tandem.project.person_barred.v1': sharing,
  'tandem.project.bar_lifted.v1': sharing,
  'tandem.project.shared.v1': sharing,
  'tandem.project.collaboration_requested.v1': sharing,
  'tandem.project.collaboration_declined.v1': sharing,
  'tandem.project.collaboration_withdrawn.v1': sharing,
  'tandem.project.collaboration_stopped.v1': sharing,
  'tandem.project.restated.v1': technical,

  'tandem.image.uploaded.v1': work,
  'tandem.image.saved.v1': work,
  'tandem.image.moved.v1': work,
  'tandem.image.claimed.v1': work,
  'tandem.image.claim_taken_over.v1': work,
  'tandem.image.claim_ended.v1': work,
  'tandem.image.assigned.v1': shown('image', 'tells to whom', { nothingWithout: ['assignee'] }),
  'tandem.image.unassigned.v1': shown('image', 'tells from whom', { nothingWithout: ['before'] }),
  'tandem.image.entrusted.v1': shown('image', 'tells from or to whom', {
    nothingWithout: ['entrustedTo', 'before'],
  }),
  'tandem.image.commented.v1': talk,
  'tandem.image.comment_resolved.v1': talk,
  'tandem.image.comment_reopened.v1': talk,
  'tandem.image.deleted.v1': work,
  'tandem.image.restated.v1': technical,
};
