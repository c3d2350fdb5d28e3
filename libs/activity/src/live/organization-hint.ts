import type { LiveMessage, OrganizationState } from '@tandem/contracts';
import { membershipOf } from '@tandem/rules';
import { eventVisibility } from '../event-visibility.ts';
import type { JournalEntry } from '../journal.store.ts';
import { knownChange } from '../known-change.ts';

const forEveryMember: readonly string[] = [
  'tandem.organization.renamed.v1',
  'tandem.organization.settings_changed.v1',
];

/** What an account is told of an event of the organization that it acts for. */
export function organizationHint(
  organization: OrganizationState,
  accountId: string,
  { event }: JournalEntry,
): LiveMessage | undefined {
  const { id } = organization;
  const membership = membershipOf(organization, accountId);
  if (!membership) return { event: 'left', aggregate: 'organization', id };
  const known = knownChange(event);
  if (!known || eventVisibility[known.type].audience !== 'owners') return undefined;
  const isTold =
    membership.type === 'owner' ||
    forEveryMember.includes(known.type) ||
    known.change['accountId'] === accountId;
  return isTold
    ? { event: 'changed', aggregate: 'organization', id, projectId: null, type: known.type }
    : undefined;
}
