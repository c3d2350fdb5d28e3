import type { CollectionSpec, Document, Query, Sort } from '../ports/index.ts';
import type { Position } from '../ports/cursor.ts';
import type { DeclaredFields, Filter } from './where-filter.ts';
import { every, some, storedPath, whereFilter } from './where-filter.ts';

export type Order = Record<string, 1 | -1>;

/** Ties are broken by id, where the sort does not say how. */
export const orderOf = (sort: Sort): Order => {
  const order = Object.fromEntries(
    sort.map(([field, direction]) => [storedPath(field), direction === 'asc' ? 1 : -1] as const),
  );
  return '_id' in order ? order : { ...order, _id: 1 };
};

export function declaredFields<Doc extends Document, Queries>({
  indexes,
}: CollectionSpec<Doc, Queries>): DeclaredFields {
  const fields = (array: boolean) =>
    indexes.filter((index) => (index.array ?? false) === array).flatMap((index) => index.fields);
  return { arrays: new Set(fields(true)), scalars: new Set(['id', ...fields(false)]) };
}

/** The query's condition; undefined where it can match nothing. */
export function queryFilter(
  query: Query<unknown>,
  params: unknown,
  fields: DeclaredFields,
): Filter | undefined {
  const alternatives = query.or?.(params);
  if (alternatives?.length === 0) return undefined;
  const any = alternatives ? some(alternatives.map((where) => whereFilter(where, fields))) : {};
  return every([whereFilter(query.where(params), fields), any]);
}

/**
 * The rows after a position, as conditions that each seek in an index, in order: the same sort values and a later id;
 * then each field further on. A single condition with alternatives would read them all.
 */
export function segmentsAfter(sort: Sort, { values, id }: Position): readonly Filter[] {
  const fields = sort.map(([field, direction], n) => ({
    path: storedPath(field),
    value: values[n] ?? null,
    ascending: direction === 'asc',
  }));
  const same = (upTo: number) => fields.slice(0, upTo).map(({ path, value }) => ({ [path]: { $eq: value } }));
  const segments = [every([...same(fields.length), { _id: { $gt: id } }])];
  for (const [n, { path, value, ascending }] of [...fields.entries()].reverse()) {
    const further = (operation: Filter) => segments.push(every([...same(n), { [path]: operation }]));
    if (ascending) further(value === null ? { $ne: null } : { $gt: value });
    else if (value !== null) {
      further({ $lt: value });
      further({ $eq: null });
    }
  }
  return segments;
}

/** What has to be read for a query that names its fields; the whole document without. */
export function projectionOf({ fields, sort = [] }: Query<unknown>): Readonly<Record<string, 1>> | undefined {
  if (!fields) return undefined;
  // MongoDB projects no position of an array, and no field beside a part of it.
  const sorted = sort
    .map(([field]) => field.split(/\.\d+(?:\.|$)/)[0] ?? field)
    .filter((path) => !fields.includes(path.split('.')[0] ?? path));
  const paths = ['_schema', ...fields, ...withoutParts(sorted)].map(storedPath);
  return Object.fromEntries(paths.map((path) => [path, 1] as const));
}

const withoutParts = (paths: readonly string[]) =>
  paths.filter((path) => !paths.some((other) => path.startsWith(`${other}.`)));

/** A field as an aggregation reads it; missing as null. */
export function expressionOf(field: string): unknown {
  const [first = '', ...steps] = storedPath(field).split('.');
  const read = steps.reduce<unknown>(
    (value, step) =>
      /^\d+$/.test(step)
        ? { $arrayElemAt: [value, Number(step)] }
        : typeof value === 'string'
          ? `${value}.${step}`
          : { $let: { vars: { part: value }, in: `$$part.${step}` } },
    `$${first}`,
  );
  return { $ifNull: [read, null] };
}
