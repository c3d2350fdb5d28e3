import type { LiveMessage } from '@tandem/contracts';
import type { InfiniteData, QueryClient, QueryKey } from '@tanstack/react-query';
import { client } from '../api/index.ts';
import type { ImageView } from '../api/index.ts';

export type Hint = Extract<LiveMessage, { readonly event: 'changed' | 'gone' }>;

type Params = Readonly<Record<string, string | undefined>>;
const paramsOf = (key: QueryKey): Params =>
  (key[1] as { readonly params?: Params } | undefined)?.params ?? {};

type Page = { readonly rows: readonly ImageView[]; readonly next?: string | undefined };
type Pages = InfiniteData<Page>;

/** Beyond so many pages a list is mended row by row instead of being read again. */
const fewPages = 2;
/** Beyond so many images at once lists are read again all the same. */
const fewImages = 20;

/** Which images' rows are mended in long lists; the others are only what lists and figures rest on. */
function imagesOf(hints: readonly Hint[]): readonly string[] {
  return [
    ...new Set(
      hints.flatMap((hint) => (hint.event === 'changed' && hint.aggregate === 'image' ? [hint.id] : [])),
    ),
  ];
}

async function mendLists(
  queries: QueryClient,
  organizationId: string,
  hints: readonly Hint[],
): Promise<void> {
  const gone = new Set(hints.flatMap((hint) => (hint.event === 'gone' ? [hint.id] : [])));
  const changed = imagesOf(hints).filter((id) => !gone.has(id));
  const lists = queries
    .getQueryCache()
    .findAll({ queryKey: ['listImages'], type: 'active' })
    .filter(({ state }) => ((state.data as Pages | undefined)?.pages.length ?? 0) > fewPages);
  for (const { queryKey } of lists) {
    const { projectId = '' } = paramsOf(queryKey);
    const shown = queries
      .getQueryData<Pages>(queryKey)
      ?.pages.flatMap(({ rows }) => rows)
      .map(({ id }) => id);
    const wanted = changed.filter((imageId) => shown?.includes(imageId));
    const fresh = await Promise.all(
      wanted.map((imageId) =>
        client.getImage({ params: { organizationId, projectId, imageId } }).catch(() => undefined),
      ),
    );
    const byId = new Map(fresh.flatMap((image) => (image ? [[image.id, image] as const] : [])));
    queries.setQueryData<Pages>(queryKey, (data) =>
      data
        ? {
            ...data,
            pages: data.pages.map((page) => ({
              ...page,
              rows: page.rows.filter(({ id }) => !gone.has(id)).map((row) => byId.get(row.id) ?? row),
            })),
          }
        : data,
    );
  }
}

/** Asks again for what hints concern, as far as it is on the page; the rest is asked for when it is looked at. */
export async function applyHints(
  queries: QueryClient,
  organizationId: string,
  hints: readonly Hint[],
): Promise<void> {
  const images = new Set(hints.flatMap(({ aggregate, id }) => (aggregate === 'image' ? [id] : [])));
  const projects = new Set(hints.flatMap(({ projectId }) => (projectId === null ? [] : [projectId])));
  const wholeProjects = new Set(hints.flatMap(({ aggregate, id }) => (aggregate === 'project' ? [id] : [])));
  const organization = hints.some(({ aggregate }) => aggregate === 'organization');
  const concerns = ({ queryKey }: { readonly queryKey: QueryKey }): boolean => {
    const params = paramsOf(queryKey);
    if (params['organizationId'] !== organizationId) return organization && queryKey[0] === 'getMe';
    if (organization && params['projectId'] === undefined) return true;
    const { projectId, imageId } = params;
    // Lists of the organization show what its projects are and how far they are.
    if (projectId === undefined) return projects.size > 0 || wholeProjects.size > 0;
    if (wholeProjects.has(projectId)) return true;
    if (!projects.has(projectId)) return false;
    return imageId === undefined ? rests(queryKey) : images.has(imageId);
  };
  const isLong = ({ queryKey }: { readonly queryKey: QueryKey }): boolean =>
    queryKey[0] === 'listImages' &&
    (queries.getQueryData<Pages>(queryKey)?.pages?.length ?? 0) > fewPages &&
    images.size <= fewImages;
  await Promise.all([
    queries.invalidateQueries({ predicate: (query) => concerns(query) && !isLong(query) }),
    queries.invalidateQueries({
      predicate: (query) => concerns(query) && isLong(query),
      refetchType: 'none',
    }),
    mendLists(queries, organizationId, hints),
  ]);
}

/** What of a project does not change with its images. */
const ofItself: ReadonlySet<unknown> = new Set([
  'getProject',
  'listProjectMembers',
  'findCandidates',
  'listLabels',
  'listCollaborations',
  'listBars',
  'getShareLink',
  'listShareLinkHistory',
  // Walks every event: asked for when it is looked at.
  'checkTimeline',
]);
const rests = (queryKey: QueryKey): boolean => !ofItself.has(queryKey[0]);
