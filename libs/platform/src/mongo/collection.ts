import type { Collection, CollectionSpec, Document, Page, Query, Scalar } from '../ports/index.ts';
import { checkPage, fromCursor, toCursor } from '../ports/cursor.ts';
import { valueAt } from '../ports/value-at.ts';
import type { Engine } from './engine.ts';
import { modelOf } from './model.ts';
import type { Order } from './query-plan.ts';
import {
  declaredFields,
  expressionOf,
  orderOf,
  projectionOf,
  queryFilter,
  segmentsAfter,
} from './query-plan.ts';
import type { StoredDocument } from './stored-document.ts';
import { documentMapper } from './stored-document.ts';
import type { Filter } from './where-filter.ts';
import { every, storedPath } from './where-filter.ts';
import { collectionWrites } from './writes.ts';

type Reading = {
  readonly projection?: Readonly<Record<string, 1>> | undefined;
  readonly sort?: Order;
  readonly limit?: number | undefined;
};

/** A collection over MongoDB; its indexes are made by migrations. */
export function openCollection<Doc extends Document, Queries>(
  engine: Engine,
  spec: CollectionSpec<Doc, Queries>,
): Collection<Doc, Queries> {
  const model = modelOf(engine.connection, spec);
  const { parse, upgraded, toDocument } = documentMapper(spec);
  const { live, ...writes } = collectionWrites(engine, model, spec);
  const fields = declaredFields(spec);
  const queryOf = (name: string) => (spec.queries as Record<string, Query<unknown>>)[name] as Query<unknown>;

  const read = (filter: Filter, { projection, sort, limit }: Reading = {}): Promise<StoredDocument[]> =>
    engine.run(() =>
      model
        .find(every([filter, live()]), projection, { ...(sort && { sort }), ...(limit && { limit }) })
        .lean<StoredDocument[]>(),
    );

  const rowsOf = async ({ fields: named }: Query<unknown>, found: readonly StoredDocument[]) => {
    if (!named) return found.map(parse);
    // A document of another schema version has to be upgraded as a whole.
    const other = found.filter(({ _schema }) => _schema !== spec.schemaVersion).map(({ _id }) => _id);
    const whole = other.length > 0 ? await read({ _id: { $in: other } }) : [];
    const upgrades = new Map(whole.map((stored) => [stored._id, upgraded(stored)]));
    return found.map((stored) => {
      const from = upgrades.get(stored._id) ?? stored;
      const entries = named.map((field) => [field, from[field]] as const);
      return Object.fromEntries([
        ['id', stored._id],
        ...entries.filter(([field, value]) => field !== 'id' && value !== undefined),
      ]) as unknown;
    });
  };

  const grouped = async (name: string, params: unknown, by: readonly string[], result: unknown) => {
    const filter = queryFilter(queryOf(name), params, fields);
    if (!filter) return [];
    const key = Object.fromEntries(by.map((field, n) => [`v${n}`, expressionOf(field)]));
    const groups = await engine.run(() =>
      model.aggregate<{ readonly _id: Record<string, Scalar>; readonly result: number }>([
        { $match: every([filter, live()]) },
        { $group: { _id: key, result: { $sum: result } } },
      ]),
    );
    return groups.map(({ _id, result }) => ({ values: by.map((_, n) => _id[`v${n}`] ?? null), result }));
  };
  const byValue = (groups: Awaited<ReturnType<typeof grouped>>) =>
    new Map(groups.map(({ values, result }) => [values[0] ?? null, result]));

  return {
    ...writes,

    async get(id) {
      const [stored] = await read({ _id: id });
      return stored && toDocument(stored);
    },
    async getUnless(id, version) {
      const [same] = await read({ _id: id, _version: version }, { projection: { _id: 1 } });
      if (same) return 'unchanged';
      const [stored] = await read({ _id: id });
      return stored && toDocument(stored);
    },
    async getMany(ids) {
      return ids.length > 0 ? (await read({ _id: { $in: [...ids] } })).map(toDocument) : [];
    },
    async versions(ids) {
      if (ids.length === 0) return new Map();
      const found = await read({ _id: { $in: [...ids] } }, { projection: { _version: 1 } });
      return new Map(found.map(({ _id, _version }) => [_id, _version]));
    },

    async find(name, params, page) {
      checkPage(page);
      const query = queryOf(name);
      const { sort = [] } = query;
      const after = page?.after === undefined ? undefined : fromCursor(name, sort.length, page.after);
      const filter = queryFilter(query, params, fields);
      const wanted = page ? page.limit + 1 : undefined;
      const found: StoredDocument[] = [];
      for (const segment of filter ? (after ? segmentsAfter(sort, after) : [{}]) : []) {
        const limit = wanted && wanted - found.length;
        const reading = { projection: projectionOf(query), sort: orderOf(sort), limit };
        found.push(...(await read(every([filter ?? {}, segment]), reading)));
        if (wanted !== undefined && found.length >= wanted) break;
      }
      const given = page ? found.slice(0, page.limit) : found;
      const last = found.length > given.length ? given.at(-1) : undefined;
      const values = sort.map(([field]) => (valueAt(last, storedPath(field)) ?? null) as Scalar);
      return {
        rows: await rowsOf(query, given),
        ...(last && { next: toCursor(name, { values, id: last._id }) }),
      } as Page<unknown> as Page<never>;
    },

    async countBy(name, params, field) {
      return byValue(await grouped(name, params, [field], 1));
    },
    async countByAll(name, params, by) {
      const groups = await grouped(name, params, by, 1);
      return groups.map(({ values, result }) => ({ values, count: result }));
    },
    async sumBy(name, params, by, of) {
      return byValue(await grouped(name, params, [by], expressionOf(of)));
    },
  };
}
