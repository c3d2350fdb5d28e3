import type { TimelineKind } from '@tandem/contracts';
import type { Side } from '@tandem/rules';
import { kindOf } from './event-kinds.ts';
import type { JournalEntry } from './journal.store.ts';
import type { Named } from './names.ts';
import type { SeenEvent } from './see-event.ts';
import type { TimelineReader } from './timeline-reader.ts';

/** What one looks for in a timeline. */
export type TimelineFilter = {
  readonly actor?: string | undefined;
  readonly side?: Side | undefined;
  readonly kind?: TimelineKind | undefined;
  /** Inclusive. */
  readonly from?: string | undefined;
  /** Exclusive. */
  readonly to?: string | undefined;
};

/** Times as events carry them: with milliseconds. */
export const timesOf = ({ from, to }: TimelineFilter) => ({
  from: from === undefined ? undefined : new Date(from).toISOString(),
  to: to === undefined ? undefined : new Date(to).toISOString(),
});

/** What can be said before it is known what the reader sees. */
export const mayMatch = ({ kind }: TimelineFilter, { event }: JournalEntry): boolean =>
  kind === undefined || kindOf(event.type) === kind;

/** By what the reader sees alone: who may not be named is not found, and whoever reads as the host is the host's side. */
export function matches({ actor, side }: TimelineFilter, reader: TimelineReader, seen: SeenEvent): boolean {
  const isPerson = (named: Named | null) => named?.kind === 'person' && named.id === actor;
  if (actor !== undefined && !isPerson(seen.actor)) return false;
  return side === undefined || (seen.actor !== null && sideOf(reader, seen.actor) === side);
}

const sideOf = ({ project }: TimelineReader, { organizationId }: Named): Side =>
  organizationId === project.organizationId ? 'host' : 'external';
