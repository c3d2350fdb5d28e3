import type { LiveMessage } from '@tandem/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { forget, meQuery, useInOrganization, useMe } from '../api/index.ts';
import { applyHints } from './apply-hints.ts';
import type { Hint } from './apply-hints.ts';
import type { LiveState } from './open-live.ts';
import { openLive } from './open-live.ts';

export type Left = Extract<LiveMessage, { readonly event: 'left' }>;

/** Milliseconds for which hints are gathered, so that a hundred moves ask once. */
const gathering = 300;

/** Keeps what is on the page as it is on the server; `onLeft` is told when there is nothing to see any more. */
export function useLiveUpdates(onLeft: (left: Left) => void): LiveState {
  const queries = useQueryClient();
  const { organizationId } = useInOrganization();
  const { account } = useMe();
  const [state, setState] = useState<LiveState>('connecting');
  const left = useRef(onLeft);
  useEffect(() => {
    left.current = onLeft;
  });

  useEffect(() => {
    let hints: Hint[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const flush = () => {
      timer = undefined;
      const gathered = hints;
      hints = [];
      void applyHints(queries, organizationId, gathered);
    };
    const told = (message: LiveMessage) => {
      switch (message.event) {
        case 'ready':
          // What was read before may have changed unnoticed.
          void forget(queries, { organizationId });
          return;
        case 'left':
          void queries.invalidateQueries({ queryKey: meQuery.queryKey });
          void forget(queries, { organizationId });
          return left.current(message);
        case 'changed':
        case 'gone':
          hints.push(message);
          timer ??= setTimeout(flush, gathering);
      }
    };
    const changed = (next: LiveState) => {
      setState(next);
      // A stream does not say why it ended: it may be that somebody logged out in another tab.
      if (next === 'broken') void queries.invalidateQueries({ queryKey: meQuery.queryKey });
    };
    const stop = openLive(account.id, organizationId, { told, changed });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [queries, organizationId, account.id]);
  return state;
}
