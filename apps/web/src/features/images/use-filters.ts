import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { ImageFilters } from '../../shared/api/index.ts';

export const imagesRoute = '/inside/o/$organizationId/shell/p/$projectId/images';
export const imagesAddress = '/o/$organizationId/p/$projectId/images';

export type ChangeFilters = (changed: Partial<ImageFilters>) => void;

/** The filters as they stand in the address, and a way to change them there. */
export function useFilters() {
  const search = useSearch({ from: imagesRoute });
  const { view, filters } = useMemo(() => {
    const { view: shown, ...rest } = search;
    return { view: shown, filters: rest };
  }, [search]);
  const navigate = useNavigate({ from: imagesAddress });
  const change = useCallback(
    (changed: Partial<ImageFilters>) =>
      void navigate({ search: (before) => ({ ...before, ...changed }), replace: true, resetScroll: true }),
    [navigate],
  );
  const show = useCallback(
    (wanted: 'grid' | 'table') =>
      void navigate({ search: (before) => ({ ...before, view: wanted }), replace: true, resetScroll: false }),
    [navigate],
  );
  return { filters, view: view ?? 'grid', change, show };
}
