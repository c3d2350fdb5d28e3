import type { Scalar } from '../ports/index.ts';

export type SqlValue = string | number | null;
export type Sql = { readonly text: string; readonly params: readonly SqlValue[] };

export const sql = (text: string, ...params: SqlValue[]): Sql => ({ text, params });

/** Empty parts are left out; nothing at all becomes `whenEmpty`. */
export function joinSql(parts: readonly Sql[], between: string, whenEmpty = ''): Sql {
  const used = parts.filter(({ text }) => text !== '');
  if (used.length === 0) return sql(whenEmpty);
  return { text: used.map(({ text }) => text).join(between), params: used.flatMap(({ params }) => params) };
}

const namePattern = /^[A-Za-z][\w-]*$/;
const pathPattern = /^[\w$-]+(\.[\w$-]+)*$/;

/** Names of collections and indexes become names in the database; `#` is kept for what belongs to them. */
export function checkName(name: string): string {
  if (!namePattern.test(name))
    throw new Error(`Not a name for a collection or an index: ${JSON.stringify(name)}`);
  return name;
}

export const quoted = (name: string): string => `"${name}"`;

/** SQLite has no booleans, and json_extract answers 1 and 0. */
export const toSqlValue = (value: Scalar): SqlValue => (typeof value === 'boolean' ? Number(value) : value);

export function literal(value: Scalar): string {
  const plain = toSqlValue(value);
  return typeof plain === 'string' ? `'${plain.replaceAll("'", "''")}'` : String(plain ?? 'NULL');
}

/** `a.0.b` as a quoted JSON path. */
export function jsonPath(field: string): string {
  if (!pathPattern.test(field)) throw new Error(`Not a path of a field: ${JSON.stringify(field)}`);
  const steps = field.split('.').map((step) => (/^\d+$/.test(step) ? `[${step}]` : `."${step}"`));
  return `'$${steps.join('')}'`;
}

/** The one way a field is written, in indexes and queries alike: only then does SQLite use the index. */
export const fieldSql = (field: string, row = ''): string =>
  field === 'id' ? `${row}id` : `json_extract(${row}body, ${jsonPath(field)})`;

export const equalsLiteral = (expression: string, value: Scalar): string =>
  value === null ? `${expression} IS NULL` : `${expression} = ${literal(value)}`;
