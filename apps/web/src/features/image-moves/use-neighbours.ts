import { useQuery } from '@tanstack/react-query';
import type { ImageFilters } from '../../shared/api/index.ts';
import { queryOf, read } from '../../shared/api/index.ts';

type Place = { readonly organizationId: string; readonly projectId: string; readonly imageId: string };

const none = { previous: null, next: null };

export const neighboursQuery = (params: Place, filters: ImageFilters) => ({
  ...read('getNeighbours', { params, query: queryOf(filters) }),
  staleTime: 60_000,
});

/** The images before and after this one in the list that one came from. */
export const useNeighbours = (place: Place, filters: ImageFilters) =>
  useQuery(neighboursQuery(place, filters)).data ?? none;
