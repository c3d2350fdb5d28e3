import type { QueryClient } from '@tanstack/react-query';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { revisionQuery } from '../../features/image-work/index.ts';
import { read } from '../../shared/api/index.ts';

type Place = { readonly organizationId: string; readonly projectId: string; readonly imageId: string };

export const renditionOf = ({ organizationId, projectId, imageId }: Place): string =>
  `/v1/organizations/${organizationId}/projects/${projectId}/images/${imageId}/rendition`;

async function preload(queries: QueryClient, place: Place): Promise<void> {
  new Image().src = renditionOf(place);
  const image = await queries.fetchQuery({ ...read('getImage', { params: place }), staleTime: 60_000 });
  if (image.revision > 0) await queries.prefetchQuery(revisionQuery(place, image.revision));
}

/** Has what comes next at hand before it is asked for, once this image is there. */
export function usePreloaded(place: Place, imageIds: readonly (string | null)[]): void {
  const queries = useQueryClient();
  const { organizationId, projectId } = place;
  const wanted = imageIds.filter((id) => id !== null).join(' ');
  useEffect(() => {
    const ids = wanted.split(' ').filter((id) => id !== '');
    const timer = setTimeout(() => {
      for (const imageId of ids)
        void preload(queries, { organizationId, projectId, imageId }).catch(() => undefined);
    }, 200);
    return () => clearTimeout(timer);
  }, [queries, organizationId, projectId, wanted]);
}
