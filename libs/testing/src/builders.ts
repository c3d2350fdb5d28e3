import type {
  AccountState,
  ImageState,
  OrganizationState,
  ProjectMember,
  ProjectState,
} from '@tandem/contracts';
import type { MemberType, Role } from '@tandem/rules';
import { systemRuntime } from '@tandem/platform';

const { newId } = systemRuntime;
const time = () => new Date().toISOString();

/** An account as other services know it. */
export const anAccount = (name: string): AccountState => ({
  id: newId(),
  name,
  emailVerified: true,
  emailDomain: 'example.org',
  credentialsVersion: 1,
});

/** An organization with these accounts as active members; the first is its owner. */
export const anOrganization = (name: string, ...people: readonly AccountState[]): OrganizationState => ({
  id: newId(),
  name,
  settings: { acceptShareLinks: 'any-member' },
  members: people.map((account, index) => ({
    membershipId: newId(),
    accountId: account.id,
    type: (index === 0 ? 'owner' : 'member') satisfies MemberType,
    status: 'active',
  })),
});

/** A project of this host, to be shared, staffed and labelled step by step; each step gives a new state. */
export const aProject = (host: OrganizationState, name = 'Kelp forests'): ProjectState => ({
  id: newId(),
  organizationId: host.id,
  name,
  createdAt: time(),
  deletedAt: null,
  settings: { partnersAssign: false, partnersSee: 'all', fourEyes: 'shared-projects' },
  labels: [],
  members: [],
  collaborations: [],
  bars: [],
});

export const withLabel = (
  project: ProjectState,
  name: string,
  type: 'segmentation' | 'vector',
): ProjectState => ({
  ...project,
  labels: [...project.labels, { id: newId(), name, color: '#1f77b4', type, attributes: [], deletedAt: null }],
});

export const sharedWith = (
  project: ProjectState,
  partner: OrganizationState,
  acceptedBy: AccountState,
): ProjectState => {
  const collaborationId = newId();
  const collaboration = {
    id: collaborationId,
    organizationId: partner.id,
    status: 'active' as const,
    startedAt: time(),
    acceptedBy: acceptedBy.id,
    endedAt: null,
  };
  return withMember(
    { ...project, collaborations: [...project.collaborations, collaboration] },
    partner,
    acceptedBy,
    'manager',
  );
};

/** Adds a member of the host, or of a partner that the project is shared with. */
export const withMember = (
  project: ProjectState,
  organization: OrganizationState,
  account: AccountState,
  role: Role,
): ProjectState => {
  const membership = organization.members.find(({ accountId }) => accountId === account.id);
  if (!membership) throw new Error(`${account.name} is no member of ${organization.name}`);
  const collaboration = project.collaborations.find(
    ({ organizationId, status }) => organizationId === organization.id && status === 'active',
  );
  const member: ProjectMember = {
    id: newId(),
    membershipId: membership.membershipId,
    accountId: account.id,
    organizationId: organization.id,
    collaborationId: collaboration?.id ?? null,
    role,
    addedAt: time(),
    removedAt: null,
  };
  return { ...project, members: [...project.members, member] };
};

export const stopped = (project: ProjectState, partner: OrganizationState): ProjectState => ({
  ...project,
  collaborations: project.collaborations.map((collaboration) =>
    collaboration.organizationId === partner.id
      ? { ...collaboration, status: 'ended' as const, endedAt: time() }
      : collaboration,
  ),
});

/** A new image of a project, as other services know it. */
export const anImage = (
  project: Pick<ProjectState, 'id'>,
  name: string,
  more: Partial<ImageState> = {},
): ImageState => ({
  id: newId(),
  projectId: project.id,
  folder: '',
  name,
  width: 640,
  height: 480,
  step: 'new',
  reviewBy: null,
  entrustedTo: null,
  revision: 0,
  acceptedRevision: null,
  changedSinceAccepted: false,
  assignee: null,
  workedOnBy: [],
  deletedAt: null,
  ...more,
});
