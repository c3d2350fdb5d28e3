import type { CollectionSpec, Document, Index } from '../ports/index.ts';
import type { Database } from './database.ts';
import { checkName, equalsLiteral, fieldSql, jsonPath, quoted } from './sql.ts';
import { sideTable } from './where-sql.ts';

/** Everything in the database that one index consists of; made anew when any of it differs. */
type IndexParts = { readonly name: string; readonly create: readonly string[]; readonly fill?: string };
type Existing = { readonly type: 'index' | 'table' | 'trigger'; readonly name: string; readonly sql: string };

/** Makes the collection's table if need be, and its indexes what the spec says: new ones are filled, others dropped. */
export function reconcileIndexes<Doc extends Document, Queries>(
  { connection, prepare }: Database,
  spec: CollectionSpec<Doc, Queries>,
): void {
  const table = checkName(spec.name);
  const expiry: readonly Index[] = spec.expiresAt ? [{ name: 'expires-at', fields: [spec.expiresAt] }] : [];
  const wanted = new Map(
    [...expiry, ...spec.indexes].map((index) => [
      index.name,
      index.array ? arrayIndex(table, index) : plainIndex(table, index),
    ]),
  );
  connection.exec('BEGIN IMMEDIATE');
  try {
    connection.exec(
      `CREATE TABLE IF NOT EXISTS ${quoted(table)} (id TEXT PRIMARY KEY NOT NULL, version INTEGER NOT NULL, ` +
        'schema_version INTEGER NOT NULL, body TEXT NOT NULL)',
    );
    const existing = prepare(
      `SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND substr(name, 1, ?) = ?`,
    ).all(table.length + 1, `${table}#`) as Existing[];
    const found = Map.groupBy(existing, ({ name }) => name.split('#')[1] ?? '');
    for (const [name, parts] of found) if (!isSame(parts, wanted.get(name))) drop(connection, parts);
    for (const [name, parts] of wanted)
      if (!isSame(found.get(name) ?? [], parts)) create(connection, table, parts);
    connection.exec('COMMIT');
  } catch (error) {
    if (connection.isTransaction) connection.exec('ROLLBACK');
    throw error;
  }
}

const isSame = (existing: readonly Existing[], wanted: IndexParts | undefined): boolean =>
  wanted?.create.toSorted().join('\n') ===
  existing
    .map(({ sql }) => sql)
    .toSorted()
    .join('\n');

function drop(connection: Database['connection'], parts: readonly Existing[]): void {
  for (const type of ['trigger', 'index', 'table'] as const)
    for (const part of parts)
      if (part.type === type) connection.exec(`DROP ${type.toUpperCase()} ${quoted(part.name)}`);
}

function create(connection: Database['connection'], table: string, { name, create, fill }: IndexParts): void {
  try {
    for (const statement of create) connection.exec(statement);
    if (fill) connection.exec(fill);
  } catch (cause) {
    throw new Error(`The index ${name} of ${table} does not fit the documents stored.`, { cause });
  }
}

const partialCondition = ({ where }: Index, row: string): string =>
  Object.entries(where ?? {})
    .map(([field, value]) => equalsLiteral(fieldSql(field, row), value))
    .join(' AND ');

function plainIndex(table: string, index: Index): IndexParts {
  const name = checkName(index.name);
  const expressions = index.fields.map((field) => fieldSql(field));
  const condition = partialCondition(index, '');
  const where = condition && ` WHERE ${condition}`;
  const on = (columns: readonly string[]) => `ON ${quoted(table)} (${columns.join(', ')})`;
  if (!index.unique) {
    // With the id at its end an index also serves the order among equals.
    const columns = index.fields.includes('id') ? expressions : [...expressions, 'id'];
    return { name, create: [`CREATE INDEX ${quoted(`${table}#${name}`)} ${on(columns)}${where}`] };
  }
  // SQLite takes nulls as different from each other; a second index, over rows with a null alone, makes them the same.
  const anyNull = `(${expressions.map((expression) => `${expression} IS NULL`).join(' OR ')})`;
  const filled = expressions.map((expression) => `ifnull(${expression}, x'00')`);
  return {
    name,
    create: [
      `CREATE UNIQUE INDEX ${quoted(`${table}#${name}`)} ${on(expressions)}${where}`,
      `CREATE UNIQUE INDEX ${quoted(`${table}#${name}#nulls`)} ${on(filled)} WHERE ${[anyNull, condition].filter(Boolean).join(' AND ')}`,
    ],
  };
}

/** A table of (value, id), kept by triggers; a missing array counts as one null, an empty one as nothing. */
function arrayIndex(table: string, index: Index): IndexParts {
  const name = checkName(index.name);
  const field = index.fields[0];
  if (field === undefined || index.fields.length > 1)
    throw new Error(`The index ${name} of ${table} must have one field: the array.`);
  const side = quoted(sideTable(table, name));
  const part = (suffix: string) => quoted(`${table}#${name}#${suffix}`);
  const path = jsonPath(field);
  const condition = (row: string) => partialCondition(index, row) || '1';
  const insert = (row: string, source: readonly string[] = []) => {
    const elements = [...source, `json_each(${row}body, ${path}) AS element`].join(' CROSS JOIN ');
    const missing = source.length > 0 ? ` FROM ${source.join(' CROSS JOIN ')}` : '';
    return (
      `INSERT INTO ${side} (value, id) ` +
      `SELECT DISTINCT element.value, ${row}id FROM ${elements} WHERE ${condition(row)} ` +
      `UNION ALL SELECT NULL, ${row}id${missing} WHERE json_type(${row}body, ${path}) IS NULL AND ${condition(row)}`
    );
  };
  const remove = `DELETE FROM ${side} WHERE id = OLD.id`;
  const changed =
    `json_extract(OLD.body, ${path}) IS NOT json_extract(NEW.body, ${path}) ` +
    `OR (${condition('OLD.')}) IS NOT (${condition('NEW.')})`;
  const trigger = (when: string, only: string, statements: readonly string[]) =>
    `CREATE TRIGGER ${part(when.toLowerCase())} AFTER ${when} ON ${quoted(table)} ${only && `WHEN ${only} `}` +
    `BEGIN ${statements.map((statement) => `${statement}; `).join('')}END`;
  return {
    name,
    create: [
      `CREATE TABLE ${side} (value, id TEXT NOT NULL)`,
      `CREATE INDEX ${part('values')} ON ${side} (value, id)`,
      `CREATE INDEX ${part('ids')} ON ${side} (id)`,
      ...(index.unique ? [`CREATE UNIQUE INDEX ${part('unique')} ON ${side} (ifnull(value, x'00'))`] : []),
      trigger('INSERT', '', [insert('NEW.')]),
      trigger('UPDATE', changed, [remove, insert('NEW.')]),
      trigger('DELETE', '', [remove]),
    ],
    fill: insert('d.', [`${quoted(table)} AS d`]),
  };
}
