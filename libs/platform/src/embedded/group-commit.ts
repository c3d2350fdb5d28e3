import type { Database } from './database.ts';

export type GroupCommit = {
  /** Runs the write in a transaction shared with others of this moment; settles when it is durable. One that throws leaves no trace. */
  run<T>(write: () => T): Promise<T>;
  /** Commits what waits, at once. */
  flush(): void;
};

type Job = { readonly attempt: () => () => void; readonly fail: (error: unknown) => void };

/** So many writes at most in one transaction, lest everything else in the process waits. */
const largestGroup = 64;

/** One transaction, and so one fsync, for all writes that were asked for in the same turn of the event loop. */
export function createGroupCommit({ connection, prepare }: Database): GroupCommit {
  const waiting: Job[] = [];
  let scheduled: NodeJS.Immediate | undefined;

  const undoGroup = (group: readonly Job[], error: unknown) => {
    if (connection.isTransaction) connection.exec('ROLLBACK');
    for (const { fail } of group) fail(error);
  };

  const commit = (group: readonly Job[]) => {
    const settle: (() => void)[] = [];
    try {
      prepare('BEGIN IMMEDIATE').run();
      for (const { attempt } of group) settle.push(attempt());
      prepare('COMMIT').run();
    } catch (error) {
      return undoGroup(group, error);
    }
    for (const done of settle) done();
  };

  const attemptOf =
    <T>(write: () => T, resolve: (value: T) => void, reject: (error: unknown) => void) =>
    () => {
      prepare('SAVEPOINT one').run();
      try {
        const value = write();
        prepare('RELEASE one').run();
        return () => resolve(value);
      } catch (error) {
        // A full disk and the like end the whole transaction; then nothing of the group was written.
        if (!connection.isTransaction) throw error;
        prepare('ROLLBACK TO one').run();
        prepare('RELEASE one').run();
        return () => reject(error);
      }
    };

  const flush = () => {
    clearImmediate(scheduled);
    scheduled = undefined;
    while (waiting.length > 0) commit(waiting.splice(0, largestGroup));
  };

  const next = () => {
    scheduled = undefined;
    commit(waiting.splice(0, largestGroup));
    if (waiting.length > 0) scheduled ??= setImmediate(next);
  };

  return {
    run: (write) =>
      new Promise((resolve, reject) => {
        if (!connection.isOpen) throw new Error('The store or log is closed.');
        waiting.push({ attempt: attemptOf(write, resolve, reject), fail: reject });
        scheduled ??= setImmediate(next);
      }),
    flush,
  };
}
