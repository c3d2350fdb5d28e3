import type { OrganizationState } from '@tandem/contracts';
import type { Copies } from './copies.ts';
import { eventKinds } from './event-kinds.ts';
import { eventVisibility } from './event-visibility.ts';
import type { Journal } from './journal.ts';
import type { JournalEntry } from './journal.store.ts';
import { knownChange } from './known-change.ts';
import type { Named } from './names.ts';
import { nameWithin } from './names.ts';
import type { SeenEvent } from './see-event.ts';
import type { TimelinePage } from './timeline-page.ts';
import { cursorAt, entriesOf, fillPage, positionOf } from './timeline-page.ts';

type Deps = { readonly journal: Journal; readonly copies: Pick<Copies, 'accounts' | 'organizations'> };

/** What happened in an organization itself, newest first; for its owners, who know everybody by name. */
export async function getOrganizationTimeline(
  { journal, copies }: Deps,
  { id, name }: OrganizationState,
  { limit, after }: { readonly limit: number; readonly after?: string | undefined },
): Promise<TimelinePage> {
  const list = { projectId: null, subject: id };
  const person = (accountId: string): Named => ({ kind: 'person', id: accountId, organizationId: id });
  const see = async (entries: readonly JournalEntry[]) =>
    entries.flatMap((entry): SeenEvent[] => {
      const known = knownChange(entry.event);
      const kind = known && eventKinds[known.type];
      if (!kind || eventVisibility[known.type].audience !== 'owners') return [];
      const actor = entry.event.actor === null ? null : person(entry.event.actor);
      return [{ entry, kind, actor, ...nameWithin(known.change, id, person) }];
    });
  const chunks = journal.newestFirst(list, positionOf(list, after), limit + 1);
  const { seen, last } = await fillPage(chunks, see, limit);
  const rows = await entriesOf(copies, seen, new Map([[id, name]]));
  return { rows, ...(last && { next: cursorAt(list, last) }) };
}
