import type { Annotation } from '@tandem/contracts';
import { compareAnnotations } from '@tandem/contracts';
import type { ImageView } from '../../shared/api/index.ts';

export type Kind = 'added' | 'changed' | 'removed';
export type Difference = { readonly id: string; readonly kind: Kind };

/** What is different, in the order in which one steps through it. */
export function differencesOf(
  before: readonly Annotation[],
  after: readonly Annotation[],
): readonly Difference[] {
  const { added, changed, removed } = compareAnnotations(before, after);
  const as = (kind: Kind, ids: readonly string[]) => ids.map((id) => ({ id, kind }));
  return [...as('added', added), ...as('changed', changed), ...as('removed', removed)];
}

/** The next difference, or the one before; round and round. */
export function stepped(count: number, at: number | null, by: 1 | -1): number | null {
  if (count === 0) return null;
  if (at === null) return by === 1 ? 0 : count - 1;
  return (at + by + count) % count;
}

/** What an image is compared with at first: what the server names, else the revision before. */
export const baselineOf = ({
  comparedWith,
  revision,
}: Pick<ImageView, 'comparedWith' | 'revision'>): number =>
  comparedWith?.revision ?? Math.max(0, revision - 1);
