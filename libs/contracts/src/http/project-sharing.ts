import { z } from 'zod';
import { LabelAttribute, ProjectSettings } from '../events/states.ts';
import {
  Author,
  Colour,
  Count,
  Id,
  LabelType,
  Name,
  pageOf,
  pageQuery,
  Reason,
  Role,
  Side,
  Time,
  Token,
} from '../primitives.ts';
import { capabilityErrors, Effective, inOrganization, inProject, pending, projectErrors } from './common.ts';
import { defineRoutes } from './route.ts';

const service = 'project-sharing';
const inLabel = inProject.extend({ labelId: Id });
const inProjectMember = inProject.extend({ projectMemberId: Id });
const inCollaboration = inProject.extend({ collaborationId: Id });

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
});

export const ProjectView = ProjectEntry.extend({
  collaborationId: Id.nullable().meta({ description: 'the one I work in; null on the host side' }),
  settings: ProjectSettings.nullable().meta({ description: 'for host managers' }),
  capabilities: z.array(z.string()).meta({ description: 'what my role allows here' }),
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
});

export const CollaborationView = z.object({
  id: Id,
  organization: Organization,
  status: z.enum(['active', 'ended']),
  startedAt: Time,
  endedAt: Time.nullable(),
  acceptedBy: Author,
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
});

export const ShareLinkView = z.object({
  on: z.boolean(),
  url: z.string().nullable(),
  token: z.string().nullable(),
  expiresAt: Time.nullable(),
  expired: z.boolean(),
  maxOrganizations: z.int().nullable(),
  usedBy: Count,
});

export const SharePreview = z.object({
  project: z.object({
    name: z.string(),
    labels: z.array(z.object({ name: z.string(), color: Colour, type: LabelType })),
  }),
  host: Organization,
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

const linkErrors = [
  'share-link.not-found',
  'share-link.revoked',
  'share-link.expired',
  'share-link.used-up',
  'account.email-unverified',
  'share-link.no-organization',
] as const;
const memberErrors = [
  ...capabilityErrors,
  'project-member.not-found',
  'project-member.other-side',
  'project-member.role-not-grantable',
  'project-member.role-not-on-side',
  'project-member.last-manager',
] as const;

export const projectSharingRoutes = defineRoutes({
  listProjects: {
    service,
    method: 'GET',
    path: '/v1/organizations/{organizationId}/projects',
    auth: 'account',
    status: 200,
    summary: 'Projects of an organization and those shared with it, as far as I may see them',
    params: inOrganization,
    query: z.strictObject({
      ...pageQuery,
      search: z.string().trim().max(120).optional(),
      side: Side.optional(),
      sort: z.enum(['name', 'date']).default('name'),
    }),
    response: pageOf(ProjectEntry),
    errors: ['organization.not-found', 'membership.pending', 'request.cursor'],
  },
  createProject: {
    service,
    method: 'POST',
    path: '/v1/organizations/{organizationId}/projects',
    auth: 'account',
    status: 201,
    summary: 'Create a project (owners); its creator is its first manager',
    params: inOrganization,
    body: z.strictObject({ name: Name }),
    response: ProjectView,
    errors: ['organization.not-found', 'membership.pending', 'membership.owner-required'],
  },
  getProject: {
    service,
    method: 'GET',
    path: '/v1/organizations/{organizationId}/projects/{projectId}',
    auth: 'account',
    status: 200,
    summary: 'A project, with my role and what it allows',
    params: inProject,
    response: ProjectView,
    errors: projectErrors,
  },
  changeProject: {
    service,
    method: 'PATCH',
    path: '/v1/organizations/{organizationId}/projects/{projectId}',
    auth: 'account',
    status: 200,
    effective: true,
    summary: 'Rename a project or change its settings (host managers)',
    params: inProject,
    body: z.strictObject({ name: Name, settings: z.strictObject(ProjectSettings.shape).partial() }).partial(),
    response: ProjectView.extend(pending),
    errors: capabilityErrors,
  },
  deleteProject: {
    service,
    method: 'POST',
    path: '/v1/organizations/{organizationId}/projects/{projectId}/deletion',
    auth: 'account',
    status: 200,
    effective: true,
    summary:
      'Delete a project for both sides, its name typed as confirmation; every collaboration stops first',
    params: inProject,
    body: z.strictObject({ name: z.string().max(200) }),
    response: Effective,
    errors: [...capabilityErrors, 'project.name-mismatch'],
  },
  listLabels: {
    service,
    method: 'GET',
    path: '/v1/organizations/{organizationId}/projects/{projectId}/labels',
    auth: 'account',
    status: 200,
    summary: 'The labels of a project',
    params: inProject,
    response: z.object({ rows: z.array(LabelView) }),
    errors: projectErrors,
  },
  addLabel: {
    service,
    method: 'POST',
    path: '/v1/organizations/{organizationId}/projects/{projectId}/labels',
    auth: 'account',
    status: 201,
    summary: 'Add a label (host managers and developers)',
    params: inProject,
    body: z.strictObject({
      name: Name,
      color: Colour,
      type: LabelType,
      attributes: z.array(z.strictObject(LabelAttribute.shape)).max(20).default([]),
    }),
    response: LabelView,
    errors: [...capabilityErrors, 'label.name-taken', 'label.too-many'],
  },
  deleteLabel: {
    service,
    method: 'DELETE',
    path: '/v1/organizations/{organizationId}/projects/{projectId}/labels/{labelId}',
    auth: 'account',
    status: 200,
    summary: 'Delete a label; its annotations stay in the revisions, hidden',
    params: inLabel,
    response: z.object({}),
    errors: [...capabilityErrors, 'label.not-found'],
  },
  listProjectMembers: {
    service,
    method: 'GET',
    path: '/v1/organizations/{organizationId}/projects/{projectId}/members',
    auth: 'account',
    status: 200,
    summary: 'The people of a project, as far as I may see them',
    params: inProject,
    response: z.object({ rows: z.array(ProjectMemberView) }),
    errors: projectErrors,
  },
  findCandidates: {
    service,
    method: 'GET',
    path: '/v1/organizations/{organizationId}/projects/{projectId}/candidates',
    auth: 'account',
    status: 200,
    summary: 'Active members of my organization who are not in the project yet, by name',
    params: inProject,
    query: z.strictObject({ search: z.string().trim().max(120).default('') }),
    response: z.object({ rows: z.array(z.object({ membershipId: Id, accountId: Id, name: z.string() })) }),
    errors: capabilityErrors,
  },
  addProjectMembers: {
    service,
    method: 'POST',
    path: '/v1/organizations/{organizationId}/projects/{projectId}/members',
    auth: 'account',
    status: 201,
    summary: 'Add people of my organization, all in one role; those who are members already are named',
    params: inProject,
    body: z.strictObject({ membershipIds: z.array(Id).min(1).max(500), role: Role }),
    response: z.object({
      added: z.array(z.object({ projectMemberId: Id, membershipId: Id, accountId: Id, role: Role })),
      already: z.array(z.object({ membershipId: Id })),
    }),
    errors: [
      ...capabilityErrors,
      'project-member.not-an-active-member',
      'project-member.role-not-grantable',
      'project-member.role-not-on-side',
      'project-member.barred',
      'project.full',
    ],
  },
  appointMyself: {
    service,
    method: 'POST',
    path: '/v1/organizations/{organizationId}/projects/{projectId}/managers',
    auth: 'account',
    status: 201,
    summary: 'Become manager of my side, as an owner, when my side has lost its last one',
    params: inProject,
    body: z.strictObject({}),
    response: z.object({ projectMemberId: Id }),
    errors: [
      ...projectErrors,
      'membership.owner-required',
      'project-member.manager-present',
      'project-member.barred',
      'project.full',
    ],
  },
  changeProjectMemberRole: {
    service,
    method: 'PATCH',
    path: '/v1/organizations/{organizationId}/projects/{projectId}/members/{projectMemberId}',
    auth: 'account',
    status: 200,
    effective: true,
    summary: 'Change the role of somebody of my side',
    params: inProjectMember,
    body: z.strictObject({ role: Role }),
    response: z.object({ projectMemberId: Id, role: Role, ...pending }),
    errors: memberErrors,
  },
  removeProjectMember: {
    service,
    method: 'DELETE',
    path: '/v1/organizations/{organizationId}/projects/{projectId}/members/{projectMemberId}',
    auth: 'account',
    status: 200,
    effective: true,
    summary: 'Remove somebody of my side, or leave the project',
    params: inProjectMember,
    response: Effective,
    errors: memberErrors,
  },
  getShareLink: {
    service,
    method: 'GET',
    path: '/v1/organizations/{organizationId}/projects/{projectId}/share-link',
    auth: 'account',
    status: 200,
    summary: 'The share link (host managers)',
    params: inProject,
    response: ShareLinkView,
    errors: capabilityErrors,
  },
  enableShareLink: {
    service,
    method: 'POST',
    path: '/v1/organizations/{organizationId}/projects/{projectId}/share-link',
    auth: 'account',
    status: 201,
    summary: 'Allow another organization to access via link (host managers)',
    params: inProject,
    body: LinkTerms,
    response: ShareLinkView,
    errors: [...capabilityErrors, 'share-link.on'],
  },
  rotateShareLink: {
    service,
    method: 'POST',
    path: '/v1/organizations/{organizationId}/projects/{projectId}/share-link/rotation',
    auth: 'account',
    status: 200,
    summary: 'Revoke the link and make a new one in one step (host managers)',
    params: inProject,
    body: LinkTerms,
    response: ShareLinkView,
    errors: [...capabilityErrors, 'share-link.off'],
  },
  revokeShareLink: {
    service,
    method: 'DELETE',
    path: '/v1/organizations/{organizationId}/projects/{projectId}/share-link',
    auth: 'account',
    status: 200,
    summary: 'Revoke the link; collaborations go on (host managers)',
    params: inProject,
    response: ShareLinkView,
    errors: [...capabilityErrors, 'share-link.off'],
  },
  previewShareLink: {
    service,
    method: 'POST',
    path: '/v1/share-links/preview',
    auth: 'account',
    status: 200,
    summary: 'What a share link offers, and for which of my organizations I may accept it',
    body: z.strictObject({ token: Token }),
    response: SharePreview,
    errors: linkErrors,
  },
  acceptShareLink: {
    service,
    method: 'POST',
    path: '/v1/share-links/accept',
    auth: 'account',
    status: 201,
    summary: 'Start the collaboration for one of my organizations; I become its manager in the project',
    body: z.strictObject({ token: Token, organizationId: Id }),
    response: z.object({ projectId: Id, collaborationId: Id, projectMemberId: Id }),
    errors: [
      ...linkErrors,
      'share-link.not-active-member',
      'share-link.own-organization',
      'share-link.already-collaborating',
      'share-link.owners-only',
      'project-member.barred',
      'project.full',
    ],
  },
  listCollaborations: {
    service,
    method: 'GET',
    path: '/v1/organizations/{organizationId}/projects/{projectId}/collaborations',
    auth: 'account',
    status: 200,
    summary: 'Host managers: all of them. External managers and owners: their own',
    params: inProject,
    response: z.object({ rows: z.array(CollaborationView) }),
    errors: capabilityErrors,
  },
  stopCollaboration: {
    service,
    method: 'POST',
    path: '/v1/organizations/{organizationId}/projects/{projectId}/collaborations/{collaborationId}/stop',
    auth: 'account',
    status: 200,
    effective: true,
    summary: 'Stop collaborating: that side is out at once, and nothing is lost',
    params: inCollaboration,
    body: z.strictObject({}),
    response: Effective,
    errors: [...capabilityErrors, 'collaboration.not-found', 'collaboration.ended'],
  },
  listBars: {
    service,
    method: 'GET',
    path: '/v1/organizations/{organizationId}/projects/{projectId}/bars',
    auth: 'account',
    status: 200,
    summary: 'Who is barred: host managers all, external managers their own people',
    params: inProject,
    response: z.object({
      rows: z.array(
        z.object({ id: Id, person: Author, organization: Organization, reason: z.string(), since: Time }),
      ),
    }),
    errors: capabilityErrors,
  },
  barPerson: {
    service,
    method: 'POST',
    path: '/v1/organizations/{organizationId}/projects/{projectId}/bars',
    auth: 'account',
    status: 201,
    effective: true,
    summary: 'Bar one external person, with a reason that their managers read (host managers)',
    params: inProject,
    body: z.strictObject({ projectMemberId: Id, reason: Reason }),
    response: z.object({ id: Id, ...pending }),
    errors: [
      ...capabilityErrors,
      'project-member.not-found',
      'project-member.barred',
      'project-member.other-side',
    ],
  },
  liftBar: {
    service,
    method: 'DELETE',
    path: '/v1/organizations/{organizationId}/projects/{projectId}/bars/{barId}',
    auth: 'account',
    status: 200,
    summary: 'Lift a bar (host managers)',
    params: inProject.extend({ barId: Id }),
    response: z.object({}),
    errors: [...capabilityErrors, 'bar.not-found'],
  },
});
