import type { z } from 'zod';

export type Scalar = string | number | boolean | null;

/** `null` also matches a missing field; on a field that holds an array of scalars every condition means "contains". */
export type Condition =
  | Scalar
  | { readonly in: readonly Scalar[] }
  | {
      readonly lt?: string | number;
      readonly lte?: string | number;
      readonly gt?: string | number;
      readonly gte?: string | number;
    };

/**
 * Every condition must hold. Fields are dotted paths into the document; a number is a position in an array (`outbox.0.time`).
 * A field holds booleans or numbers, never both.
 */
export type Where = { readonly [field: string]: Condition };

export type Sort = readonly (readonly [field: string, direction: 'asc' | 'desc'])[];

export type Query<Params = never> = {
  readonly where: (params: Params) => Where;
  /** In addition at least one of these must hold; an empty list matches nothing. */
  readonly or?: (params: Params) => readonly Where[];
  /** Ties are broken by id, ascending, unless it ends with the id itself. Without it: by id. Nulls and missing fields come first when ascending. */
  readonly sort?: Sort;
  /** Top-level fields to return, not parsed by the schema; without it the whole document. `id` always comes along. */
  readonly fields?: readonly string[];
};

export type Index = {
  readonly name: string;
  readonly fields: readonly string[];
  /** A missing field counts as null, and two nulls are the same. */
  readonly unique?: boolean;
  /** A partial index: only documents for which these equalities hold. */
  readonly where?: { readonly [field: string]: Scalar };
  /** The one field of this index holds an array of scalars. */
  readonly array?: boolean;
};

export type Document = { readonly id: string };

export type CollectionSpec<Doc extends Document = Document, Queries = Record<string, Query>> = {
  readonly name: string;
  readonly schema: z.ZodType<Doc>;
  readonly schemaVersion: number;
  /**
   * `upgrades[n]` turns a document of schema version n into one of n + 1; pure, applied on read. Conditions, indexes and
   * counts see a document as it was stored until it is written again.
   */
  readonly upgrades?: {
    readonly [fromVersion: number]: (document: Record<string, unknown>) => Record<string, unknown>;
  };
  readonly indexes: readonly Index[];
  readonly queries: Queries;
  /** The field with the ISO time (UTC) from which a document is gone: reads no longer return it, its id is free again. */
  readonly expiresAt?: string;
};

export type Stored<Doc> = { readonly version: number; readonly doc: Doc };

/** Either done, or the name of the unique index (`id` for the id itself) that another document holds. */
export type WriteOutcome = 'ok' | { readonly duplicate: string };

export type PageRequest = {
  /** At most this many; 1–1000. */
  readonly limit: number;
  /** The `next` of an earlier page of the same query and parameters. */
  readonly after?: string;
};
export type Page<Row> = { readonly rows: readonly Row[]; readonly next?: string };

/** The text given as `after` is no cursor of this query. */
export class BadCursor extends Error {
  readonly code = 'request.cursor';
  constructor() {
    super('This cursor is not one that an earlier page of this list gave out.');
    this.name = 'BadCursor';
  }
}

export type ParamsOf<Q> = Q extends { readonly where: (params: infer P) => Where } ? P : never;
export type RowOf<Doc, Q> = Q extends { readonly fields: readonly (infer F)[] }
  ? Pick<Doc, (F | 'id') & keyof Doc>
  : Doc;

/**
 * One collection of JSON documents: any JSON but what `unkeepable` tells of, which a write may reject. Every document has a
 * `version` that only the store knows: 1 after insert or put, one more after each replace or put, the given one after
 * putIfNewer, or after a replace that names it. Reads parse with the spec's schema.
 */
export interface Collection<Doc extends Document, Queries> {
  get(id: string): Promise<Stored<Doc> | undefined>;
  /** Answers `unchanged` without reading the document where the stored version is the given one. */
  getUnless(id: string, version: number): Promise<Stored<Doc> | 'unchanged' | undefined>;
  /** Those that exist, in no particular order. */
  getMany(ids: readonly string[]): Promise<readonly Stored<Doc>[]>;
  /** The versions of those that exist, without reading the documents. */
  versions(ids: readonly string[]): Promise<ReadonlyMap<string, number>>;
  insert(doc: Doc): Promise<WriteOutcome>;
  /**
   * Compare-and-set: only where the stored version is the given one; else `lost` (also when the document is gone). `next`
   * becomes the stored version, where it is given; it may be a lower one.
   */
  replace(doc: Doc, version: number, next?: number): Promise<WriteOutcome | 'lost'>;
  /** Removes from the array at top-level-or-dotted `field` the elements whose `id` is listed; changes no version. All in one batch. */
  pull(
    field: string,
    pulls: readonly { readonly id: string; readonly elementIds: readonly string[] }[],
  ): Promise<void>;
  /** Inserts or overwrites; rejects where another document holds a unique key. */
  put(doc: Doc): Promise<void>;
  /** Writes each where nothing, or a lower version, is stored; the given version becomes the stored one. One batch. */
  putIfNewer(entries: readonly { readonly doc: Doc; readonly version: number }[]): Promise<void>;
  /** Ignores those whose id or unique key is there already; the count of those inserted. One batch. */
  insertMany(docs: readonly Doc[]): Promise<number>;
  remove(ids: readonly string[]): Promise<number>;
  find<K extends keyof Queries & string>(
    query: K,
    params: ParamsOf<Queries[K]>,
    page?: PageRequest,
  ): Promise<Page<RowOf<Doc, Queries[K]>>>;
  /** How many of the query's documents have each value of `field` (missing counts as null). */
  countBy<K extends keyof Queries & string>(
    query: K,
    params: ParamsOf<Queries[K]>,
    field: string,
  ): Promise<ReadonlyMap<Scalar, number>>;
  /** The same, counted by several fields at once. */
  countByAll<K extends keyof Queries & string>(
    query: K,
    params: ParamsOf<Queries[K]>,
    fields: readonly string[],
  ): Promise<readonly { readonly values: readonly Scalar[]; readonly count: number }[]>;
  /** The sum of the numeric field `of` for each value of `by`. */
  sumBy<K extends keyof Queries & string>(
    query: K,
    params: ParamsOf<Queries[K]>,
    by: string,
    of: string,
  ): Promise<ReadonlyMap<Scalar, number>>;
}

/** The documents of one service. Indexes are reconciled with the spec when a collection is opened. */
export interface Store {
  collection<Doc extends Document, Queries>(spec: CollectionSpec<Doc, Queries>): Collection<Doc, Queries>;
  /** Resolves when the store answers. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** Keeps the literal types of a spec's queries, so that a query's name, parameters and fields are checked. */
export function defineCollection<
  Doc extends Document,
  const Queries extends { readonly [name: string]: Query<never> },
>(spec: CollectionSpec<Doc, Queries>): CollectionSpec<Doc, Queries> {
  return spec;
}
