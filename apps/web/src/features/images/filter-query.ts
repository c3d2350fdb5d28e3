import type { Side, Status } from '@tandem/rules';
import { sharedStatuses, unsharedStatuses } from '@tandem/rules';
import type { ImageFilters } from '../../shared/api/index.ts';

export type FilterChip =
  | { readonly kind: 'status'; readonly status: Status }
  | { readonly kind: 'folder'; readonly folder: string; readonly within: boolean }
  | { readonly kind: 'assignee' | 'entrustedTo' | 'search'; readonly value: string };

export const chipKey = (chip: FilterChip): string => Object.values(chip).join(' ');

/** What narrows the list, each thing to be taken away by itself. */
export function chipsOf({
  status,
  folder,
  within,
  assignee,
  entrustedTo,
  search,
}: ImageFilters): FilterChip[] {
  return [
    ...(folder === undefined ? [] : [{ kind: 'folder' as const, folder, within: within === true }]),
    ...(status ?? []).map((one) => ({ kind: 'status' as const, status: one })),
    ...(assignee ? [{ kind: 'assignee' as const, value: assignee }] : []),
    ...(entrustedTo ? [{ kind: 'entrustedTo' as const, value: entrustedTo }] : []),
    ...(search ? [{ kind: 'search' as const, value: search }] : []),
  ];
}

/** What of the filters changes when a chip is taken away. */
export function withoutChip({ status }: ImageFilters, chip: FilterChip): Partial<ImageFilters> {
  switch (chip.kind) {
    case 'status':
      return { status: orNone((status ?? []).filter((one) => one !== chip.status)) };
    case 'folder':
      return { folder: undefined, within: undefined };
    case 'assignee':
    case 'entrustedTo':
    case 'search':
      return { [chip.kind]: undefined };
  }
}

const orNone = <Item>(items: Item[]): Item[] | undefined => (items.length > 0 ? items : undefined);

/** A status in or out of the filter. */
export const withStatus = (
  { status = [] }: ImageFilters,
  one: Status,
  on: boolean,
): Partial<ImageFilters> => ({
  status: orNone([...status.filter((other) => other !== one), ...(on ? [one] : [])]),
});

export const nothing: Partial<ImageFilters> = {
  status: undefined,
  folder: undefined,
  within: undefined,
  assignee: undefined,
  entrustedTo: undefined,
  search: undefined,
};

export const statusesOf = (shared: boolean): readonly Status[] =>
  shared ? sharedStatuses : unsharedStatuses;

/** The status in which an image waits for the review of a side. */
export function reviewStage(side: Side, shared: boolean): Status {
  if (!shared) return 'waiting_for_review';
  return side === 'host' ? 'waiting_for_owner_review' : 'waiting_for_collaborator_review';
}

export type FolderCounts = {
  readonly folder: string;
  readonly images: number;
  readonly byStatus: Readonly<Partial<Record<Status, number>>>;
};

export const isInside = (folder: string, outer: string): boolean =>
  outer === '' || folder === outer || folder.startsWith(`${outer}/`);

/** How many images the filters leave, where the counts of the folders tell. */
export function countOf(
  { status, folder, within, assignee, entrustedTo, search }: ImageFilters,
  folders: readonly FolderCounts[],
): number | undefined {
  if (assignee || entrustedTo || search) return undefined;
  const chosen = folders.filter(
    (row) => folder === undefined || (within === true ? isInside(row.folder, folder) : row.folder === folder),
  );
  const count = ({ images, byStatus }: FolderCounts) =>
    status && status.length > 0 ? status.reduce((sum, one) => sum + (byStatus[one] ?? 0), 0) : images;
  return chosen.reduce((sum, row) => sum + count(row), 0);
}
