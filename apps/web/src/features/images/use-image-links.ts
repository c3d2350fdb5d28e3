import { useNavigate, useRouter } from '@tanstack/react-router';
import type { MouseEvent } from 'react';
import { useCallback, useMemo } from 'react';
import type { ImageFilters } from '../../shared/api/index.ts';
import { useInProject } from '../../shared/api/index.ts';

export const imageAddress = '/o/$organizationId/p/$projectId/images/$imageId';
const stand = 'IMAGE';

/**
 * Links to images, with the filters along, so that previous and next stay within them. Plain links and one listener for all
 * of them: rows come and go while the list scrolls, and are to cost little.
 */
export function useImageLinks(filters: ImageFilters) {
  const { organizationId, projectId } = useInProject();
  const router = useRouter();
  const navigate = useNavigate();
  const pattern = useMemo(
    () =>
      router.buildLocation({
        to: imageAddress,
        params: { organizationId, projectId, imageId: stand },
        search: filters,
      }).href,
    [router, organizationId, projectId, filters],
  );
  const hrefOf = (imageId: string) => pattern.replace(stand, imageId);
  const open = useCallback(
    (imageId: string) =>
      void navigate({
        to: imageAddress,
        params: { organizationId, projectId, imageId },
        search: filters,
      }),
    [navigate, organizationId, projectId, filters],
  );
  const onClick = (event: MouseEvent) => {
    const link = (event.target as Element).closest<HTMLElement>('a[data-image]');
    const elsewhere = event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    const imageId = link?.dataset['image'];
    if (imageId === undefined || elsewhere || event.defaultPrevented) return;
    event.preventDefault();
    open(imageId);
  };
  return { hrefOf, open, onClick };
}
