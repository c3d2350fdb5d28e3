import type { Store } from '../ports/index.ts';
import { openCollection } from './collection.ts';
import { openDatabase } from './database.ts';
import { createGroupCommit } from './group-commit.ts';
import { reconcileIndexes } from './reconcile-indexes.ts';
import { writeStatements } from './write-statements.ts';

const sweepEvery = 60_000;

/** One service's documents in one SQLite file; every write that resolved is on the disk. For one process at a time. */
export function openEmbeddedStore({
  file,
  now = () => new Date(),
}: {
  file: string;
  now?: () => Date;
}): Store {
  const database = openDatabase(file);
  const commit = createGroupCommit(database);
  const sweeps: (() => number)[] = [];
  // What a sweep misses no read returns; the next one takes it.
  const sweep = () => sweeps.map((one) => commit.run(one).catch(() => 0));
  const timer = setInterval(sweep, sweepEvery).unref();
  return {
    collection(spec) {
      reconcileIndexes(database, spec);
      if (spec.expiresAt) sweeps.push(writeStatements(database, spec, now).sweep);
      return openCollection({ database, commit, now }, spec);
    },
    async ping() {
      database.prepare('SELECT 1').get();
    },
    async close() {
      clearInterval(timer);
      if (!database.connection.isOpen) return;
      commit.flush();
      database.connection.close();
    },
  };
}
