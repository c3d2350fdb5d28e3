import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
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
  if (!data) throw new Error('Nobody is logged in.');
  return data;
}

/** Forgets who was logged in as soon as the server says that the session has ended. */
export function useSessionEnd(): void {
  const queries = useQueryClient();
  useEffect(() => onSessionEnd(() => queries.setQueryData(meQuery.queryKey, null)), [queries]);
}
