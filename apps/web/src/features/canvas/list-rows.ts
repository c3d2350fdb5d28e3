import type { Annotation } from '@tandem/contracts';
import type { LabelView } from '../../shared/api/index.ts';

export type ListRow =
  | {
      readonly kind: 'label';
      readonly id: string;
      /** Null: the label was deleted. */
      readonly label: LabelView | null;
      readonly ids: readonly string[];
    }
  | {
      readonly kind: 'annotation';
      readonly id: string;
      readonly annotation: Annotation;
      /** Among those of its label and shape, from 1. */
      readonly index: number;
    };

/** Annotations under their labels, in the project's order; those of labels that are gone come last. */
export function rowsOf(annotations: readonly Annotation[], labels: readonly LabelView[]): readonly ListRow[] {
  const byLabel = Map.groupBy(annotations, ({ labelId }) => labelId);
  const known = labels.map(({ id }) => id);
  const gone = [...byLabel.keys()].filter((id) => !known.includes(id));
  return [...known, ...gone].flatMap((labelId): readonly ListRow[] => {
    const own = byLabel.get(labelId) ?? [];
    if (own.length === 0) return [];
    const counts = new Map<string, number>();
    const rows = own.map((annotation): ListRow => {
      const index = (counts.get(annotation.shape) ?? 0) + 1;
      counts.set(annotation.shape, index);
      return { kind: 'annotation', id: annotation.id, annotation, index };
    });
    const label = labels.find(({ id }) => id === labelId) ?? null;
    return [{ kind: 'label', id: labelId, label, ids: own.map(({ id }) => id) }, ...rows];
  });
}

export const rowHeight = 32;
const spare = 8;

/** Which rows of a long list are on the screen; of thousands only those are made. */
export function windowOf(
  count: number,
  scrolled: number,
  height: number,
): { readonly from: number; readonly to: number } {
  const from = Math.max(0, Math.floor(scrolled / rowHeight) - spare);
  return { from, to: Math.min(count, Math.ceil((scrolled + height) / rowHeight) + spare) };
}
