import type { EventType } from '@tandem/contracts';

const restated = 'Nothing happened: the service told its current state again, on an operator’s command.';

/** When each event happens. */
export const eventWords: { readonly [Type in EventType]?: string } = {
  'tandem.account.created.v1': 'Somebody signed up.',
  'tandem.account.renamed.v1': 'A person changed their name.',
  'tandem.account.email_verified.v1': 'A person proved, by a mailed link, that the address is theirs.',
  'tandem.account.password_changed.v1': 'A person has a new password; sessions begun before have ended.',
  'tandem.account.restated.v1': restated,

  'tandem.organization.created.v1': 'Somebody made an organization and is its first owner.',
  'tandem.organization.renamed.v1': 'An owner renamed the organization.',
  'tandem.organization.settings_changed.v1': 'An owner changed who may accept share links for it.',
  'tandem.organization.members_invited.v1': 'An owner invited people; they are pending members.',
  'tandem.organization.invitation_resent.v1': 'An owner had an invitation mailed again.',
  'tandem.organization.invitation_cancelled.v1': 'An owner took an invitation back.',
  'tandem.organization.member_joined.v1': 'An invited person accepted and is an active member.',
  'tandem.organization.member_type_changed.v1': 'An owner made a member owner, or an owner member.',
  'tandem.organization.member_removed.v1': 'An owner removed a member, who loses its projects at once.',
  'tandem.organization.member_left.v1': 'A member left, and loses its projects at once.',
  'tandem.organization.restated.v1': restated,

  'tandem.project.created.v1': 'An owner created a project and is its first manager.',
  'tandem.project.renamed.v1': 'A host manager renamed the project.',
  'tandem.project.settings_changed.v1': 'A host manager changed settings.',
  'tandem.project.label_added.v1': 'A host manager or developer added a label.',
  'tandem.project.label_deleted.v1':
    'A host manager or developer deleted a label; revisions keep its annotations.',
  'tandem.project.members_added.v1': 'A manager or host developer added people of their own organization.',
  'tandem.project.manager_appointed.v1':
    'A side had no manager left, and an owner of that organization appointed themselves.',
  'tandem.project.member_role_changed.v1': 'A manager gave a member of their side another role.',
  'tandem.project.member_removed.v1': 'A manager or host developer removed a member of their side.',
  'tandem.project.member_left.v1': 'A member left the project.',
  'tandem.project.person_barred.v1': 'A host manager barred one external person.',
  'tandem.project.bar_lifted.v1': 'A host manager lifted a bar.',
  'tandem.project.share_link_enabled.v1': 'A host manager turned the share link on.',
  'tandem.project.share_link_rotated.v1': 'A host manager replaced the share link by a new one.',
  'tandem.project.share_link_revoked.v1':
    'A host manager turned the share link off; pending requests end, collaborations go on.',
  'tandem.project.shared.v1':
    'Somebody accepted the share link for their organization, or a host manager approved it: a collaboration has begun.',
  'tandem.project.collaboration_requested.v1':
    'Somebody accepted a link that requires approval. Lapses at its time, and ends when the link is rotated or revoked; neither has an event of its own.',
  'tandem.project.collaboration_declined.v1': 'A host manager declined a pending collaboration.',
  'tandem.project.collaboration_withdrawn.v1':
    'Whoever asked, or an owner of their organization, withdrew a pending collaboration.',
  'tandem.project.collaboration_stopped.v1':
    'Either side stopped the collaboration, or the project was deleted: its people are out.',
  'tandem.project.deleted.v1':
    'A host manager deleted the project, after every collaboration in it was stopped.',
  'tandem.project.restated.v1': restated,

  'tandem.image.uploaded.v1': 'A host manager or developer uploaded an image.',
  'tandem.image.saved.v1': 'Somebody saved annotations: a new revision.',
  'tandem.image.moved.v1':
    'Somebody submitted, approved, sent back, reopened, skipped or restored the image, or undid their own last move. Ends a claim.',
  'tandem.image.claimed.v1': 'Somebody began to work on the image; renewing a claim is no event.',
  'tandem.image.claim_taken_over.v1':
    'Somebody took the image over from whoever was working on it, by a claim, a save or a move.',
  'tandem.image.claim_ended.v1':
    'The holder of the claim left the image. A claim that lapses, or ends by a move, has no event of its own.',
  'tandem.image.assigned.v1': 'A manager assigned the image to somebody.',
  'tandem.image.unassigned.v1': 'A manager took the assignment back.',
  'tandem.image.entrusted.v1':
    'A host manager entrusted the image to a partner, handed it over to another, or took it back. A partner’s first save, submit or skip, and an assignment to one of its people, entrust it too: `entrustedTo` of those events tells.',
  'tandem.image.commented.v1': 'Somebody commented, or replied. The text is not in the event.',
  'tandem.image.comment_resolved.v1': 'Somebody resolved a thread.',
  'tandem.image.comment_reopened.v1': 'Somebody opened a resolved thread again.',
  'tandem.image.deleted.v1':
    'A host manager or developer deleted the image; figures and its timeline keep it.',
  'tandem.image.restated.v1': restated,
};

/** What a part of a change means, by its name: of one type, else of an aggregate, else of all. */
const fieldWords: Readonly<Record<string, string>> = {
  accountId: 'the person’s account',
  acceptedBy: 'the account of the person who accepted, that side’s first manager',
  acceptShareLinks: 'who may accept share links for the organization from now on',
  annotations: 'how many the revision has',
  assignee: 'whom it is assigned to now',
  audience: 'who may read the comment',
  barId: 'the bar',
  'tandem.image.assigned.v1 before': 'whom it was assigned to; null: to nobody',
  'tandem.image.unassigned.v1 before': 'whom it was assigned to',
  'tandem.image.entrusted.v1 before': 'whom it was entrusted to; null: to nobody',
  by: 'the side that stopped it',
  collaborationId: 'the collaboration; null: on the host side',
  comment: 'the comment that came with the move: its id, and who may read it',
  commentId: 'the comment, or the one that began the thread',
  correction: 'whether a reviewer saved it while the image waited for review',
  emailDomains: 'what the verified address of whoever accepts may end in; empty or missing: anything',
  entrustedTo:
    'the collaboration that the image is entrusted to after the event, and its organization; null: to nobody',
  expiresAt: 'when the link ends; null: never',
  folder: 'its folder; empty: none',
  generation: 'counts the project’s share links',
  holder: 'whose claim it is',
  labelId: 'the label',
  lapsesAt: 'when it ends unanswered',
  maxOrganizations: 'how many organizations may accept it',
  members: 'who was added',
  membershipId: 'this person’s stay in the organization: whoever comes back has a new one',
  membershipIds: 'the pending memberships, one a person',
  move: 'which move it was',
  name: 'its name',
  organizationId: 'the organization of the person or collaboration',
  'image from': 'status before, as derived when it happened',
  'image to': 'status after; the same where the event moves nothing',
  'organization from': 'before',
  'organization to': 'after',
  'project from': 'before',
  'project to': 'after',
  projectId: 'the project that the image belongs to',
  projectMemberId: 'this person’s stay in the project',
  reason: 'why, in their words',
  'image reason': 'why, in their words: of a skip or a waived four-eyes rule; else null',
  requestedBy: 'the account of the person who asked',
  requiresApproval: 'whether a host manager has to approve; missing: no',
  replyTo: 'the comment that it answers; null: it begins a thread',
  revision: 'the newest revision after the event; 0: nothing saved yet',
  role: 'their role',
  startedFrom: 'the revision that the work began from',
  type: 'the member type',
  'tandem.project.label_added.v1 type': 'what kind of annotations it takes',
};

/** The same for what every event and every state has, where the contracts do not say it themselves. */
const schemaWords: Readonly<Record<string, string>> = {
  'Envelope specversion': 'the version of CloudEvents',
  'Envelope id': 'the event; when it comes again, the same',
  'Envelope type': 'what happened, with the version of its `change`',
  'Envelope time': 'when it was decided, by the service’s clock',
  'Envelope datacontenttype': 'of `data`',
  'Envelope traceparent': 'the trace it belongs to (W3C Trace Context)',
  'Envelope prevhash': 'the `hash` of the event before it',
  'Envelope salt': 'keeps anybody from guessing a withheld event by its hash',
  'Envelope hash': 'of this event, chained to the one before',
  'Envelope data': '`change`: what happened; `state`: the aggregate’s public state, for services alone',
  'account.state emailVerified': 'whether the address is proved to be theirs',
  'account.state emailDomain': 'what follows the @ of their address',
  'organization.state members': 'those that are members now, pending ones too',
  'image.state step': 'from which, with `reviewBy` and the project’s collaborations, the status is derived',
  'image.state acceptedRevision': 'the revision that downloads use; null: never accepted',
  'image.state changedSinceAccepted': 'whether anybody saved since it was accepted',
  'image.state width': 'in pixels, as shown',
  'image.state height': 'in pixels, as shown',
  'image.state deletedAt': 'null: it is not deleted',
  'project.state deletedAt': 'null: it is not deleted',
  'image.state assignee': 'whom it is assigned to; null: to nobody',
  'project.state bars': 'external people kept out, and why',
  'project.state labels': 'deleted ones too',
};

export const meaningInSchema = (schema: string, field: string): string | undefined =>
  schemaWords[`${schema} ${field}`];

export const meaningOf = (aggregate: string, type: string, field: string): string | undefined =>
  fieldWords[`${type} ${field}`] ?? fieldWords[`${aggregate} ${field}`] ?? fieldWords[field];
