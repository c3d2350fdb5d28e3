import type { Collection, CollectionSpec, Document, Page, Query, Scalar, Stored } from '../ports/index.ts';
import { checkPage, fromCursor, toCursor } from '../ports/cursor.ts';
import { documentReader } from '../ports/documents.ts';
import type { Database } from './database.ts';
import type { GroupCommit } from './group-commit.ts';
import { querySql } from './query-sql.ts';
import type { Sql, SqlValue } from './sql.ts';
import { fieldSql, jsonPath, quoted, sql } from './sql.ts';
import { writeStatements } from './write-statements.ts';

type Engine = { readonly database: Database; readonly commit: GroupCommit; readonly now: () => Date };
type Row = { readonly [column: string]: SqlValue };
type DocumentRow = {
  readonly id: string;
  readonly version: number;
  readonly schema_version: number;
  readonly body: string;
};

const documentIn = (body: unknown) => JSON.parse(String(body)) as Record<string, unknown>;

/** A collection over its table, which must have been reconciled. */
export function openCollection<Doc extends Document, Queries>(
  { database, commit, now }: Engine,
  spec: CollectionSpec<Doc, Queries>,
): Collection<Doc, Queries> {
  const table = quoted(spec.name);
  const reader = documentReader(spec);
  const queries = querySql(spec, now);
  const writes = writeStatements(database, spec, now);
  const queryOf = (name: string) => (spec.queries as Record<string, Query<unknown>>)[name] as Query<unknown>;
  const all = ({ text, params }: Sql) => database.prepare(text).all(...params) as unknown[];

  const select = (columns: string, condition: string, ...params: SqlValue[]) => {
    const live = queries.live ?? sql('1');
    return all(
      sql(
        `SELECT ${columns} FROM ${table} AS d WHERE ${condition} AND ${live.text}`,
        ...params,
        ...live.params,
      ),
    );
  };
  const stored = (row: DocumentRow): Stored<Doc> => ({
    version: row.version,
    doc: reader.parse(documentIn(row.body), row.schema_version),
  });
  const documentColumns = 'd.version, d.schema_version, d.body';

  const rowOf = ({ fields }: Query<unknown>, row: Row): unknown => {
    const schemaVersion = Number(row['schema_version']);
    if (!fields) return reader.parse(documentIn(row['body']), schemaVersion);
    const whole = row['body'] === null ? undefined : reader.upgraded(documentIn(row['body']), schemaVersion);
    const value = (field: string, n: number): unknown => {
      if (whole) return whole[field];
      const text = row[`f${n}`];
      return typeof text === 'string' ? JSON.parse(text) : undefined;
    };
    const entries = fields.map((field, n) => [field, value(field, n)] as const);
    return Object.fromEntries([['id', row['id']], ...entries.filter(([, present]) => present !== undefined)]);
  };

  // json_extract answers 1 and 0 for true and false; one document tells which a field holds.
  const booleans = new Map<string, boolean>();
  const scalarOf = (field: string, value: SqlValue): Scalar => {
    if ((value !== 0 && value !== 1) || field === 'id') return value;
    const known = booleans.get(field);
    const one = `SELECT json_type(body, ${jsonPath(field)}) AS type FROM ${table} WHERE ${fieldSql(field)} = ? LIMIT 1`;
    const is = known ?? ['true', 'false'].includes(String(database.prepare(one).get(value)?.['type']));
    booleans.set(field, is);
    return is ? value === 1 : value;
  };

  const grouped = (name: string, params: unknown, fields: readonly string[], result: string) =>
    (all(queries.group(queryOf(name), params, fields, result)) as Row[]).map((row) => ({
      values: fields.map((field, n) => scalarOf(field, row[`v${n}`] ?? null)),
      result: Number(row['result']),
    }));
  const byValue = (groups: ReturnType<typeof grouped>) =>
    new Map(groups.map(({ values, result }) => [values[0] ?? null, result]));

  return {
    async get(id) {
      const [row] = select(documentColumns, 'd.id = ?', id) as DocumentRow[];
      return row && stored(row);
    },
    async getUnless(id, version) {
      const columns = 'd.version, d.schema_version, CASE WHEN d.version <> ? THEN d.body END AS body';
      const [row] = select(columns, 'd.id = ?', version, id) as DocumentRow[];
      return row && (row.version === version ? 'unchanged' : stored(row));
    },
    async getMany(ids) {
      const listed = 'd.id IN (SELECT value FROM json_each(?))';
      return (select(documentColumns, listed, JSON.stringify(ids)) as DocumentRow[]).map(stored);
    },

    async versions(ids) {
      const listed = 'd.id IN (SELECT value FROM json_each(?))';
      const rows = select('d.id, d.version', listed, JSON.stringify(ids)) as {
        id: string;
        version: number;
      }[];
      return new Map(rows.map(({ id, version }) => [id, version]));
    },

    insert: async (doc) => commit.run(writes.insert(doc)),
    replace: async (doc, version, next) => commit.run(writes.replace(doc, version, next)),
    pull: async (field, pulls) => commit.run(writes.pull(field, pulls)),
    put: async (doc) => commit.run(writes.put(doc)),
    putIfNewer: async (entries) => commit.run(writes.putIfNewer(entries)),
    insertMany: async (docs) => commit.run(writes.insertMany(docs)),
    remove: async (ids) => commit.run(writes.remove(ids)),

    async find(name, params, page) {
      checkPage(page);
      const query = queryOf(name);
      const after =
        page?.after === undefined ? undefined : fromCursor(name, query.sort?.length ?? 0, page.after);
      const wanted = page ? page.limit + 1 : Infinity;
      const rows: Row[] = [];
      for (const { text, params: bound } of queries.find(query, params, page !== undefined, after)) {
        const limit = page ? wanted - rows.length : -1;
        rows.push(...(all(sql(text, ...bound, limit)) as Row[]));
        if (rows.length >= wanted) break;
      }
      const given = page ? rows.slice(0, page.limit) : rows;
      const last = rows.length > given.length ? given.at(-1) : undefined;
      const values = (query.sort ?? []).map((_, n) => last?.[`s${n}`] ?? null);
      return {
        rows: given.map((row) => rowOf(query, row)),
        ...(last && { next: toCursor(name, { values, id: String(last['id']) }) }),
      } as Page<unknown> as Page<never>;
    },

    async countBy(name, params, field) {
      return byValue(grouped(name, params, [field], 'count(*)'));
    },
    async countByAll(name, params, fields) {
      const groups = grouped(name, params, fields, 'count(*)');
      return groups.map(({ values, result }) => ({ values, count: result }));
    },
    async sumBy(name, params, by, of) {
      return byValue(grouped(name, params, [by], `total(${fieldSql(of, 'd.')})`));
    },
  };
}
