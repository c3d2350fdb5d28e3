import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '../logging.ts';

/** Tries until it succeeds, with one log line a failure and pauses that grow to 5 s; rejects only when `stopped` says so. */
export async function untilReached<Thing>(
  what: string,
  reach: () => Promise<Thing>,
  { logger, stopped, longest = 5_000 }: { logger: Logger; stopped: AbortSignal; longest?: number },
): Promise<Thing> {
  for (let attempt = 1, wait = 250; ; attempt += 1, wait = Math.min(wait * 2, longest)) {
    stopped.throwIfAborted();
    try {
      return await reach();
    } catch (error) {
      const { message } = error instanceof Error ? error : { message: String(error) };
      logger.warn({ attempt, nextInMs: wait, reason: message }, `${what} cannot be reached yet`);
      await pause(wait, undefined, { signal: stopped });
    }
  }
}
