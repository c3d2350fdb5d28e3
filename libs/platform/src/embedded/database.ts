import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { StatementSync } from 'node:sqlite';
import { DatabaseSync } from 'node:sqlite';

export type Database = {
  readonly connection: DatabaseSync;
  /** Prepared once; the least recently used are let go. */
  prepare(text: string): StatementSync;
};

const keptStatements = 300;

/** `durable: false` leaves the last commits to the operating system: a crash of the machine, not of the process, may lose them. */
export function openDatabase(file: string, { durable = true } = {}): Database {
  mkdirSync(dirname(file), { recursive: true });
  const connection = new DatabaseSync(file, { timeout: 5_000 });
  connection.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = ${durable ? 'FULL' : 'NORMAL'};
    PRAGMA journal_size_limit = 67108864;
    PRAGMA cache_size = -32768;
    PRAGMA temp_store = MEMORY;
  `);
  const statements = new Map<string, StatementSync>();
  return {
    connection,
    prepare(text) {
      const statement = statements.get(text) ?? connection.prepare(text);
      statements.delete(text);
      statements.set(text, statement);
      if (statements.size > keptStatements) {
        const oldest = statements.keys().next().value;
        if (oldest !== undefined) statements.delete(oldest);
      }
      return statement;
    },
  };
}
