import { z } from 'zod';
import { AcceptShareLinks } from '../../events/states.ts';
import { Id, MemberType, Time } from '../../primitives.ts';

export const Account = z.object({ id: Id, email: z.string(), name: z.string(), emailVerified: z.boolean() });

export const Me = z.object({
  account: Account,
  organizations: z.array(z.object({ id: Id, name: z.string(), membershipId: Id, type: MemberType })),
  invitations: z
    .array(
      z.object({
        organizationId: Id,
        organizationName: z.string(),
        invitationId: Id,
        type: MemberType,
        expiresAt: Time,
      }),
    )
    .meta({ description: 'waiting for this account; listed once its e-mail is verified' }),
});

export const OrganizationView = z.object({
  id: Id,
  name: z.string(),
  settings: z.object({ acceptShareLinks: AcceptShareLinks }),
  me: z.object({ membershipId: Id, type: MemberType }),
});

export const MemberView = z.object({
  membershipId: Id,
  status: z.enum(['active', 'pending']),
  type: MemberType,
  accountId: Id.nullable(),
  name: z.string().nullable(),
  email: z.string(),
  since: Time,
  invitation: z.object({ id: Id, expiresAt: Time, expired: z.boolean() }).nullable(),
});
