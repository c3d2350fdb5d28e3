import { actorOf, isReviewer, type Actor } from './capabilities.ts';
import type { Standing } from './standing.ts';

export type TakenFrom =
  'anyone' | 'anyone of their own organization' | 'annotators of their own organization';

/** From whom each takes over a claim (product: Working on images). */
export const takeOverTable: Record<Actor, TakenFrom> = {
  'host manager': 'anyone',
  'host developer': 'anyone',
  'host annotator': 'annotators of their own organization',
  'external manager': 'anyone of their own organization',
  'external annotator': 'annotators of their own organization',
};

const admits: Record<TakenFrom, (taker: Standing, holder: Standing) => boolean> = {
  anyone: () => true,
  'anyone of their own organization': (taker, holder) => taker.organizationId === holder.organizationId,
  'annotators of their own organization': (taker, holder) =>
    taker.organizationId === holder.organizationId && !isReviewer(holder),
};

/** Whether this person may take over a claim from its holder, as both stand now. */
export function mayTakeOver(taker: Standing, holder: Standing): boolean {
  const actor = actorOf(taker);
  return actor !== undefined && admits[takeOverTable[actor]](taker, holder);
}
