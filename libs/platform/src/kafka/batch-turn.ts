import { setTimeout as wait } from 'node:timers/promises';

const shortestPause = 100;
const longestPause = 5_000;
const beat = 500;

type Turn = {
  handle(): Promise<void>;
  /** Tells the group that this member lives; rejects when the group takes the partition away. */
  heartbeat(): Promise<void>;
  /** Cuts pauses short; a handler that runs is let finish. */
  readonly signal: AbortSignal;
  /** With the milliseconds since its first failure. */
  failed(error: Error, failingFor: number): void;
};

/**
 * Hands a batch over until it is handled, with a pause after each failure. Resolves to whether it was.
 * Rejects, handled or not, with what the heartbeat rejected with; `handled` is called before.
 */
export async function handOver(
  { handle, heartbeat, signal, failed }: Turn,
  handled: () => void,
): Promise<boolean> {
  let pause = shortestPause;
  let failingSince: number | undefined;
  while (!signal.aborted) {
    let lost: { readonly error: unknown } | undefined;
    const beating = setInterval(() => {
      heartbeat().catch((error: unknown) => (lost ??= { error }));
    }, beat);
    let done = false;
    try {
      await handle();
      done = true;
      handled();
    } catch (error) {
      failingSince ??= performance.now();
      const failingFor = performance.now() - failingSince;
      failed(error instanceof Error ? error : new Error(String(error)), failingFor);
    } finally {
      clearInterval(beating);
    }
    if (lost) throw lost.error;
    if (done) return true;
    for (let left = pause; left > 0 && !signal.aborted; left -= beat) {
      await wait(Math.min(left, beat), undefined, { signal }).catch(() => {});
      await heartbeat();
    }
    pause = Math.min(pause * 2, longestPause);
  }
  return false;
}
