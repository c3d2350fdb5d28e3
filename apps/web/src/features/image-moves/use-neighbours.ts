import { useQuery } from '@tanstack/react-query';
import type { ImageFilters } from '../../shared/api/index.ts';
import { client } from '../../shared/api/index.ts';
import { neighboursIn } from './neighbours.ts';

type Place = { readonly organizationId: string; readonly projectId: string; readonly imageId: string };

/** The images before and after this one in the list that one came from. */
export function useNeighbours(place: Place, { status, folder, assignee }: ImageFilters) {
  const { imageId, ...params } = place;
  const query = { status: status?.join(','), folder, assignee };
  const { data } = useQuery({
    queryKey: ['neighbours', { params: place, query }] as const,
    staleTime: 60_000,
    placeholderData: (before) => before,
    queryFn: () =>
      neighboursIn((after) => client.listImages({ params, query: { ...query, after, limit: 200 } }), imageId),
  });
  return data ?? { previous: null, next: null };
}
