import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from './database.ts';
import { openDatabase } from './database.ts';
import type { GroupCommit } from './group-commit.ts';
import { createGroupCommit } from './group-commit.ts';
import { temporaryFolder } from './temporary-folder.ts';

describe('writes that share a transaction', () => {
  let folder: string;
  let database: Database;
  let commit: GroupCommit;
  beforeEach(() => {
    folder = temporaryFolder();
    database = openDatabase(join(folder, 'x.sqlite'));
    database.connection.exec('CREATE TABLE t (n INTEGER PRIMARY KEY)');
    commit = createGroupCommit(database);
  });
  afterEach(() => {
    if (database.connection.isOpen) database.connection.close();
  });
  const insert = (...numbers: number[]) => {
    for (const n of numbers) database.prepare('INSERT INTO t VALUES (?)').run(n);
    return numbers.length;
  };
  const stored = () => {
    const reader = openDatabase(join(folder, 'x.sqlite'));
    const rows = reader.prepare('SELECT n FROM t ORDER BY n').all();
    reader.connection.close();
    return rows.map(({ n }) => n);
  };

  it('have outcomes of their own: one that fails takes nothing of the others along', async () => {
    const outcomes = await Promise.allSettled([
      commit.run(() => insert(1)),
      commit.run(() => insert(2, 1)),
      commit.run(() => insert(3)),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(stored()).toEqual([1, 3]);
  });

  it('are visible to others when they resolve', async () => {
    await commit.run(() => insert(1));
    expect(stored()).toEqual([1]);
    const writing = Promise.all(Array.from({ length: 200 }, (_, n) => commit.run(() => insert(n + 2))));
    expect(stored()).toEqual([1]);
    await writing;
    expect(stored()).toHaveLength(201);
  });

  it('all fail when the transaction itself is lost, and later ones work again', async () => {
    const outcomes = await Promise.allSettled([
      commit.run(() => insert(1)),
      commit.run(() => {
        database.connection.exec('ROLLBACK');
        throw new Error('disk full');
      }),
      commit.run(() => insert(2)),
    ]);
    const reason = expect.objectContaining({ message: 'disk full' }) as Error;
    expect(outcomes).toEqual(Array(3).fill({ status: 'rejected', reason }));
    expect(stored()).toEqual([]);
    await commit.run(() => insert(1));
    expect(stored()).toEqual([1]);
  });

  it('are refused once the database is closed', async () => {
    database.connection.close();
    await expect(commit.run(() => 1)).rejects.toThrow(/closed/);
  });
});
