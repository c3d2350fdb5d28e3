import { z } from 'zod';
import { Count, Id, LabelType, MemberType, Move, Role, Status, Time } from '../primitives.ts';
import { AcceptShareLinks, Holder, ProjectSettings } from './states.ts';

/** What happened, by event type: the `change` that people, webhooks and the timeline see. */

const nothingMore = z.object({});

export const accountChanges = {
  'tandem.account.created.v1': nothingMore,
  'tandem.account.renamed.v1': nothingMore,
  'tandem.account.email_verified.v1': nothingMore,
  'tandem.account.password_changed.v1': nothingMore,
  'tandem.account.restated.v1': nothingMore,
};

const memberRef = z.object({ membershipId: Id, accountId: Id });

export const organizationChanges = {
  'tandem.organization.created.v1': z.object({ name: z.string(), membershipId: Id }),
  'tandem.organization.renamed.v1': z.object({ from: z.string(), to: z.string() }),
  'tandem.organization.settings_changed.v1': z.object({ acceptShareLinks: AcceptShareLinks }),
  'tandem.organization.members_invited.v1': z.object({ membershipIds: z.array(Id), type: MemberType }),
  'tandem.organization.invitation_resent.v1': z.object({ membershipId: Id }),
  'tandem.organization.invitation_cancelled.v1': z.object({ membershipId: Id }),
  'tandem.organization.member_joined.v1': memberRef.extend({ type: MemberType }),
  'tandem.organization.member_type_changed.v1': memberRef.extend({ from: MemberType, to: MemberType }),
  'tandem.organization.member_removed.v1': memberRef,
  'tandem.organization.member_left.v1': memberRef,
  'tandem.organization.restated.v1': nothingMore,
};

const ofCollaboration = { collaborationId: Id, organizationId: Id };
const person = z.object({
  projectMemberId: Id,
  accountId: Id,
  organizationId: Id,
  collaborationId: Id.nullable(),
});
const linkTerms = z.object({
  generation: z.int(),
  expiresAt: Time.nullable(),
  maxOrganizations: z.int(),
  requiresApproval: z.boolean().optional(),
  emailDomains: z.array(z.string()).optional(),
});

export const projectChanges = {
  'tandem.project.created.v1': z.object({ name: z.string() }),
  'tandem.project.renamed.v1': z.object({ from: z.string(), to: z.string() }),
  'tandem.project.settings_changed.v1': z.object({
    from: ProjectSettings.partial(),
    to: ProjectSettings.partial(),
  }),
  'tandem.project.label_added.v1': z.object({ labelId: Id, name: z.string(), type: LabelType }),
  'tandem.project.label_deleted.v1': z.object({ labelId: Id, name: z.string() }),
  'tandem.project.members_added.v1': z.object({
    collaborationId: Id.nullable(),
    organizationId: Id,
    role: Role,
    members: z.array(z.object({ projectMemberId: Id, accountId: Id })),
  }),
  'tandem.project.manager_appointed.v1': person,
  'tandem.project.member_role_changed.v1': person.extend({ from: Role, to: Role }),
  'tandem.project.member_removed.v1': person.extend({ role: Role }),
  'tandem.project.member_left.v1': person.extend({ role: Role }),
  'tandem.project.person_barred.v1': z.object({
    ...ofCollaboration,
    accountId: Id,
    barId: Id,
    reason: z.string(),
  }),
  'tandem.project.bar_lifted.v1': z.object({ ...ofCollaboration, accountId: Id, barId: Id }),
  'tandem.project.share_link_enabled.v1': linkTerms,
  'tandem.project.share_link_rotated.v1': linkTerms,
  'tandem.project.share_link_revoked.v1': z.object({ generation: z.int() }),
  'tandem.project.shared.v1': z.object({ ...ofCollaboration, acceptedBy: Id, projectMemberId: Id }),
  'tandem.project.collaboration_requested.v1': z.object({
    ...ofCollaboration,
    requestedBy: Id,
    generation: z.int(),
    lapsesAt: Time,
  }),
  'tandem.project.collaboration_declined.v1': z.object({ ...ofCollaboration, requestedBy: Id }),
  'tandem.project.collaboration_withdrawn.v1': z.object({ ...ofCollaboration, requestedBy: Id }),
  'tandem.project.collaboration_stopped.v1': z.object({
    ...ofCollaboration,
    by: z.enum(['host', 'external']),
  }),
  'tandem.project.deleted.v1': z.object({ name: z.string() }),
  'tandem.project.restated.v1': nothingMore,
};

export const Entrustment = z.object({ collaborationId: Id, organizationId: Id });
export const Audience = z.union([
  z.object({
    kind: z.literal('shared'),
    collaborationId: Id.nullable().meta({ description: 'null: all who see the image' }),
  }),
  z.object({ kind: z.literal('internal'), organizationId: Id }),
]);
export type Audience = z.infer<typeof Audience>;

const image = z.object({
  projectId: Id,
  from: Status,
  to: Status,
  revision: Count,
  entrustedTo: Entrustment.nullable(),
});

export const imageChanges = {
  'tandem.image.uploaded.v1': image.extend({ folder: z.string(), name: z.string() }),
  'tandem.image.saved.v1': image.extend({ startedFrom: Count, annotations: Count, correction: z.boolean() }),
  'tandem.image.moved.v1': image.extend({
    move: Move,
    reason: z.string().nullable(),
    comment: z.object({ id: Id, audience: Audience }).nullable(),
    fourEyesWaived: z
      .boolean()
      .optional()
      .meta({ description: 'approved although four eyes bar every reviewer; the reason says why' }),
    reverses: z
      .object({ move: Move, revision: Count, at: Time })
      .optional()
      .meta({ description: 'the move that an undo takes back, or the acceptance that a reopening ends' }),
  }),
  'tandem.image.claimed.v1': image.extend({ holder: Holder }),
  'tandem.image.claim_taken_over.v1': image.extend({
    holder: Holder,
    before: Holder.meta({ description: 'who held the claim until then' }),
  }),
  'tandem.image.claim_ended.v1': image.extend({ holder: Holder }),
  'tandem.image.assigned.v1': image.extend({ assignee: Holder, before: Holder.nullable() }),
  'tandem.image.unassigned.v1': image.extend({ before: Holder }),
  'tandem.image.entrusted.v1': image.extend({ before: Entrustment.nullable() }),
  'tandem.image.commented.v1': image.extend({ commentId: Id, audience: Audience, replyTo: Id.nullable() }),
  'tandem.image.comment_resolved.v1': image.extend({ commentId: Id, audience: Audience }),
  'tandem.image.comment_reopened.v1': image.extend({ commentId: Id, audience: Audience }),
  'tandem.image.deleted.v1': image.extend({ folder: z.string(), name: z.string() }),
  'tandem.image.restated.v1': nothingMore,
};
