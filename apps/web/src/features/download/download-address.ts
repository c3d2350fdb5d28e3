import { routes } from '@tandem/contracts';
import type { Status } from '@tandem/rules';

export type Wanted = {
  readonly status: readonly Status[];
  /** Undefined: all of them. */
  readonly folder: string | undefined;
};
type Place = { readonly organizationId: string; readonly projectId: string };
type FolderCounts = {
  readonly folder: string;
  readonly images: number;
  readonly byStatus: Readonly<Partial<Record<Status, number>>>;
};

/** Where the browser gets the annotations from. */
export function downloadAddress({ organizationId, projectId }: Place, { status, folder }: Wanted): string {
  const query = new URLSearchParams({
    ...(status.length > 0 ? { status: status.join(',') } : {}),
    ...(folder === undefined ? {} : { folder }),
  });
  const path = routes.downloadAnnotations.path
    .replace('{organizationId}', encodeURIComponent(organizationId))
    .replace('{projectId}', encodeURIComponent(projectId));
  return query.size > 0 ? `${path}?${query}` : path;
}

export const imagesWanted = (folders: readonly FolderCounts[], { status, folder }: Wanted): number =>
  folders
    .filter((row) => folder === undefined || row.folder === folder)
    .reduce(
      (sum, { images, byStatus }) =>
        sum + (status.length > 0 ? status.reduce((all, one) => all + (byStatus[one] ?? 0), 0) : images),
      0,
    );
