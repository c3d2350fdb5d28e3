import type { CollectionSpec, Document, WriteOutcome } from '../ports/index.ts';
import type { Database } from './database.ts';
import { fieldSql, jsonPath, quoted } from './sql.ts';

/** SQLITE_CONSTRAINT_UNIQUE and SQLITE_CONSTRAINT_PRIMARYKEY. */
const uniqueCodes: readonly unknown[] = [2067, 1555];

/** The name of the unique index that refused the write; throws any other error on. */
function duplicateIndex(error: unknown): string {
  if (!(error instanceof Error && 'errcode' in error && uniqueCodes.includes(error.errcode))) throw error;
  return /#([\w-]+)/.exec(error.message)?.[1] ?? 'id';
}

type Entry = { readonly id: string; readonly body: string };

/**
 * A collection's writes. Each takes its documents down as they are now, and gives what is to be run inside a transaction.
 * Expired documents are deleted first, as if never there.
 */
export function writeStatements<Doc extends Document, Queries>(
  { prepare }: Database,
  spec: CollectionSpec<Doc, Queries>,
  now: () => Date,
) {
  const table = quoted(spec.name);
  const columns = `INSERT INTO ${table} AS d (id, version, schema_version, body) VALUES (?, ?, ?, ?)`;
  const overwrite = 'schema_version = excluded.schema_version, body = excluded.body';
  const run = (text: string, ...params: (string | number)[]) => Number(prepare(text).run(...params).changes);
  const entryOf = (doc: Doc): Entry => ({ id: doc.id, body: JSON.stringify(doc) });
  const write = (text: string, { id, body }: Entry, version = 1) =>
    run(text, id, version, spec.schemaVersion, body);

  const deleteExpired = spec.expiresAt && `DELETE FROM ${table} WHERE ${fieldSql(spec.expiresAt)} <= ?`;
  const sweep = () => (deleteExpired ? run(deleteExpired, now().toISOString()) : 0);
  const afterSweep =
    <T>(job: () => T) =>
    () => {
      sweep();
      return job();
    };

  const put = (text: string, entry: Entry, version?: number) => {
    try {
      write(text, entry, version);
    } catch (error) {
      const index = duplicateIndex(error);
      throw new Error(`${spec.name}: another document holds the unique key ${index} of ${entry.id}.`);
    }
  };
  const outcome = (attempt: () => number): WriteOutcome | 'lost' => {
    try {
      return attempt() === 1 ? 'ok' : 'lost';
    } catch (error) {
      return { duplicate: duplicateIndex(error) };
    }
  };

  return {
    sweep,

    insert(doc: Doc) {
      const entry = entryOf(doc);
      return afterSweep((): WriteOutcome => {
        // Where the id and another key are taken, it is the id that a repeated command must hear of.
        const taken = prepare(`SELECT 1 FROM ${table} WHERE id = ?`).get(entry.id);
        const done = taken ? 'lost' : outcome(() => write(columns, entry));
        return done === 'lost' ? { duplicate: 'id' } : done;
      });
    },

    replace(doc: Doc, version: number, next = version + 1) {
      const { id, body } = entryOf(doc);
      const text = `UPDATE ${table} SET version = ?, schema_version = ?, body = ? WHERE id = ? AND version = ?`;
      return afterSweep(() => outcome(() => run(text, next, spec.schemaVersion, body, id, version)));
    },

    put(doc: Doc) {
      const entry = entryOf(doc);
      const text = `${columns} ON CONFLICT (id) DO UPDATE SET version = d.version + 1, ${overwrite}`;
      return afterSweep(() => put(text, entry));
    },

    putIfNewer(entries: readonly { readonly doc: Doc; readonly version: number }[]) {
      const all = entries.map(({ doc, version }) => ({ entry: entryOf(doc), version }));
      const text =
        `${columns} ON CONFLICT (id) DO UPDATE SET version = excluded.version, ${overwrite} ` +
        'WHERE excluded.version > d.version';
      return afterSweep(() => all.forEach(({ entry, version }) => put(text, entry, version)));
    },

    insertMany(docs: readonly Doc[]) {
      const entries = docs.map(entryOf);
      const text = `${columns} ON CONFLICT DO NOTHING`;
      return afterSweep(() => entries.filter((entry) => outcome(() => write(text, entry)) === 'ok').length);
    },

    remove(ids: readonly string[]) {
      const listed = JSON.stringify(ids);
      const text = `DELETE FROM ${table} WHERE id IN (SELECT value FROM json_each(?))`;
      return afterSweep(() => run(text, listed));
    },

    pull(field: string, pulls: readonly Pull[]) {
      const path = jsonPath(field);
      const listed = `SELECT value FROM json_each(pulled.value, '$.elementIds')`;
      const remaining =
        `SELECT json_group_array(d.body -> element.fullkey ORDER BY element.key) FROM json_each(d.body, ${path}) AS element ` +
        `WHERE ifnull(json_extract(d.body, element.fullkey || '.id') NOT IN (${listed}), 1)`;
      const text =
        `UPDATE ${table} AS d SET body = json_set(d.body, ${path}, json((${remaining}))) FROM json_each(?) AS pulled ` +
        `WHERE d.id = pulled.value ->> '$.id' AND json_type(d.body, ${path}) = 'array'`;
      const param = JSON.stringify(merged(pulls));
      return () => void run(text, param);
    },
  };
}

type Pull = { readonly id: string; readonly elementIds: readonly string[] };

/** One entry for each document: an UPDATE would take only one of several. */
function merged(pulls: readonly Pull[]): readonly Pull[] {
  const byId = Map.groupBy(pulls, ({ id }) => id);
  return [...byId].map(([id, same]) => ({ id, elementIds: same.flatMap(({ elementIds }) => elementIds) }));
}
