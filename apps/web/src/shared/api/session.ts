import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { client, isProblem, onSessionEnd } from './client.ts';
import type { Me } from './views.ts';

/** Who is logged in; null: nobody. */
export const meQuery = queryOptions({
  queryKey: ['getMe', {}] as const,
  queryFn: async (): Promise<Me | null> => {
    try {
      return await client.getMe();
    } catch (error) {
      if (isProblem(error, 'session.required')) return null;
      throw error;
    }
  },
});

/** Who is logged in, on a page that only shows when somebody is. */
export function useMe(): Me {
  const { data } = useQuery(meQuery);
  const [known, setKnown] = useState(data);
  if (data && data !== known) setKnown(data);
  // Where the session ends, the page may be drawn once more before it is taken away.
  const me = data ?? known;
  if (!me) throw new Error('Nobody is logged in.');
  return me;
}

/** Forgets who was logged in as soon as the server says that the session has ended. */
export function useSessionEnd(): void {
  const queries = useQueryClient();
  useEffect(() => onSessionEnd(() => queries.setQueryData(meQuery.queryKey, null)), [queries]);
}

/** Logs out, and forgets what was read; whoever asks who is logged in hears it first. */
export function useLogOut(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await client.logOut();
    queries.setQueryData(meQuery.queryKey, null);
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== meQuery.queryKey[0] });
  };
}
