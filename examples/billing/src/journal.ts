import { randomUUID } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import type { Figure, Move } from './figures.ts';
import { figuresOf } from './figures.ts';
import type { Naming } from './read-message.ts';

/** A message that could not be read, and where it lies. */
export type Skipped = {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly reason: string;
};

export type Entries = {
  readonly moves: readonly Move[];
  readonly names: readonly Naming[];
  readonly skipped: readonly Skipped[];
};

export type Journal = {
  /** The consumer group belongs to the database: an empty database begins a group that has read nothing. */
  readonly group: string;
  /** All or nothing, and on the disk when it returns; what is there already is left alone. */
  enter(entries: Entries): void;
  figures(): readonly (Figure & { readonly name: string | null })[];
  skipped(): readonly Skipped[];
  close(): void;
};

const tables = `
  CREATE TABLE IF NOT EXISTS moves (
    image TEXT NOT NULL, seq INTEGER NOT NULL, time TEXT NOT NULL, move TEXT NOT NULL,
    "from" TEXT NOT NULL, "to" TEXT NOT NULL, organizationId TEXT,
    PRIMARY KEY (image, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS names (
    organizationId TEXT PRIMARY KEY, stateseq INTEGER NOT NULL, name TEXT NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS skipped (
    topic TEXT NOT NULL, "partition" INTEGER NOT NULL, "offset" TEXT NOT NULL, reason TEXT NOT NULL,
    PRIMARY KEY (topic, "partition", "offset")
  ) STRICT;
  CREATE TABLE IF NOT EXISTS reader (one INTEGER PRIMARY KEY CHECK (one = 1), "group" TEXT NOT NULL) STRICT;
`;

/** Several processes of one group share one file. */
export function openJournal(file: string): Journal {
  const database = new DatabaseSync(file, { timeout: 5_000 });
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
  database.exec(tables);
  database.prepare('INSERT INTO reader VALUES (1, ?) ON CONFLICT DO NOTHING').run(`billing-${randomUUID()}`);
  const reader = database.prepare('SELECT "group" FROM reader').get();
  const addMove = database.prepare(
    'INSERT INTO moves VALUES (:image, :seq, :time, :move, :from, :to, :organizationId) ON CONFLICT DO NOTHING',
  );
  const addName = database.prepare(
    `INSERT INTO names VALUES (:organizationId, :stateseq, :name) ON CONFLICT DO UPDATE
     SET stateseq = excluded.stateseq, name = excluded.name WHERE excluded.stateseq > stateseq`,
  );
  const addSkipped = database.prepare(
    'INSERT INTO skipped VALUES (:topic, :partition, :offset, :reason) ON CONFLICT DO NOTHING',
  );
  const allMoves = database.prepare('SELECT * FROM moves ORDER BY image, seq');
  const allNames = database.prepare('SELECT organizationId, name FROM names');
  const allSkipped = database.prepare(
    'SELECT * FROM skipped ORDER BY topic, "partition", length("offset"), "offset"',
  );

  return {
    group: String(reader?.['group']),
    enter({ moves, names, skipped }) {
      database.exec('BEGIN IMMEDIATE');
      try {
        for (const move of moves) addMove.run(move);
        for (const name of names) addName.run(name);
        for (const message of skipped) addSkipped.run(message);
        database.exec('COMMIT');
      } catch (error) {
        database.exec('ROLLBACK');
        throw error;
      }
    },
    figures() {
      const rows = allNames.all() as unknown as readonly Naming[];
      const names = new Map(rows.map(({ organizationId, name }) => [organizationId, name]));
      return figuresOf(allMoves.iterate() as Iterable<unknown> as Iterable<Move>).map((figure) => ({
        ...figure,
        name: names.get(figure.organizationId ?? '') ?? null,
      }));
    },
    skipped: () => allSkipped.all() as unknown as readonly Skipped[],
    close: () => database.close(),
  };
}
