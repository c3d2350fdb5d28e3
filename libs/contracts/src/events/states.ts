import { fourEyesSettings, partnersSeeSettings } from '@tandem/rules';
import { z } from 'zod';
import { Colour, Count, Id, LabelType, MemberType, Role, Step, Time } from '../primitives.ts';

/** The public state of each aggregate, as carried by its events and kept by copies. No e-mail address, secret or text. */

export const AccountState = z.object({
  id: Id,
  name: z.string(),
  emailVerified: z.boolean(),
  emailDomain: z.string(),
  credentialsVersion: z.int().min(1).meta({ description: 'sessions begun under a lower one have ended' }),
});
export type AccountState = z.infer<typeof AccountState>;

export const AcceptShareLinks = z.enum(['any-member', 'owners']);

export const OrganizationState = z.object({
  id: Id,
  name: z.string(),
  settings: z.object({ acceptShareLinks: AcceptShareLinks }),
  members: z.array(
    z.object({
      membershipId: Id,
      accountId: Id.nullable().meta({ description: 'null while pending' }),
      type: MemberType,
      status: z.enum(['pending', 'active']),
    }),
  ),
});
export type OrganizationState = z.infer<typeof OrganizationState>;

export const ProjectSettings = z.object({
  partnersAssign: z.boolean(),
  partnersSee: z.enum(partnersSeeSettings),
  fourEyes: z.enum(fourEyesSettings),
});
export type ProjectSettings = z.infer<typeof ProjectSettings>;

export const LabelAttribute = z.object({
  name: z.string().min(1).max(60),
  values: z.array(z.string().min(1).max(60)).min(1).max(100),
});

export const Label = z.object({
  id: Id,
  name: z.string(),
  color: Colour,
  type: LabelType,
  attributes: z.array(LabelAttribute),
  deletedAt: Time.nullable(),
});
export type Label = z.infer<typeof Label>;

export const ProjectMember = z.object({
  id: Id,
  membershipId: Id,
  accountId: Id,
  organizationId: Id,
  collaborationId: Id.nullable().meta({ description: 'null on the host side' }),
  role: Role,
  addedAt: Time,
  removedAt: Time.nullable(),
});
export type ProjectMember = z.infer<typeof ProjectMember>;

export const Collaboration = z.object({
  id: Id,
  organizationId: Id,
  status: z.enum(['active', 'ended']),
  startedAt: Time,
  acceptedBy: Id.meta({ description: 'account' }),
  endedAt: Time.nullable(),
});
export type Collaboration = z.infer<typeof Collaboration>;

export const Bar = z.object({
  id: Id,
  accountId: Id,
  organizationId: Id,
  collaborationId: Id,
  reason: z.string(),
  since: Time,
});
export type Bar = z.infer<typeof Bar>;

export const ProjectState = z.object({
  id: Id,
  organizationId: Id.meta({ description: 'the host' }),
  name: z.string(),
  createdAt: Time,
  deletedAt: Time.nullable(),
  settings: ProjectSettings,
  labels: z.array(Label),
  members: z.array(ProjectMember).meta({ description: 'former ones too' }),
  collaborations: z.array(Collaboration).meta({ description: 'ended ones too' }),
  bars: z.array(Bar),
});
export type ProjectState = z.infer<typeof ProjectState>;

/** Who holds a claim, is assigned, or gets an image back. Counts only while that membership and collaboration do. */
export const Holder = z.object({
  accountId: Id,
  membershipId: Id,
  organizationId: Id,
  collaborationId: Id.nullable(),
});
export type Holder = z.infer<typeof Holder>;

export const ImageState = z.object({
  id: Id,
  projectId: Id,
  folder: z.string(),
  name: z.string(),
  width: z.int(),
  height: z.int(),
  step: Step,
  reviewBy: z
    .string()
    .nullable()
    .meta({ description: '`host`, a collaboration id, or null while nothing waits' }),
  entrustedTo: Id.nullable().meta({ description: 'collaboration' }),
  revision: Count.meta({ description: '0: nothing saved yet' }),
  acceptedRevision: Count.nullable(),
  changedSinceAccepted: z.boolean(),
  assignee: Holder.nullable(),
  workedOnBy: z.array(Id).meta({ description: 'accounts that saved, submitted or were assigned' }),
  deletedAt: Time.nullable(),
});
export type ImageState = z.infer<typeof ImageState>;
