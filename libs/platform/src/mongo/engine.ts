import type { Connection } from 'mongoose';
import { isUnreachable, unavailable } from './engine-errors.ts';

/** A connection, and the one way to ask anything of it. */
export type Engine = {
  readonly connection: Connection;
  readonly now: () => Date;
  /** Rejects with `Unavailable` where the server cannot be reached or does not answer in time. */
  run<Result>(operation: () => PromiseLike<Result>): Promise<Result>;
  /** The same without a limit of time, for building indexes. */
  runLong<Result>(operation: () => PromiseLike<Result>): Promise<Result>;
  /** Lets what is running finish, then closes the connection; what is asked for later rejects. */
  close(): Promise<void>;
};

/**
 * Milliseconds for an answer: the driver tries again what may be repeated, so its own limits bound nothing. A server that
 * was silent gets less until it has answered again, so that a request that asks once more still ends within 10 s.
 */
const patience = { usual: 8_000, silent: 1_500 } as const;

export function createEngine(connection: Connection, now: () => Date): Engine {
  const running = new Set<Promise<unknown>>();
  let closing: Promise<void> | undefined;
  let silent = false;

  const runLong = async <Result>(operation: () => PromiseLike<Result>): Promise<Result> => {
    if (closing) throw new Error('The store is closed.');
    const asked = Promise.resolve(operation());
    running.add(asked);
    try {
      const answer = await asked;
      silent = false;
      return answer;
    } catch (error) {
      throw isUnreachable(error) ? unavailable(error) : error;
    } finally {
      running.delete(asked);
    }
  };

  return {
    connection,
    now,
    runLong,
    run: (operation) =>
      inTime(runLong(operation), silent ? patience.silent : patience.usual, () => (silent = true)),
    close: () =>
      (closing ??= inTime(Promise.allSettled(running), patience.usual)
        .catch(() => undefined)
        .then(() => connection.close())),
  };
}

async function inTime<Result>(
  asked: Promise<Result>,
  milliseconds: number,
  onSilence?: () => void,
): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      onSilence?.();
      reject(unavailable(new Error(`No answer within ${milliseconds} ms`)));
    }, milliseconds);
  });
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
}
