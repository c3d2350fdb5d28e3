import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { read, useInOrganization } from '../../shared/api/index.ts';
import type { Found, Place } from './found.ts';
import { placesNamed } from './found.ts';

const most = 10;

/** What the words find: pages at once, projects and images a moment after the typing. */
export function useFound(words: string, places: readonly Place[], projectId: string | undefined) {
  const params = useInOrganization();
  const [search] = useDebouncedValue(words.trim(), 200);
  const projects = useQuery({
    ...read('listProjects', { params, query: { search: search || undefined, limit: most } }),
    placeholderData: (before) => before,
  });
  const asksForImages = projectId !== undefined && search !== '';
  const images = useQuery({
    ...read('listImages', {
      params: { ...params, projectId: projectId ?? '' },
      query: { search, limit: most },
    }),
    enabled: asksForImages,
    placeholderData: (before) => before,
  });
  const found: Found[] = [
    ...placesNamed(places, words).map((place) => ({
      ...place,
      id: `${place.to}`,
      kind: 'pages' as const,
    })),
    // What waits for approval cannot be opened yet.
    ...(projects.data?.rows ?? []).flatMap(({ id, name, waiting, side, host }) =>
      waiting
        ? []
        : [
            {
              id,
              kind: 'projects' as const,
              label: name,
              to: '/o/$organizationId/p/$projectId' as const,
              params: { ...params, projectId: id },
              ...(side === 'external' ? { hint: host.name } : {}),
            },
          ],
    ),
    ...(asksForImages && projectId !== undefined ? (images.data?.rows ?? []) : []).map(
      ({ id, name, folder }) => ({
        id,
        kind: 'images' as const,
        label: name,
        to: '/o/$organizationId/p/$projectId/images/$imageId' as const,
        params: { ...params, projectId: projectId ?? '', imageId: id },
        hint: folder,
      }),
    ),
  ];
  const settled = search === words.trim() && !projects.isFetching && !images.isFetching;
  return { found, settled, failed: projects.isError || (asksForImages && images.isError) };
}
