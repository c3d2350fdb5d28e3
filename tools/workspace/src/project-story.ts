import type { ProjectState } from '@tandem/contracts';
import type { SampleStory } from './sample-cast.ts';
import {
  ada,
  asAda,
  asMika,
  asSystem,
  at,
  collaborationId,
  id,
  institute,
  leo,
  mika,
  ofMika,
  projectId,
  step,
  studio,
} from './sample-cast.ts';

type Member = ProjectState['members'][number];
const host: Member = {
  id: id(`project member ${mika}`),
  membershipId: ofMika,
  accountId: mika,
  organizationId: institute,
  collaborationId: null,
  role: 'manager',
  addedAt: at(0),
  removedAt: null,
};
const external = (accountId: string, role: Member['role'], minute: number): Member => ({
  id: id(`project member ${accountId}`),
  membershipId: id(`membership ${accountId}`),
  accountId,
  organizationId: studio,
  collaborationId,
  role,
  addedAt: at(minute),
  removedAt: null,
});
const person = (accountId: string) => ({
  projectMemberId: id(`project member ${accountId}`),
  accountId,
  organizationId: studio,
  collaborationId,
});
const changed = (state: ProjectState, accountId: string, patch: Partial<Member>): ProjectState => ({
  ...state,
  members: state.members.map((member) => (member.accountId === accountId ? { ...member, ...patch } : member)),
});
const kelp = {
  id: id('label'),
  name: 'kelp',
  color: '#1f77b4',
  type: 'vector' as const,
  attributes: [{ name: 'occluded', values: ['yes', 'no'] }],
  deletedAt: null,
};
const bar = {
  id: id('bar'),
  accountId: leo,
  organizationId: studio,
  collaborationId,
  reason: 'works for a competitor now',
  since: at(10),
};
const linkTerms = { generation: 1, expiresAt: at(60 * 24 * 14), maxOrganizations: 1 };
const partner = { collaborationId, organizationId: studio };
const asked = { ...partner, collaborationId: id('pending collaboration'), requestedBy: ada };

export const projectStory: SampleStory<ProjectState> = {
  aggregate: 'project',
  first: {
    id: projectId,
    organizationId: institute,
    name: 'Kelp',
    createdAt: at(0),
    deletedAt: null,
    settings: { partnersAssign: false, partnersSee: 'all', fourEyes: 'shared-projects' },
    labels: [],
    members: [host],
    collaborations: [],
    bars: [],
  },
  steps: [
    step('tandem.project.created.v1', asMika, { name: 'Kelp' }),
    step('tandem.project.renamed.v1', asMika, { from: 'Kelp', to: 'Kelp forests' }, (state) => ({
      ...state,
      name: 'Kelp forests',
    })),
    step(
      'tandem.project.settings_changed.v1',
      asMika,
      { from: { partnersAssign: false }, to: { partnersAssign: true } },
      (state) => ({ ...state, settings: { ...state.settings, partnersAssign: true } }),
    ),
    step(
      'tandem.project.label_added.v1',
      asMika,
      { labelId: kelp.id, name: kelp.name, type: kelp.type },
      (state) => ({ ...state, labels: [kelp] }),
    ),
    step('tandem.project.share_link_enabled.v1', asMika, linkTerms),
    step('tandem.project.share_link_rotated.v1', asMika, { ...linkTerms, generation: 2 }),
    step(
      'tandem.project.shared.v1',
      asAda,
      { ...partner, acceptedBy: ada, projectMemberId: id(`project member ${ada}`) },
      (state) => ({
        ...state,
        collaborations: [
          {
            id: collaborationId,
            organizationId: studio,
            status: 'active',
            startedAt: at(6),
            acceptedBy: ada,
            endedAt: null,
          },
        ],
        members: [...state.members, external(ada, 'manager', 6)],
      }),
    ),
    step('tandem.project.share_link_revoked.v1', asMika, { generation: 2 }),
    step(
      'tandem.project.members_added.v1',
      asAda,
      {
        ...partner,
        role: 'annotator',
        members: [{ projectMemberId: id(`project member ${leo}`), accountId: leo }],
      },
      (state) => ({
        ...state,
        members: [...state.members, external(leo, 'annotator', 8)],
      }),
    ),
    step(
      'tandem.project.member_role_changed.v1',
      asAda,
      { ...person(leo), from: 'annotator', to: 'manager' },
      (state) => changed(state, leo, { role: 'manager' }),
    ),
    step(
      'tandem.project.person_barred.v1',
      asMika,
      { ...partner, accountId: leo, barId: bar.id, reason: bar.reason },
      (state) => ({ ...state, bars: [bar] }),
    ),
    step('tandem.project.bar_lifted.v1', asMika, { ...partner, accountId: leo, barId: bar.id }, (state) => ({
      ...state,
      bars: [],
    })),
    step('tandem.project.member_removed.v1', asAda, { ...person(leo), role: 'manager' }, (state) =>
      changed(state, leo, { removedAt: at(12) }),
    ),
    step('tandem.project.member_left.v1', asAda, { ...person(ada), role: 'manager' }, (state) =>
      changed(state, ada, { removedAt: at(13) }),
    ),
    step('tandem.project.manager_appointed.v1', asAda, person(ada), (state) =>
      changed(state, ada, { removedAt: null }),
    ),
    step('tandem.project.label_deleted.v1', asMika, { labelId: kelp.id, name: kelp.name }, (state) => ({
      ...state,
      labels: [{ ...kelp, deletedAt: at(15) }],
    })),
    step('tandem.project.collaboration_stopped.v1', asAda, { ...partner, by: 'external' }, (state) => ({
      ...state,
      collaborations: state.collaborations.map((collaboration) => ({
        ...collaboration,
        status: 'ended' as const,
        endedAt: at(16),
      })),
    })),
    step('tandem.project.deleted.v1', asMika, { name: 'Kelp forests' }, (state) => ({
      ...state,
      deletedAt: at(17),
    })),
    step('tandem.project.restated.v1', asSystem, {}),
    step('tandem.project.collaboration_requested.v1', asAda, {
      ...asked,
      generation: 3,
      lapsesAt: at(60 * 24 * 14 + 19),
    }),
    step('tandem.project.collaboration_declined.v1', asMika, asked),
    step('tandem.project.collaboration_withdrawn.v1', asAda, asked),
  ],
};
