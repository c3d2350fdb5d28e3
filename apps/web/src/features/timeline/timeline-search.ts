import { TimelineKind } from '@tandem/contracts';
import type { Role, Side } from '@tandem/rules';
import { actors, visibilityTable } from '@tandem/rules';

export type TimelineSearch = {
  readonly actor?: string | undefined;
  readonly kind?: string | undefined;
  readonly side?: Side | undefined;
  readonly image?: string | undefined;
};

export const kinds = TimelineKind.options;

const uuid = /^[\da-f]{8}-([\da-f]{4}-){3}[\da-f]{12}$/i;
const idIn = (text: string | undefined): string | undefined =>
  text !== undefined && uuid.test(text) ? text : undefined;

/** What is asked for; what an address has that is no filter counts as absent. */
export const filtersIn = ({ actor, kind, side, image }: TimelineSearch) => ({
  actor: idIn(actor),
  kind: kinds.find((known) => known === kind),
  side,
  imageId: idIn(image),
});

/** How much of the timeline is the reader's (product: Who sees what). */
export function timelineScope(side: Side, role: Role) {
  const actor = actors.find((known) => known === `${side} ${role}`);
  return actor ? visibilityTable['report-and-timeline'][actor] : 'nothing';
}
