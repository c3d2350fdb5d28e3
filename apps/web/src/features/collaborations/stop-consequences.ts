import type { Client } from '@tandem/contracts';
import type { Status } from '@tandem/rules';
import { statuses } from '@tandem/rules';

export type StopConsequences = Awaited<ReturnType<Client['getStopConsequences']>>;
type Images = StopConsequences['images'];

const over: readonly Status[] = ['done', 'skipped'];
const countOf = (images: Images, of: readonly Status[]): number =>
  of.reduce((sum, status) => sum + (images[status] ?? 0), 0);

/** Entrusted images that are over, and those that would be left waiting. */
export const finished = (images: Images): number => countOf(images, over);
export const leftWaiting = (images: Images): number =>
  countOf(
    images,
    statuses.filter((status) => !over.includes(status)),
  );

/** How the reader stands to what is stopped: an owner outside the project loses nothing themselves. */
export type Stopper = 'host' | 'external' | 'owner';

/** What is said before stopping, the gravest first; what would be none is not said. */
export function stopLines(found: StopConsequences, stopper: Stopper) {
  const side = stopper === 'host' ? ('host' as const) : ('external' as const);
  const said = <Key extends string>(key: Key, count: number | null) =>
    count !== null && count > 0 ? [{ key, count }] : [];
  return [
    ...said(`lost_${stopper}`, found.people),
    ...(found.total > 0
      ? said(`entrusted_${side}`, found.total)
      : [{ key: `noneEntrusted_${side}` as const, count: 0 }]),
    ...said(`reviews_${side}`, found.reviewsForHost),
    ...said('finished', finished(found.images)),
    ...said('sentBackTo', found.sentBack),
    ...said('assigned', found.assignments),
    ...said('claimed', found.claims),
    ...said('sealed', found.internalComments),
  ];
}
