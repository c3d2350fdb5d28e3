import type { ProjectState } from '@tandem/contracts';
import { eventVisibility } from './event-visibility.ts';
import type { JournaledEvent } from './journal.store.ts';
import type { Change, KnownChange } from './known-change.ts';
import { collaborationAt } from './names.ts';
import type { TimelineReader } from './timeline-reader.ts';

export type Told = { readonly change: Change; readonly byHost: boolean };

const partsThatName = ['entrustedTo', 'before', 'holder', 'assignee'] as const;

/**
 * What an event tells to a partner: what another partner did, or was done to what was entrusted to another, reads "the
 * host" and names nobody else; undefined where nothing sensible remains (product: Who sees what).
 */
export function toldToPartner(
  { standing, project }: TimelineReader,
  event: JournaledEvent,
  { type, change }: KnownChange,
): Told | undefined {
  const isAnother = (organizationId: string | null) =>
    organizationId !== null &&
    organizationId !== standing.organizationId &&
    organizationId !== project.organizationId;
  const taken = partsThatName.filter((part) => isAnother(organizationIn(change[part])));
  const byHost = taken.includes('entrustedTo') || isAnother(event.organization);
  const { nothingWithout } = eventVisibility[type];
  const isLeft = (part: string) => change[part] && !taken.some((gone) => gone === part);
  if (taken.length > 0 && nothingWithout && !nothingWithout.some(isLeft)) return undefined;

  const wasPartner = collaborationAt(project, standing.organizationId, event.time) !== null;
  const from = statusTold(change['from'], wasPartner, byHost || taken.includes('before'));
  const to = statusTold(change['to'], wasPartner, byHost);
  // A move between two reviews of which the partner knows but one.
  if (from === to && change['from'] !== change['to']) return undefined;

  const told = {
    ...change,
    ...('from' in change && { from, to }),
    ...Object.fromEntries(taken.map((part) => [part, null])),
    ...(byHost && Object.fromEntries(['reason', 'comment'].filter((p) => p in change).map((p) => [p, null]))),
  };
  return namesAnother(told, project, isAnother) ? undefined : { change: told, byHost };
}

// Another's collaborator review reads as the host's, and before one was a partner the project reads as unshared.
function statusTold(status: unknown, wasPartner: boolean, ofAnother: boolean): unknown {
  const waits = status === 'waiting_for_collaborator_review' || status === 'waiting_for_owner_review';
  if (waits && !wasPartner) return 'waiting_for_review';
  return ofAnother && status === 'waiting_for_collaborator_review' ? 'waiting_for_owner_review' : status;
}

function organizationIn(part: unknown): string | null {
  const named =
    typeof part === 'object' && part !== null && 'organizationId' in part ? part.organizationId : null;
  return typeof named === 'string' ? named : null;
}

// Should a change ever name a partner in a place not known here, the event is withheld rather than told.
function namesAnother(
  change: Change,
  project: ProjectState,
  isAnother: (organizationId: string) => boolean,
): boolean {
  const text = JSON.stringify(change);
  return project.collaborations.some(
    ({ id, organizationId }) =>
      isAnother(organizationId) && (text.includes(id) || text.includes(organizationId)),
  );
}
