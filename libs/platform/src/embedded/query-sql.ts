import type { CollectionSpec, Condition, Document, Query, Scalar, Sort, Where } from '../ports/index.ts';
import type { Position } from '../ports/cursor.ts';
import type { Sql, SqlValue } from './sql.ts';
import { fieldSql, joinSql, jsonPath, quoted, sql, toSqlValue } from './sql.ts';
import type { IndexedFields } from './where-sql.ts';
import { indexedFields, isScalar, whereSql } from './where-sql.ts';

export type QuerySql = {
  /**
   * Statements that together give the rows, in order, the earlier ones first; `limit` is still to be bound. After a
   * position there are several, because each can then seek in the index where one with `or` would scan.
   */
  find(query: Query<unknown>, params: unknown, paged: boolean, after?: Position): readonly Sql[];
  /** Groups the query's documents by the fields: columns `v0`, `v1` … and `result`. */
  group(query: Query<unknown>, params: unknown, fields: readonly string[], result: string): Sql;
  /** A condition that expired documents do not meet; nothing where none expire. */
  readonly live: Sql | undefined;
};

export function querySql<Doc extends Document, Queries>(
  spec: CollectionSpec<Doc, Queries>,
  now: () => Date,
): QuerySql {
  const indexed = indexedFields(spec);
  const table = `${quoted(spec.name)} AS d`;
  const expiry = spec.expiresAt && fieldSql(spec.expiresAt, 'd.');
  const live = () => (expiry ? sql(`ifnull(${expiry}, '~') > ?`, now().toISOString()) : undefined);

  const matching = (query: Query<unknown>, params: unknown, where: Where): Sql => {
    const every = query.where(params);
    const or = query.or?.(params).map((branch) => whereSql(branch, indexed, every));
    const any = or ? joinSql(or.map(parenthesized), ' OR ', '0') : sql('');
    return joinSql([whereSql(where, indexed, every), parenthesized(any), live() ?? sql('')], ' AND ');
  };

  return {
    find(query, params, paged, after) {
      const every = query.where(params);
      const [looped, rest] = loopedConditions(every, indexed);
      const joins = looped.map(([, values], n) =>
        sql(`json_each(?) AS n${n} CROSS JOIN `, JSON.stringify(values)),
      );
      const seeks = looped.map(([field], n) => sql(`${fieldSql(field, 'd.')} IS n${n}.value`));
      const sort = query.sort ?? [];
      const columns = paged ? sort.map(([field], n) => `, ${fieldSql(field, 'd.')} AS s${n}`).join('') : '';
      const from = joinSql([...joins, sql(table)], '');
      const condition = joinSql([...seeks, matching(query, params, rest)], ' AND ');
      const order = [...sort.map(([field, direction]) => `${fieldSql(field, 'd.')} ${direction}`), 'd.id'];
      return (after ? segmentsAfter(sort, after) : [sql('')]).map((segment) =>
        joinSql(
          [
            sql(`SELECT ${columnsOf(query, spec.schemaVersion)}${columns} FROM`),
            from,
            sql('WHERE'),
            joinSql([condition, segment], ' AND '),
            sql(`ORDER BY ${order.join(', ')} LIMIT ?`),
          ],
          ' ',
        ),
      );
    },

    group(query, params, fields, result) {
      const { text, params: bound } = matching(query, params, query.where(params));
      const values = fields.map((field, n) => `${fieldSql(field, 'd.')} AS v${n}`);
      const by = fields.length > 0 ? ` GROUP BY ${fields.map((_, n) => n + 1).join(', ')}` : '';
      return sql(
        `SELECT ${[...values, `${result} AS result`].join(', ')} FROM ${table} WHERE ${text}${by}`,
        ...bound,
      );
    },

    get live() {
      return live();
    },
  };
}

const parenthesized = ({ text, params }: Sql): Sql => (text === '' ? sql('') : sql(`(${text})`, ...params));

/** `in` with a null among others on an indexed field: a loop over the values seeks each, where OR would read all the rest. */
function loopedConditions(
  where: Where,
  indexed: IndexedFields,
): readonly [readonly (readonly [field: string, values: readonly Scalar[]])[], Where] {
  const looped: (readonly [string, readonly Scalar[]])[] = [];
  const rest: Record<string, Condition> = {};
  for (const [field, condition] of Object.entries(where)) {
    const values = !isScalar(condition) && 'in' in condition ? [...new Set(condition.in)] : [];
    if (values.length > 1 && values.includes(null) && indexed.plain.has(field)) looped.push([field, values]);
    else rest[field] = condition;
  }
  return [looped, rest];
}

/** A projection takes its fields one by one; a document of another schema version comes whole, to be upgraded. */
function columnsOf({ fields }: Query<unknown>, schemaVersion: number): string {
  if (!fields) return 'd.id, d.version, d.schema_version, d.body';
  const picked = fields.map((field, n) => `d.body -> ${jsonPath(field)} AS f${n}`);
  const whole = `CASE d.schema_version WHEN ${schemaVersion} THEN NULL ELSE d.body END AS body`;
  return ['d.id', 'd.schema_version', whole, ...picked].join(', ');
}

/** The rows after a position, as ranges in order: the same sort values and a later id; then each field further on. */
function segmentsAfter(sort: Sort, { values, id }: Position): readonly Sql[] {
  const columns = sort.map(([field, direction], n) => ({
    field: fieldSql(field, 'd.'),
    value: toSqlValue(values[n] ?? null),
    ascending: direction === 'asc',
  }));
  const same = (upTo: number) => columns.slice(0, upTo).map(({ field, value }) => equals(field, value));
  const segments = [joinSql([...same(columns.length), sql('d.id > ?', id)], ' AND ')];
  for (const [n, { field, value, ascending }] of [...columns.entries()].reverse()) {
    const further = (part: Sql) => segments.push(joinSql([...same(n), part], ' AND '));
    if (ascending) further(value === null ? sql(`${field} IS NOT NULL`) : sql(`${field} > ?`, value));
    else if (value !== null) {
      further(sql(`${field} < ?`, value));
      further(sql(`${field} IS NULL`));
    }
  }
  return segments;
}

const equals = (field: string, value: SqlValue): Sql =>
  value === null ? sql(`${field} IS NULL`) : sql(`${field} = ?`, value);
