import type { CallableRouteName as RouteName, Client, Routes } from '@tandem/contracts';
import { routes } from '@tandem/contracts';
import type { QueryKey } from '@tanstack/react-query';
import {
  infiniteQueryOptions,
  QueryClient,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { tellProblem } from '../problems/tell-problem.ts';
import { client, isProblem } from './client.ts';

type Call<Name extends RouteName> = Parameters<Client[Name]>[0];
type Answer<Name extends RouteName> = Awaited<ReturnType<Client[Name]>>;
export type ReadName = {
  [Name in RouteName]: Routes[Name]['method'] extends 'GET' ? Name : never;
}[RouteName];
type WriteName = Exclude<RouteName, ReadName>;
type PagedName = {
  [Name in ReadName]: Answer<Name> extends { readonly rows: unknown[]; readonly next?: string | undefined }
    ? Name
    : never;
}[ReadName];

const invoke = <Name extends RouteName>(name: Name, call: Call<Name>): Promise<Answer<Name>> =>
  (client[name] as (call: Call<Name>) => Promise<Answer<Name>>)(call);

/** What a route reads, as a query: `useQuery(read('getProject', { params }))`. */
export const read = <Name extends ReadName>(
  name: Name,
  ...[call]: undefined extends Call<Name> ? [Call<Name>?] : [Call<Name>]
) =>
  queryOptions({
    queryKey: [name, call ?? {}] as const,
    queryFn: () => invoke(name, call as Call<Name>),
  });

/** All pages of a list, read as they are needed. */
export const readPages = <Name extends PagedName>(name: Name, call: Call<Name>) =>
  infiniteQueryOptions({
    queryKey: [name, call, 'pages'] as const,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => {
      const { query } = call as { readonly query?: object };
      return invoke(name, { ...call, query: { ...query, after: pageParam } } as Call<Name>);
    },
    getNextPageParam: (page: Answer<Name>) => (page as { readonly next?: string }).next,
  });

type Params = Readonly<Record<string, string>>;
const paramsOf = (key: QueryKey): Params =>
  ((key[1] as { readonly params?: Params } | undefined)?.params ?? {}) as Params;

/** Marks as out of date whatever was read of the things that are named, and asks again for what is on the page. */
export const forget = (queries: QueryClient, named: Params): Promise<void> =>
  queries.invalidateQueries({
    predicate: ({ queryKey }) => {
      const params = paramsOf(queryKey);
      return Object.entries(named).every(([name, id]) => params[name] === undefined || params[name] === id);
    },
  });

export type CommandOptions<Name extends WriteName> = {
  readonly onDone?: (answer: Answer<Name>, call: Call<Name>) => unknown;
  /** Says something else than the words of the problem; true: nothing more is to be said. */
  readonly onProblem?: (error: unknown, call: Call<Name>) => boolean | void;
};

/**
 * A command, as a mutation. Afterwards whatever was read of its organization (or of its project, or image) is asked for
 * again; a refusal is told in words unless `onProblem` deals with it.
 */
export function useCommand<Name extends WriteName>(
  name: Name,
  { onDone, onProblem }: CommandOptions<Name> = {},
) {
  const queries = useQueryClient();
  return useMutation({
    mutationKey: [name],
    mutationFn: (call: Call<Name>) => invoke(name, call),
    async onSuccess(answer, call) {
      const { params = {} } = (call ?? {}) as { readonly params?: Params };
      const known = new Set(routes[name].path.match(/(?<=\{)\w+/g));
      const { organizationId, projectId, imageId } = params;
      const named = Object.entries({ organizationId, projectId, imageId }).filter(
        (entry): entry is [string, string] => entry[1] !== undefined && known.has(entry[0]),
      );
      void forget(queries, Object.fromEntries(named));
      await onDone?.(answer, call);
    },
    onError(error, call) {
      if (onProblem?.(error, call) !== true) tellProblem(error);
    },
  });
}

export const createQueries = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        // The client has its own patience with services that cannot answer yet; other refusals stay as they are.
        retry: (count, error) => !isProblem(error) && count < 2,
        refetchOnWindowFocus: true,
      },
      mutations: { retry: false },
    },
  });
