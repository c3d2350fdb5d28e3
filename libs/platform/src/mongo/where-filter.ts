import type { Condition, Scalar, Where } from '../ports/index.ts';

export type Filter = { readonly [field: string]: unknown };

/** What a collection's declaration tells about its fields. */
export type DeclaredFields = {
  readonly arrays: ReadonlySet<string>;
  /** In an index over plain values. */
  readonly scalars: ReadonlySet<string>;
};

/** How MongoDB calls a field. */
export const storedPath = (field: string): string => (field === 'id' ? '_id' : field);

/**
 * All of them; nothing is no condition. Side by side in one object as far as that goes: not every planner looks for
 * indexes below an `$and`.
 */
export function every(parts: readonly Filter[]): Filter {
  const merged: Record<string, unknown> = {};
  const further: Filter[] = [];
  for (const [path, operation] of parts.flatMap((part) => Object.entries(part))) {
    const known = merged[path];
    if (path === '$and') further.push(...(operation as readonly Filter[]));
    else if (known === undefined) merged[path] = operation;
    else if (isDisjoint(known, operation)) merged[path] = { ...known, ...(operation as object) };
    else further.push({ [path]: operation });
  }
  return further.length > 0 ? { ...merged, $and: further } : merged;
}

/** Whether two operations on one field can stand in one object. */
const isDisjoint = (one: unknown, other: unknown): one is object =>
  [one, other].every((operation) => typeof operation === 'object' && operation !== null) &&
  !Array.isArray(one) &&
  Object.keys(one as object).every((operator) => !(operator in (other as object)));

/** One of them, of which there must be at least one. */
export function some(parts: readonly Filter[]): Filter {
  if (parts.some((part) => Object.keys(part).length === 0)) return {};
  return parts.length > 1 ? { $or: parts } : (parts[0] ?? {});
}

/** Values are always operands of an operator, never operators themselves. */
export const whereFilter = (where: Where, fields: DeclaredFields): Filter =>
  every(Object.entries(where).map(([field, condition]) => conditionFilter(field, condition, fields)));

function conditionFilter(field: string, condition: Condition, fields: DeclaredFields): Filter {
  const path = storedPath(field);
  if (isScalar(condition)) return withMissing(path, { $eq: condition }, condition === null);
  if ('in' in condition) return withMissing(path, { $in: [...condition.in] }, condition.in.includes(null));
  const bounds = boundsOf(condition);
  const count = Object.keys(bounds).length;
  if (count === 0) return {};
  // Of an array, one and the same element has to lie within all of the bounds.
  if (count === 1 || fields.scalars.has(field)) return { [path]: bounds };
  const within = { [path]: { $elemMatch: bounds } };
  return fields.arrays.has(field)
    ? within
    : some([within, every([{ [path]: bounds }, { [path]: { $not: { $type: 'array' } } }])]);
}

const isScalar = (condition: Condition): condition is Scalar =>
  condition === null || typeof condition !== 'object';

const boundsOf = ({ lt, lte, gt, gte }: Extract<Condition, { readonly lt?: unknown }>) =>
  Object.fromEntries(
    Object.entries({ $lt: lt, $lte: lte, $gt: gt, $gte: gte }).filter(([, bound]) => bound !== undefined),
  );

/** MongoDB takes a missing field as null, but not what lies behind the end of an array: that is asked for besides. */
function withMissing(path: string, operation: Filter, acceptsNull: boolean): Filter {
  const steps = path.split('.');
  const positions = steps.flatMap((step, n) => (/^\d+$/.test(step) ? [steps.slice(0, n + 1).join('.')] : []));
  const here = { [path]: operation };
  return acceptsNull
    ? some([here, ...positions.map((position) => ({ [position]: { $exists: false } }))])
    : here;
}
