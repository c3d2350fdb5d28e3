import type { Role, Side, Status } from '@tandem/rules';
import { actors, capabilityTable } from '@tandem/rules';

type ByStatus = Readonly<Partial<Record<Status, number>>>;

/** The statuses in which an image waits for the review of a side. */
export const reviewStatuses: Readonly<Record<Side, readonly Status[]>> = {
  host: ['waiting_for_owner_review', 'waiting_for_review'],
  external: ['waiting_for_collaborator_review'],
};

export const countIn = (byStatus: ByStatus, statuses: readonly Status[]): number =>
  statuses.reduce((sum, status) => sum + (byStatus[status] ?? 0), 0);

export const reviews = (side: Side, role: Role | null): boolean => {
  const actor = actors.find((known) => known === `${side} ${role}`);
  return actor !== undefined && capabilityTable['review-images'][actor] === true;
};

/** What waits for whoever has this role: reviews at their side's stage, if they review; what was sent back. */
export function waitingFor({ side, role }: { readonly side: Side; readonly role: Role | null }): {
  readonly review: readonly Status[];
  readonly sentBack: readonly Status[];
} {
  return { review: reviews(side, role) ? reviewStatuses[side] : [], sentBack: ['waiting_for_change'] };
}

/** Of the statuses of a stage, those that have images: what a link to them filters by. */
export const present = (byStatus: ByStatus, statuses: readonly Status[]): Status[] =>
  statuses.filter((status) => (byStatus[status] ?? 0) > 0);

/** Since when the oldest image in one of these statuses waits. */
export const oldestIn = (
  oldest: Readonly<Partial<Record<Status, string>>> | undefined,
  statuses: readonly Status[],
): string | undefined => statuses.flatMap((status) => oldest?.[status] ?? []).sort()[0];
