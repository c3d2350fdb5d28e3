import { routes } from '@tandem/contracts';
import type { Status } from '@tandem/rules';

export type Wanted = {
  readonly status: readonly Status[];
  /** Undefined: all of them. */
  readonly folder: string | undefined;
  /** With the folders in it. */
  readonly within?: boolean;
};
type Place = { readonly organizationId: string; readonly projectId: string };
type FolderCounts = {
  readonly folder: string;
  readonly images: number;
  readonly byStatus: Readonly<Partial<Record<Status, number>>>;
};

/** Where the browser gets the annotations from. */
export function downloadAddress(
  { organizationId, projectId }: Place,
  { status, folder, within }: Wanted,
): string {
  const query = new URLSearchParams({
    ...(status.length > 0 ? { status: status.join(',') } : {}),
    ...(folder === undefined ? {} : within === true ? { within: folder } : { folder }),
  });
  const path = routes.downloadAnnotations.path
    .replace('{organizationId}', encodeURIComponent(organizationId))
    .replace('{projectId}', encodeURIComponent(projectId));
  return query.size > 0 ? `${path}?${query}` : path;
}

const liesIn = (folder: string, outer: string): boolean => outer === '' || folder.startsWith(`${outer}/`);

/** Whether there are folders in it, so that it can be asked whether they are meant too. */
export const hasFoldersIn = (folders: readonly Pick<FolderCounts, 'folder'>[], outer: string): boolean =>
  outer !== '' && folders.some(({ folder }) => liesIn(folder, outer));

export const imagesWanted = (
  folders: readonly FolderCounts[],
  { status, folder: wanted, within }: Wanted,
): number =>
  folders
    .filter(
      ({ folder }) =>
        wanted === undefined || folder === wanted || (within === true && liesIn(folder, wanted)),
    )
    .reduce(
      (sum, { images, byStatus }) =>
        sum + (status.length > 0 ? status.reduce((all, one) => all + (byStatus[one] ?? 0), 0) : images),
      0,
    );
