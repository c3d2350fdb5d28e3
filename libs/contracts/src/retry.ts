import type { Send } from './client.ts';

export type Attempt = {
  readonly url: string;
  /** Undefined where no answer came. */
  readonly status: number | undefined;
  readonly retryAfter: string | null;
  readonly milliseconds: number;
};

const shortestPause = 100;
const longestPause = 1_000;

/**
 * Sends again what was answered 503, or not answered at all, for at most `patience` ms. Safe for the client's calls: writes
 * carry an Idempotency-Key, so a command whose answer was lost is not carried out twice.
 */
export function retryUnavailable(
  send: Send,
  { patience, told }: { readonly patience: number; readonly told?: (attempt: Attempt) => void },
): Send {
  return async (url, init) => {
    const until = Date.now() + patience;
    for (let pause = shortestPause; ; pause = Math.min(pause * 2, longestPause)) {
      const begun = performance.now();
      const outcome = await send(url, init).catch((error: unknown) => ({ error }));
      const answered = outcome instanceof Response;
      told?.({
        url,
        status: answered ? outcome.status : undefined,
        retryAfter: answered ? outcome.headers.get('retry-after') : null,
        milliseconds: performance.now() - begun,
      });
      if (answered && outcome.status !== 503) return outcome;
      if (Date.now() + pause > until) {
        if (answered) return outcome;
        throw outcome.error;
      }
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  };
}
