import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '../logging.ts';
import { Unavailable } from '../ports/index.ts';

/**
 * Tries what is safe to repeat until its engine is there, with one log line a failure and pauses that grow to 5 s. Rejects
 * when `stopped` says so, and with whatever waiting does not mend: what is not `Unavailable`.
 */
export async function untilReached<Thing>(
  work: () => Promise<Thing>,
  { logger, stopped, longest = 5_000 }: { logger: Logger; stopped: AbortSignal; longest?: number },
): Promise<Thing> {
  for (let attempt = 1, wait = 250; ; attempt += 1, wait = Math.min(wait * 2, longest)) {
    stopped.throwIfAborted();
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
      const { cause, message } = error;
      const reason = cause instanceof Error ? cause.message : message;
      logger.warn({ attempt, nextInMs: wait, reason }, `${message} yet`);
      await pause(wait, undefined, { signal: stopped });
    }
  }
}
