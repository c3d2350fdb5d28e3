import type { EventType, TimelineKind } from '@tandem/contracts';

/** By what people look for an event; null: none that a timeline shows. One that is missing here does not compile. */
export const eventKinds: { readonly [Type in EventType]: TimelineKind | null } = {
  'tandem.account.created.v1': null,
  'tandem.account.renamed.v1': null,
  'tandem.account.email_verified.v1': null,
  'tandem.account.password_changed.v1': null,
  'tandem.account.restated.v1': null,

  'tandem.organization.created.v1': 'settings',
  'tandem.organization.renamed.v1': 'settings',
  'tandem.organization.settings_changed.v1': 'settings',
  'tandem.organization.members_invited.v1': 'members',
  'tandem.organization.invitation_resent.v1': 'members',
  'tandem.organization.invitation_cancelled.v1': 'members',
  'tandem.organization.member_joined.v1': 'members',
  'tandem.organization.member_type_changed.v1': 'members',
  'tandem.organization.member_removed.v1': 'members',
  'tandem.organization.member_left.v1': 'members',
  'tandem.organization.restated.v1': null,

  'tandem.project.created.v1': 'settings',
  'tandem.project.renamed.v1': 'settings',
  'tandem.project.label_added.v1': 'settings',
  'tandem.project.label_deleted.v1': 'settings',
  'tandem.project.settings_changed.v1': 'settings',
  'tandem.project.deleted.v1': 'settings',
  'tandem.project.members_added.v1': 'members',
  'tandem.project.manager_appointed.v1': 'members',
  'tandem.project.member_role_changed.v1': 'members',
  'tandem.project.member_removed.v1': 'members',
  'tandem.project.member_left.v1': 'members',
  'tandem.project.person_barred.v1': 'members',
  'tandem.project.bar_lifted.v1': 'members',
  'tandem.project.share_link_enabled.v1': 'sharing',
  'tandem.project.share_link_rotated.v1': 'sharing',
  'tandem.project.share_link_revoked.v1': 'sharing',
  'tandem.project.shared.v1': 'sharing',
  'tandem.project.collaboration_requested.v1': 'sharing',
  'tandem.project.collaboration_declined.v1': 'sharing',
  'tandem.project.collaboration_withdrawn.v1': 'sharing',
  'tandem.project.collaboration_stopped.v1': 'sharing',
  'tandem.project.restated.v1': null,

  'tandem.image.uploaded.v1': 'images',
  'tandem.image.deleted.v1': 'images',
  'tandem.image.saved.v1': 'saves',
  'tandem.image.moved.v1': 'moves',
  'tandem.image.claimed.v1': 'assignments',
  'tandem.image.claim_taken_over.v1': 'assignments',
  'tandem.image.claim_ended.v1': 'assignments',
  'tandem.image.assigned.v1': 'assignments',
  'tandem.image.unassigned.v1': 'assignments',
  'tandem.image.entrusted.v1': 'assignments',
  'tandem.image.commented.v1': 'comments',
  'tandem.image.comment_resolved.v1': 'comments',
  'tandem.image.comment_reopened.v1': 'comments',
  'tandem.image.restated.v1': null,
};

/** Undefined also for a type that this version does not know. */
export const kindOf = (type: string): TimelineKind | undefined =>
  (Object.hasOwn(eventKinds, type) ? eventKinds[type as EventType] : null) ?? undefined;
