import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ImageFilters } from '../../shared/api/index.ts';
import { useInProject } from '../../shared/api/index.ts';

type ImageSearch = ImageFilters & {
  readonly queue?: 'annotation' | 'review' | undefined;
  readonly panel?: 'annotations' | 'comments' | 'history' | undefined;
  readonly comment?: string | undefined;
};

/** What stands in the address: from which list one came, which panel is open, which thread. */
export function useImageSearch() {
  const search: ImageSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const params = useInProject();
  const { queue, panel, comment, ...filters } = search;
  const to = '/o/$organizationId/p/$projectId/images/$imageId';
  return {
    queue,
    panel: panel ?? 'annotations',
    comment,
    filters,
    /** Shows something else of the same image. */
    show: (shown: Pick<ImageSearch, 'panel' | 'comment'>) =>
      void navigate({ to: '.', search: { ...search, ...shown }, replace: true }),
    go: (imageId: string) =>
      navigate({ to, params: { ...params, imageId }, search: { ...search, comment: undefined } }),
  };
}
