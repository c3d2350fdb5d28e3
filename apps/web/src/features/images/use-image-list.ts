import type { QueryClient } from '@tanstack/react-query';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ImageFilters, ImageView } from '../../shared/api/index.ts';
import { client, queryOf, readPages, useInProject } from '../../shared/api/index.ts';
import type { Pages } from './refreshed-pages.ts';
import { pagesBetween, withFresh } from './refreshed-pages.ts';

type ImagePage = { rows: ImageView[]; next?: string | undefined };
type Options = ReturnType<typeof optionsOf>;
/** The rows on the screen, about. */
export type Shown = { readonly first: number; readonly last: number };

/** The most that the API answers in one page. */
export const pageSize = 200;
/** So many rows before the end of what is loaded, the next page is asked for. */
const ahead = 100;
const freshFor = 15_000;

type InProject = ReturnType<typeof useInProject>;
export const askedOf = (params: InProject, filters: ImageFilters) => ({
  params,
  query: { limit: pageSize, ...queryOf(filters) },
});
/** From the text of what is asked: the same text, the same list. */
const optionsOf = (asked: string) => readPages('listImages', JSON.parse(asked) as ReturnType<typeof askedOf>);

/** An image that two pages name counts once. */
function rowsOf({ pages }: { readonly pages: readonly ImagePage[] }): ImageView[] {
  const rows = new Map<string, ImageView>();
  for (const page of pages) for (const row of page.rows) rows.set(row.id, row);
  return [...rows.values()];
}

/** Pages that something has changed since; a list of hundreds is read again only where it is looked at. */
const outdated = new WeakSet<ImagePage>();
const markOutdated = (queries: QueryClient, { queryKey }: Options) => {
  for (const page of queries.getQueryData(queryKey)?.pages ?? []) outdated.add(page);
};

/** The images of a filter, read page by page as far as they are shown. */
export function useImageList(filters: ImageFilters, { first, last }: Shown) {
  const params = useInProject();
  const queries = useQueryClient();
  const asked = JSON.stringify(askedOf(params, filters));
  const options = useMemo(() => optionsOf(asked), [asked]);
  const { data, error, isFetching, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    ...options,
    enabled: ({ state }) => state.data === undefined,
    staleTime: Infinity,
    select: rowsOf,
  });
  const [changes, setChanges] = useState(0);
  const busy = useRef(false);

  useEffect(() => {
    const cache = queries.getQueryCache();
    const state = queries.getQueryState(options.queryKey);
    if (state && (state.isInvalidated || state.dataUpdatedAt < Date.now() - freshFor))
      markOutdated(queries, options);
    const hash = cache.find({ queryKey: options.queryKey })?.queryHash;
    return cache.subscribe((event) => {
      if (event.type !== 'updated' || event.action.type !== 'invalidate') return;
      if (event.query.queryHash !== hash) return;
      markOutdated(queries, options);
      setChanges((count) => count + 1);
    });
  }, [queries, options]);

  const loaded = data?.length ?? 0;
  useEffect(() => {
    const list = queries.getQueryData(options.queryKey);
    if (isFetching || busy.current || !list) return;
    const [from, to] = pagesBetween(list.pages, first, last);
    if (list.pages.slice(from, to + 1).some((page) => outdated.has(page))) {
      busy.current = true;
      void refresh(queries, options, list, from, to).finally(() => {
        busy.current = false;
        setChanges((count) => count + 1);
      });
    } else if (hasNextPage && !error && last >= loaded - ahead) void fetchNextPage();
  }, [queries, options, first, last, loaded, changes, error, isFetching, hasNextPage, fetchNextPage]);

  return { rows: data, error, hasNextPage, retry: error && data ? fetchNextPage : refetch };
}

async function refresh(
  queries: QueryClient,
  { queryKey }: Options,
  list: Pages<ImagePage>,
  from: number,
  to: number,
): Promise<void> {
  for (const page of list.pages.slice(from, to + 1)) outdated.delete(page);
  const [, call] = queryKey;
  const fresh: ImagePage[] = [];
  let after = list.pageParams[from] as string | undefined;
  do {
    const page = await client.listImages({ ...call, query: { ...call.query, after } }).catch(() => undefined);
    if (!page) return;
    fresh.push(page);
    after = page.next;
  } while (after !== undefined && fresh.length <= to - from);
  queries.setQueryData(queryKey, (now) => now && withFresh(now, from, fresh));
}
