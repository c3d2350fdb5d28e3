import type { CollectionSpec, Condition, Document, Index, Scalar, Where } from '../ports/index.ts';
import type { Sql } from './sql.ts';
import { equalsLiteral, fieldSql, joinSql, jsonPath, literal, quoted, sql, toSqlValue } from './sql.ts';

/** What a collection's indexes tell about writing a condition so that an index serves it. */
export type IndexedFields = {
  /** In an index over plain values. */
  readonly plain: ReadonlySet<string>;
  readonly arrays: readonly { readonly index: Index; readonly table: string }[];
  /** Values that partial indexes name: written out, since SQLite cannot match a parameter with such an index. */
  readonly literals: ReadonlySet<string>;
};

export const sideTable = (collection: string, index: string): string => `${collection}#${index}`;

export function indexedFields<Doc extends Document, Queries>(
  spec: CollectionSpec<Doc, Queries>,
): IndexedFields {
  const plain = spec.indexes.filter(({ array }) => !array).flatMap(({ fields }) => fields);
  const partial = spec.indexes.flatMap(({ where }) => Object.entries(where ?? {}));
  return {
    plain: new Set(['id', ...plain]),
    arrays: spec.indexes
      .filter(({ array }) => array)
      .map((index) => ({ index, table: sideTable(spec.name, index.name) })),
    literals: new Set(partial.map(([field, value]) => `${field} ${literal(value)}`)),
  };
}

/** Conditions on a row called `d`. `given` is what else is known to hold there. */
export function whereSql(where: Where, indexed: IndexedFields, given: Where = {}): Sql {
  const known = { ...given, ...where };
  const parts = Object.entries(where).map(([field, condition]) =>
    conditionSql(field, condition, indexed, known),
  );
  return joinSql(parts, ' AND ', '1');
}

function conditionSql(field: string, condition: Condition, indexed: IndexedFields, known: Where): Sql {
  const side = indexed.arrays.find(({ index }) => index.fields[0] === field && implies(known, index.where));
  if (side) {
    const { text, params } = comparison('value', condition);
    return sql(`d.id IN (SELECT id FROM ${quoted(side.table)} WHERE ${text})`, ...params);
  }
  const expression = fieldSql(field, 'd.');
  if (isScalar(condition) && indexed.literals.has(`${field} ${literal(condition)}`))
    return sql(equalsLiteral(expression, condition));
  const one = comparison(expression, condition);
  if (indexed.plain.has(field)) return one;
  // Without an index nothing tells whether it is an array of scalars: each document does.
  const path = jsonPath(field);
  const any = comparison('value', condition);
  return sql(
    `CASE json_type(d.body, ${path}) WHEN 'array' THEN EXISTS (SELECT 1 FROM json_each(d.body, ${path}) WHERE ${any.text})` +
      ` ELSE ${one.text} END`,
    ...any.params,
    ...one.params,
  );
}

const implies = (known: Where, needed: Index['where'] = {}): boolean =>
  Object.entries(needed).every(([field, value]) => known[field] === value);

export const isScalar = (condition: Condition): condition is Scalar =>
  condition === null || typeof condition !== 'object';

function comparison(expression: string, condition: Condition): Sql {
  if (condition === null) return sql(`${expression} IS NULL`);
  if (isScalar(condition)) return sql(`${expression} = ?`, toSqlValue(condition));
  if ('in' in condition) return membership(expression, condition.in);
  const bounds = [
    ['<', condition.lt],
    ['<=', condition.lte],
    ['>', condition.gt],
    ['>=', condition.gte],
  ] as const;
  const parts = bounds.flatMap(([sign, bound]) =>
    bound === undefined ? [] : [sql(`${expression} ${sign} ?`, bound)],
  );
  return joinSql(parts, ' AND ', '1');
}

function membership(expression: string, values: readonly Scalar[]): Sql {
  const present = values.filter((value) => value !== null);
  const parts = [
    present.length > 0
      ? sql(`${expression} IN (SELECT value FROM json_each(?))`, JSON.stringify(present))
      : sql(''),
    present.length < values.length ? sql(`${expression} IS NULL`) : sql(''),
  ];
  const { text, params } = joinSql(parts, ' OR ', '0');
  return sql(`(${text})`, ...params);
}
