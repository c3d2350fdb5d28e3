import type { OrganizationState } from '@tandem/contracts';
import type { SampleStory } from './sample-cast.ts';
import { asMika, asSystem, institute, leo, mika, ofLeo, ofMika, ofRen, ren, step } from './sample-cast.ts';

const withMember = (state: OrganizationState, member: OrganizationState['members'][number]) => ({
  ...state,
  members: [...state.members.filter(({ membershipId }) => membershipId !== member.membershipId), member],
});
const withoutMember = (state: OrganizationState, membershipId: string) => ({
  ...state,
  members: state.members.filter((member) => member.membershipId !== membershipId),
});

export const organizationStory: SampleStory<OrganizationState> = {
  aggregate: 'organization',
  first: {
    id: institute,
    name: 'Blue Coast',
    settings: { acceptShareLinks: 'any-member' },
    members: [{ membershipId: ofMika, accountId: mika, type: 'owner', status: 'active' }],
  },
  steps: [
    step('tandem.organization.created.v1', asMika, { name: 'Blue Coast', membershipId: ofMika }),
    step(
      'tandem.organization.renamed.v1',
      asMika,
      { from: 'Blue Coast', to: 'Blue Coast Institute' },
      (state) => ({ ...state, name: 'Blue Coast Institute' }),
    ),
    step('tandem.organization.settings_changed.v1', asMika, { acceptShareLinks: 'owners' }, (state) => ({
      ...state,
      settings: { acceptShareLinks: 'owners' },
    })),
    step(
      'tandem.organization.members_invited.v1',
      asMika,
      { membershipIds: [ofRen, ofLeo], type: 'member' },
      (state) =>
        [ofRen, ofLeo].reduce(
          (before, membershipId) =>
            withMember(before, { membershipId, accountId: null, type: 'member', status: 'pending' }),
          state,
        ),
    ),
    step('tandem.organization.invitation_resent.v1', asMika, { membershipId: ofRen }),
    step(
      'tandem.organization.member_joined.v1',
      { actor: ren, organization: institute },
      { membershipId: ofRen, accountId: ren, type: 'member' },
      (state) => withMember(state, { membershipId: ofRen, accountId: ren, type: 'member', status: 'active' }),
    ),
    step('tandem.organization.invitation_cancelled.v1', asMika, { membershipId: ofLeo }, (state) =>
      withoutMember(state, ofLeo),
    ),
    step(
      'tandem.organization.member_type_changed.v1',
      asMika,
      { membershipId: ofRen, accountId: ren, from: 'member', to: 'owner' },
      (state) => withMember(state, { membershipId: ofRen, accountId: ren, type: 'owner', status: 'active' }),
    ),
    step(
      'tandem.organization.member_removed.v1',
      { actor: ren, organization: institute },
      { membershipId: ofMika, accountId: mika },
      (state) => withoutMember(state, ofMika),
    ),
    step(
      'tandem.organization.member_left.v1',
      { actor: leo, organization: institute },
      { membershipId: ofLeo, accountId: leo },
    ),
    step('tandem.organization.restated.v1', asSystem, {}),
  ],
};
