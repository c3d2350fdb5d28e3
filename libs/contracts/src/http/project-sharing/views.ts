import { z } from 'zod';
import { LabelAttribute, ProjectSettings } from '../../events/states.ts';
import { Author, Colour, Count, EmailDomain, Id, LabelType, Role, Side, Time } from '../../primitives.ts';

export const Organization = z.object({ id: Id, name: z.string() });

export const ProjectEntry = z.object({
  id: Id,
  name: z.string(),
  createdAt: Time,
  side: Side,
  role: Role.nullable().meta({ description: 'null: an owner who is no project member' }),
  shared: z.boolean(),
  host: Organization,
  partners: z
    .array(Organization.extend({ collaborationId: Id }))
    .meta({ description: 'seen by the host side only' }),
  waiting: z
    .object({ collaborationId: Id, requestedAt: Time, lapsesAt: Time })
    .nullable()
    .meta({ description: 'waits for approval by a host manager: nothing of the project can be opened yet' }),
});

export const ProjectView = ProjectEntry.extend({
  collaborationId: Id.nullable().meta({ description: 'the one I work in; null on the host side' }),
  settings: ProjectSettings.nullable().meta({ description: 'for host managers' }),
  capabilities: z.array(z.string()).meta({ description: 'what my role allows here' }),
  mayStop: z
    .boolean()
    .meta({ description: 'collaborations: my own on the external side, any on the host’s' }),
  mayAppointMyself: z
    .boolean()
    .meta({ description: 'as an owner: my side has lost its last manager, and I may become one' }),
});

export const LabelView = z.object({
  id: Id,
  name: z.string(),
  color: Colour,
  type: LabelType,
  attributes: z.array(LabelAttribute),
});

export const ProjectMemberView = z.object({
  id: Id,
  accountId: Id,
  name: z.string(),
  organization: Organization,
  side: Side,
  collaborationId: Id.nullable(),
  role: Role,
  addedAt: Time,
  inForce: z.boolean().meta({ description: 'false: no longer an active member of their organization' }),
  mayRemove: z.boolean().meta({ description: 'I may; my own: I may leave' }),
  grantableRoles: z.array(Role).meta({ description: 'other roles that I may give them now' }),
  mayBar: z.boolean().meta({ description: 'I may bar them from the project' }),
});

export const CollaborationView = z.object({
  id: Id,
  organization: Organization,
  status: z
    .enum(['pending', 'active', 'ended'])
    .meta({ description: 'pending: a host manager approves or declines' }),
  startedAt: Time.meta({ description: 'while pending: when it was asked for' }),
  endedAt: Time.nullable(),
  lapsesAt: Time.nullable().meta({ description: 'null unless pending' }),
  acceptedBy: Author,
  mayStop: z.boolean().meta({ description: 'I may stop it now' }),
});

export const LinkTerms = z.strictObject({
  expiresInHours: z
    .int()
    .min(1)
    .max(90 * 24)
    .nullable()
    .default(14 * 24)
    .meta({ description: 'null: never' }),
  maxOrganizations: z.int().min(1).max(50).default(1),
  requiresApproval: z
    .boolean()
    .default(false)
    .meta({ description: 'confirming asks a host manager, instead of starting the collaboration' }),
  emailDomains: z
    .array(EmailDomain)
    .max(20)
    .default([])
    .meta({ description: 'of verified addresses, exactly so; empty: any' }),
});

export const ShareLinkView = z.object({
  on: z.boolean(),
  url: z.string().nullable(),
  token: z.string().nullable(),
  expiresAt: Time.nullable(),
  expired: z.boolean(),
  maxOrganizations: z.int().nullable(),
  requiresApproval: z.boolean(),
  emailDomains: z.array(z.string()).meta({ description: 'empty: any' }),
  usedBy: Count.meta({ description: 'organizations that accepted' }),
  pending: Count.meta({ description: 'organizations that wait for approval; each takes one use' }),
});

export const LinkUse = z.enum(['opened', 'accepted', 'requested', 'refused']);

export const LinkHistoryEntry = z.object({
  at: Time,
  use: LinkUse,
  organization: Organization.nullable().meta({ description: 'null: none was chosen yet' }),
  refusal: z.string().nullable().meta({ description: 'the code of the refusal' }),
  current: z.boolean().meta({ description: 'whether it was the link that is on now' }),
});

export const SharePreview = z.object({
  project: z.object({
    name: z.string(),
    labels: z.array(z.object({ name: z.string(), color: Colour, type: LabelType })),
  }),
  host: Organization,
  requiresApproval: z.boolean().meta({ description: 'a host manager has to approve' }),
  will: z.array(z.string()).meta({ description: 'capabilities that your organization gets' }),
  willNot: z.array(z.string()).meta({ description: 'capabilities that stay with the host' }),
  organizations: z.array(
    Organization.extend({
      refusal: z
        .string()
        .nullable()
        .meta({ description: 'the code that accepting for it would answer, or null' }),
    }),
  ),
});
