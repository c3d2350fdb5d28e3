import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { read, readPages, useInProject } from '../../shared/api/index.ts';
import type { TimelineSearch } from './timeline-search.ts';
import { filtersIn } from './timeline-search.ts';

/** The timeline as it is filtered, and who can be chosen to filter by. */
export function useTimeline(search: TimelineSearch) {
  const params = useInProject();
  const filters = filtersIn(search);
  const timeline = useInfiniteQuery(readPages('getTimeline', { params, query: { ...filters, limit: 100 } }));
  const members = useQuery(read('listProjectMembers', { params }));
  const entries = timeline.data?.pages.flatMap(({ rows }) => rows) ?? [];
  const known = new Map<string, string>();
  for (const { actor } of entries) if (actor?.kind === 'person') known.set(actor.id, actor.name);
  for (const { accountId, name } of members.data?.rows ?? []) known.set(accountId, name);
  const image = entries.find(({ subject }) => subject === filters.imageId);
  return {
    timeline,
    entries,
    people: [...known].map(([accountId, name]) => ({ accountId, name })),
    imageName: image?.subjectName ?? undefined,
    filtered: Object.values(filters).some((filter) => filter !== undefined),
  };
}
