import { createHash } from 'node:crypto';
import type { CollectionSpec, Document, Index, Query, Sort } from '../ports/index.ts';
import { storedPath } from './where-filter.ts';

type Key = Readonly<Record<string, 1 | -1>>;

/** An index as it lies in MongoDB. */
export type IndexDefinition = {
  /** The declared name and, after a `#`, a digest of all the rest, which tells whether it is the one that is wanted. */
  readonly name: string;
  readonly key: Key;
  readonly unique?: true;
  readonly partialFilterExpression?: Readonly<Record<string, unknown>>;
  readonly expireAfterSeconds?: number;
};

/** Whether an index was made from a declaration: no other is ever dropped. */
export const isDeclared = (name: string): boolean => /#[0-9a-f]{8}$/.test(name);

/** By what two names are of the same index: MongoDB has no second one of the same definition under another name. */
export const identityOf = (name: string): string => name.split('#')[1] ?? name;

/** How a collection's declaration calls an index; `id` for the one on the id. */
export function declaredName(name: string, definitions: readonly IndexDefinition[]): string {
  if (name === '_id_') return 'id';
  const wanted = definitions.find((definition) => identityOf(definition.name) === identityOf(name));
  return (wanted?.name ?? name).split('#')[0] ?? name;
}

/** Every index that a collection's declaration asks for. */
export function indexDefinitions<Doc extends Document, Queries>(
  spec: CollectionSpec<Doc, Queries>,
): readonly IndexDefinition[] {
  const sorts = Object.values(spec.queries as Record<string, Query>).flatMap(({ sort }) =>
    sort?.length ? [sort] : [],
  );
  const expiry = spec.expiresAt
    ? [named('expires', { key: { _expires: 1 as const }, expireAfterSeconds: 0 })]
    : [];
  const all = [...expiry, ...spec.indexes.flatMap((index) => definitionsOf(index, sorts))];
  return all.filter(
    ({ name }, n) => all.findIndex((other) => identityOf(other.name) === identityOf(name)) === n,
  );
}

function definitionsOf(index: Index, sorts: readonly Sort[]): readonly IndexDefinition[] {
  const partial = index.where && {
    partialFilterExpression: Object.fromEntries(
      Object.entries(index.where)
        .toSorted()
        .map(([field, value]) => [storedPath(field), value]),
    ),
  };
  const paths = index.fields.map(storedPath);
  const ordered = index.array
    ? []
    : sorts.flatMap((sort) => {
        const key = keyForSort(paths, sort);
        return key ? [key] : [];
      });
  const plain = keyOf(paths.map((path) => [path, 1]));
  const keys: readonly Key[] =
    index.unique || ordered.length === 0 ? [index.unique ? plain : withId(plain)] : [];
  return [
    ...keys.map((key) => named(index.name, { key, ...(index.unique && { unique: true }), ...partial })),
    ...ordered.map((key) => named(index.name, { key, ...partial })),
  ];
}

/**
 * An index gives rows in an order without sorting them all only where its key goes on as the order does: the sort's
 * fields, then the id against them or with them. What follows only filters. Undefined where it cannot serve the sort.
 */
function keyForSort(paths: readonly string[], sort: Sort): Key | undefined {
  const sorted = sort.map(([field]) => storedPath(field));
  const start = paths.findIndex((_, n) => sorted.every((path, m) => paths[n + m] === path));
  if (start < 0 || paths.includes('_id')) return undefined;
  const first = sort[0]?.[1];
  const along = (direction: 'asc' | 'desc') => (direction === first ? 1 : -1);
  return keyOf([
    ...paths.slice(0, start).map((path) => [path, 1] as const),
    ...sort.map(([, direction], n) => [sorted[n] ?? '', along(direction)] as const),
    ['_id', along('asc')],
    ...paths.slice(start + sort.length).map((path) => [path, 1] as const),
  ]);
}

const keyOf = (fields: readonly (readonly [string, 1 | -1])[]): Key => Object.fromEntries(fields);

/** With the id at its end an index also serves the order among equals. */
const withId = (key: Key): Key => ('_id' in key ? key : { ...key, _id: 1 });

function named(name: string, definition: Omit<IndexDefinition, 'name'>): IndexDefinition {
  const digest = createHash('sha256').update(JSON.stringify(definition)).digest('hex').slice(0, 8);
  return { name: `${name}#${digest}`, ...definition };
}
