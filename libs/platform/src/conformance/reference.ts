import type { Condition, Document, Scalar, Sort, Where } from '../ports/index.ts';

/** What the port says of conditions and order, over documents in memory: the suite compares adapters with it. */
export const valueAt = (document: unknown, field: string): unknown =>
  field
    .split('.')
    .reduce<unknown>(
      (value, step) =>
        typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[step] : undefined,
      document,
    ) ?? null;

export const matches = (document: Document, where: Where): boolean =>
  Object.entries(where).every(([field, condition]) => {
    const value = valueAt(document, field);
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    return values.some((one) => holds(one, condition));
  });

function holds(value: unknown, condition: Condition): boolean {
  if (condition === null || typeof condition !== 'object') return value === condition;
  if ('in' in condition) return condition.in.some((one) => one === value);
  const against = (bound: string | number | undefined, accepts: (order: number) => boolean) =>
    bound === undefined || (typeof bound === typeof value && accepts(compare(value as Scalar, bound)));
  return (
    against(condition.lt, (order) => order < 0) &&
    against(condition.lte, (order) => order <= 0) &&
    against(condition.gt, (order) => order > 0) &&
    against(condition.gte, (order) => order >= 0)
  );
}

/** Nulls come first; strings in the order of their UTF-8 bytes. */
function compare(one: Scalar, other: Scalar): number {
  if (one === null || other === null) return Number(one !== null) - Number(other !== null);
  if (typeof one === 'string') return Buffer.compare(Buffer.from(one), Buffer.from(String(other)));
  return Number(one) - Number(other);
}

export const inOrder = (sort: Sort) => (one: Document, other: Document) => {
  for (const [field, direction] of sort) {
    const order = compare(valueAt(one, field) as Scalar, valueAt(other, field) as Scalar);
    if (order !== 0) return direction === 'asc' ? order : -order;
  }
  return compare(one.id, other.id);
};
