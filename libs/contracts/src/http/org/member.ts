import { z } from 'zod';
import { Id, MemberType } from '../../primitives.ts';
import { Effective, inOrganization, pending } from '../common.ts';
import { defineRoutes } from '../route.ts';
import { ownerErrors, service } from './shared.ts';
import { MemberView } from './views.ts';

const inMember = inOrganization.extend({ membershipId: Id });

export const memberRoutes = defineRoutes({
  listMembers: {
    service,
    method: 'GET',
    path: '/v1/organizations/{organizationId}/members',
    auth: 'account',
    status: 200,
    summary: 'Members and invited people (owners)',
    params: inOrganization,
    response: z.object({ rows: z.array(MemberView) }),
    errors: ownerErrors,
  },
  changeMemberType: {
    service,
    method: 'PATCH',
    path: '/v1/organizations/{organizationId}/members/{membershipId}',
    auth: 'account',
    status: 200,
    effective: true,
    summary: 'Make a member an owner, or an owner a member (owners)',
    params: inMember,
    body: z.strictObject({ type: MemberType }),
    response: z.object({ membershipId: Id, type: MemberType, ...pending }),
    errors: [...ownerErrors, 'member.not-found', 'member.last-owner'],
  },
  removeMember: {
    service,
    method: 'DELETE',
    path: '/v1/organizations/{organizationId}/members/{membershipId}',
    auth: 'account',
    status: 200,
    effective: true,
    summary: "Remove a member (owners), or leave (one's own membership); their work stays",
    params: inMember,
    response: Effective,
    errors: [...ownerErrors, 'member.not-found', 'member.last-owner'],
  },
});
