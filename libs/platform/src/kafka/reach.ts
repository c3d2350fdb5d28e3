import { setTimeout as pause } from 'node:timers/promises';
import { Unavailable } from '../ports/index.ts';

/** Milliseconds; what takes longer has failed. */
export const patience = 8_000;
const pauseBetween = 250;

/** @throws Unavailable when the work fails or is not done in time; it may still be done later. */
export async function inTime<T>(work: Promise<T>, milliseconds = patience): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Unavailable('Kafka')), milliseconds);
  try {
    return await Promise.race([work, late.promise]);
  } catch (error) {
    throw error instanceof Unavailable ? error : new Unavailable('Kafka', error);
  } finally {
    clearTimeout(timer);
  }
}

/** Tries again and again, for what is safe to repeat. @throws Unavailable when it does not succeed in time. */
export function untilReached<T>(work: () => Promise<T>): Promise<T> {
  const until = performance.now() + patience - pauseBetween;
  const attempt = async (): Promise<T> => {
    for (;;) {
      try {
        return await work();
      } catch (error) {
        if (performance.now() > until) throw error;
        await pause(pauseBetween);
      }
    }
  };
  return inTime(attempt());
}

/** The topic was deleted, or is not known to this broker yet. */
export const isUnknownTopic = (error: unknown): boolean =>
  error instanceof Error &&
  (('type' in error && error.type === 'UNKNOWN_TOPIC_OR_PARTITION') || isUnknownTopic(error.cause));

/** Begins the work unless it is under way already; whether it succeeds is not told. */
export function oneAtATime(work: () => Promise<unknown>): () => void {
  let underWay: Promise<unknown> | undefined;
  return () => {
    underWay ??= work()
      .catch(() => {})
      .finally(() => (underWay = undefined));
  };
}
