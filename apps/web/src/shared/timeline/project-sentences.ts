import { fourEyesSettings, labelTypes, memberTypes, partnersSeeSettings, roles } from '@tandem/rules';
import type { Telling } from './image-sentences.ts';
import type { ReadChange } from './read-change.ts';
import type { SentenceKey } from './sentence.ts';
import { sentence } from './sentence.ts';

const plain =
  (key: SentenceKey): Telling =>
  (entry) =>
    sentence(key, entry);
const withName =
  (key: SentenceKey): Telling =>
  (entry, { text }) =>
    sentence(key, entry, { values: { name: text('name') ?? '' } });
const renamed =
  (key: SentenceKey): Telling =>
  (entry, { text }) =>
    sentence(key, entry, { values: { from: text('from') ?? '', to: text('to') ?? '' } });

const oneOf = <Value extends string>(values: readonly Value[], text: unknown): Value | undefined =>
  values.find((value) => value === text);
const roleOf = (text: unknown): SentenceKey => `role_${oneOf(roles, text) ?? 'annotator'}`;
const typeOf = (text: unknown): SentenceKey => `type_${oneOf(memberTypes, text) ?? 'member'}`;

/** Something done to a person; of one who may not be named the organization is left. */
const toPerson =
  (key: SentenceKey): Telling =>
  (entry, { who }) =>
    sentence(key, entry, { names: { who }, words: who ? {} : { who: 'somebody' } });

const withRole =
  (key: SentenceKey): Telling =>
  (entry, { who, text }) =>
    sentence(key, entry, {
      names: { who },
      words: { ...(!who && { who: 'somebody' }), role: roleOf(text('role')) },
    });

const roleChanged: Telling = (entry, { who, text }) =>
  sentence('member_role_changed', entry, {
    names: { who },
    words: { ...(!who && { who: 'somebody' }), from: roleOf(text('from')), to: roleOf(text('to')) },
  });

const membersAdded: Telling = (entry, { parts, personIn, organization, text }) => {
  const members = parts('members');
  const people = members.flatMap((member) => personIn(member) ?? []);
  const role = { role: roleOf(text('role')) };
  const [first] = people;
  if (people.length < members.length || !first)
    return organization
      ? sentence('members_added_of', entry, {
          names: { organization },
          values: { count: members.length },
          words: role,
        })
      : sentence('members_added_some', entry, { values: { count: members.length }, words: role });
  if (people.length === 1) return sentence('member_added', entry, { names: { who: first }, words: role });
  return sentence('members_added', entry, { values: { who: people.map(({ name }) => name) }, words: role });
};

const settingsChanged: Telling = (entry, { part }) => {
  const to = part('to') ?? {};
  const fourEyes = oneOf(fourEyesSettings, to['fourEyes']);
  const partnersSee = oneOf(partnersSeeSettings, to['partnersSee']);
  const settings: readonly SentenceKey[] = [
    ...(typeof to['partnersAssign'] === 'boolean'
      ? [to['partnersAssign'] ? ('set_partnersAssign_on' as const) : ('set_partnersAssign_off' as const)]
      : []),
    ...(partnersSee ? [`set_partnersSee_${partnersSee}` as const] : []),
    ...(fourEyes ? [`set_fourEyes_${fourEyes}` as const] : []),
  ];
  return settings.length > 0
    ? sentence('settings_changed', entry, { words: { settings } })
    : sentence('something', entry);
};

const labelAdded: Telling = (entry, { text }) =>
  sentence('label_added', entry, {
    values: { name: text('name') ?? '' },
    words: { type: `label_${oneOf(labelTypes, text('type')) ?? 'vector'}` },
  });

/** What a collaboration's event names: its organization, and who asked or accepted. */
const partner = ({ organization, who }: ReadChange) => ({
  names: { organization, who },
  words: { ...(!organization && { organization: 'anOrganization' as const }) },
});

const shared: Telling = (entry, change) =>
  sentence(
    change.who === undefined || change.who.id === entry.actor?.id ? 'shared' : 'shared_approved',
    entry,
    partner(change),
  );

const withPartner =
  (key: SentenceKey): Telling =>
  (entry, change) =>
    sentence(key, entry, partner(change));

const stopped: Telling = (entry, change) =>
  sentence(change.text('by') === 'host' ? 'stopped_host' : 'stopped_external', entry, partner(change));

export const projectSentences = {
  'tandem.project.created.v1': withName('project_created'),
  'tandem.project.renamed.v1': renamed('project_renamed'),
  'tandem.project.settings_changed.v1': settingsChanged,
  'tandem.project.label_added.v1': labelAdded,
  'tandem.project.label_deleted.v1': withName('label_deleted'),
  'tandem.project.members_added.v1': membersAdded,
  'tandem.project.manager_appointed.v1': plain('manager_appointed'),
  'tandem.project.member_role_changed.v1': roleChanged,
  'tandem.project.member_removed.v1': withRole('member_removed'),
  'tandem.project.member_left.v1': toPerson('member_left'),
  'tandem.project.person_barred.v1': toPerson('person_barred'),
  'tandem.project.bar_lifted.v1': toPerson('bar_lifted'),
  'tandem.project.share_link_enabled.v1': plain('share_link_enabled'),
  'tandem.project.share_link_rotated.v1': plain('share_link_rotated'),
  'tandem.project.share_link_revoked.v1': plain('share_link_revoked'),
  'tandem.project.shared.v1': shared,
  'tandem.project.collaboration_requested.v1': withPartner('collaboration_requested'),
  'tandem.project.collaboration_declined.v1': withPartner('collaboration_declined'),
  'tandem.project.collaboration_withdrawn.v1': withPartner('collaboration_withdrawn'),
  'tandem.project.collaboration_stopped.v1': stopped,
  'tandem.project.deleted.v1': withName('project_deleted'),
} as const;

const invited: Telling = (entry, { text, length }) =>
  sentence('members_invited', entry, {
    words: { type: typeOf(text('type')) },
    values: { count: length('membershipIds') },
  });

const joined: Telling = (entry, { who, text }) =>
  sentence('member_joined', entry, {
    names: { who },
    words: { ...(!who && { who: 'somebody' }), type: typeOf(text('type')) },
  });

const typeChanged: Telling = (entry, { who, text }) =>
  sentence('member_type_changed', entry, {
    names: { who },
    words: { ...(!who && { who: 'somebody' }), from: typeOf(text('from')), to: typeOf(text('to')) },
  });

const acceptance: Telling = (entry, { text }) =>
  sentence(text('acceptShareLinks') === 'owners' ? 'accept_links_owners' : 'accept_links_any', entry);

export const organizationSentences = {
  'tandem.organization.created.v1': withName('organization_created'),
  'tandem.organization.renamed.v1': renamed('organization_renamed'),
  'tandem.organization.settings_changed.v1': acceptance,
  'tandem.organization.members_invited.v1': invited,
  'tandem.organization.invitation_resent.v1': plain('invitation_resent'),
  'tandem.organization.invitation_cancelled.v1': plain('invitation_cancelled'),
  'tandem.organization.member_joined.v1': joined,
  'tandem.organization.member_type_changed.v1': typeChanged,
  'tandem.organization.member_removed.v1': toPerson('organization_member_removed'),
  'tandem.organization.member_left.v1': toPerson('organization_member_left'),
} as const;
