import type { LiveMessage, OrganizationState, ProjectState } from '@tandem/contracts';
import { membershipOf, standing } from '@tandem/rules';
import { eventVisibility } from '../event-visibility.ts';
import type { JournalEntry } from '../journal.store.ts';
import type { KnownChange } from '../known-change.ts';
import { knownChange } from '../known-change.ts';
import { seeEvent } from '../see-event.ts';
import type { TimelineReader } from '../timeline-reader.ts';
import { readerOf } from '../timeline-reader.ts';
import { projectBefore } from './project-before.ts';

/** What an account, acting for an organization, is told of an event of a project. */
export function projectHint(
  project: ProjectState,
  organization: OrganizationState,
  accountId: string,
  entry: JournalEntry,
): LiveMessage | undefined {
  const known = knownChange(entry.event);
  if (!known) return undefined;
  const stands = (state: ProjectState) =>
    standing(state, organization, accountId, organization.id) !== undefined;
  const changed = (type: string | null): LiveMessage => ({
    event: 'changed',
    aggregate: 'project',
    id: project.id,
    projectId: project.id,
    type,
  });
  if (!stands(project)) {
    const isTheirs =
      'organizationId' in known.change ? known.change['organizationId'] === organization.id : true;
    const before = isTheirs ? projectBefore(project, known) : undefined;
    if (before && stands(before)) return { event: 'left', aggregate: 'project', id: project.id };
    return isTheirRequest(known, organization, accountId) ? changed(null) : undefined;
  }
  const reader = readerOf(project, organization, accountId);
  if (!reader) return undefined;
  if (seeEvent(reader, entry, undefined)) return changed(known.type);
  return mayLookDifferent(reader, entry, known) || isAbout(known, organization, accountId)
    ? changed(null)
    : undefined;
}

/** What everybody in the project may notice: its name and labels, their own side's people, what partners see. */
function mayLookDifferent(reader: TimelineReader, entry: JournalEntry, { type }: KnownChange): boolean {
  const { audience } = eventVisibility[type];
  if (type === 'tandem.project.settings_changed.v1') return true;
  return (
    (audience === 'both sides' || audience === 'named collaboration') &&
    seeEvent({ ...reader, scope: 'all' }, entry, undefined) !== undefined
  );
}

/** What an account gains or loses, whatever the timeline tells them. */
function isAbout(
  { type, change }: KnownChange,
  { id, members }: OrganizationState,
  accountId: string,
): boolean {
  if (change['organizationId'] !== id) return false;
  const added = Array.isArray(change['members']) ? (change['members'] as { accountId: unknown }[]) : [];
  const named = [change['accountId'], change['acceptedBy'], ...added.map((member) => member.accountId)];
  const isOwner = members.some(
    (m) => m.accountId === accountId && m.status === 'active' && m.type === 'owner',
  );
  return named.includes(accountId) || (type === 'tandem.project.shared.v1' && isOwner);
}

const ofRequests: readonly string[] = [
  'tandem.project.collaboration_requested.v1',
  'tandem.project.collaboration_declined.v1',
  'tandem.project.collaboration_withdrawn.v1',
];

// A pending requester and their owners see the project's name, and that it waits (product: Who sees what).
const isTheirRequest = ({ type, change }: KnownChange, organization: OrganizationState, accountId: string) =>
  ofRequests.includes(type) &&
  change['organizationId'] === organization.id &&
  (change['requestedBy'] === accountId || membershipOf(organization, accountId)?.type === 'owner');
