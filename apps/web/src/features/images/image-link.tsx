import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ImageFilters } from '../../shared/api/index.ts';
import { useInProject } from '../../shared/api/index.ts';

export const imageAddress = '/o/$organizationId/p/$projectId/images/$imageId';

/** To an image, with the filters along, so that previous and next stay within them. The list's keys reach it too. */
export function ImageLink({
  imageId,
  filters,
  className,
  hidden = false,
  children,
}: {
  readonly imageId: string;
  readonly filters: ImageFilters;
  readonly className: string | undefined;
  /** Beside another link to the same image. */
  readonly hidden?: boolean;
  readonly children: ReactNode;
}) {
  const params = useInProject();
  return (
    <Link
      to={imageAddress}
      params={{ ...params, imageId }}
      search={filters}
      className={className}
      tabIndex={-1}
      aria-hidden={hidden || undefined}
      draggable={false}
    >
      {children}
    </Link>
  );
}
