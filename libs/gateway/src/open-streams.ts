import type { Logger } from '@tandem/platform';
import type { RequestHandler, Response } from 'express';
import type { Sessions } from './sessions.ts';

/** Milliseconds after which a stream whose session ended elsewhere, or ran out, is ended at the latest. */
const checkEvery = 30_000;

export type OpenStreams = ReturnType<typeof createOpenStreams>;

/** The live streams that pass through this replica, by their session: none outlives it. */
export function createOpenStreams(
  sessions: Pick<Sessions, 'holding'>,
  options: { readonly ready: () => boolean; readonly logger: Logger; readonly every?: number },
) {
  const bySession = new Map<string, Set<Response>>();
  const endOf = (sessionId: string | undefined) => {
    for (const response of bySession.get(sessionId ?? '') ?? []) response.destroy();
  };
  const check = async () => {
    const ids = [...bySession.keys()];
    if (ids.length === 0) return;
    // While it is not known who has been logged out, nobody goes on listening.
    const holding = options.ready() ? await sessions.holding(ids) : new Set<string>();
    for (const id of ids) if (!holding.has(id)) endOf(id);
  };
  const timer = setInterval(() => {
    check().catch((error: unknown) => {
      options.logger.warn({ error }, 'cannot tell which sessions hold: live streams end');
      for (const id of bySession.keys()) endOf(id);
    });
  }, options.every ?? checkEvery).unref();

  const watch: RequestHandler = (_request, response, next) => {
    const sessionId = String(response.locals['sessionId']);
    const open = bySession.get(sessionId) ?? new Set();
    bySession.set(sessionId, open.add(response));
    response.once('close', () => {
      open.delete(response);
      if (open.size === 0 && bySession.get(sessionId) === open) bySession.delete(sessionId);
    });
    next();
  };
  return { watch, endOf, close: () => clearInterval(timer) };
}
