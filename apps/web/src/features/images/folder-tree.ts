import type { Status } from '@tandem/rules';
import { statuses } from '@tandem/rules';
import type { FolderCounts } from './filter-query.ts';

export type FolderNode = {
  readonly path: string;
  readonly name: string;
  /** With those of the folders below. */
  readonly images: number;
  readonly byStatus: Readonly<Partial<Record<Status, number>>>;
  readonly children: readonly FolderNode[];
};

type Draft = {
  path: string;
  name: string;
  images: number;
  byStatus: Partial<Record<Status, number>>;
  children: Map<string, Draft>;
};

const draft = (path: string, name: string): Draft => ({
  path,
  name,
  images: 0,
  byStatus: {},
  children: new Map(),
});

function add(folder: Draft, { images, byStatus }: FolderCounts): void {
  folder.images += images;
  for (const status of statuses) {
    const count = byStatus[status] ?? 0;
    if (count > 0) folder.byStatus[status] = (folder.byStatus[status] ?? 0) + count;
  }
}

/** The folders as a tree under the top, each counting what lies below it, sorted by name. */
export function folderTree(
  rows: readonly FolderCounts[],
  compare: (one: string, other: string) => number,
): FolderNode {
  const top = draft('', '');
  for (const row of rows) {
    let here = top;
    add(here, row);
    for (const name of row.folder === '' ? [] : row.folder.split('/')) {
      const child = here.children.get(name) ?? draft(here.path === '' ? name : `${here.path}/${name}`, name);
      here.children.set(name, child);
      add(child, row);
      here = child;
    }
  }
  const finish = ({ children, ...folder }: Draft): FolderNode => ({
    ...folder,
    children: [...children.values()].map(finish).sort((one, other) => compare(one.name, other.name)),
  });
  return finish(top);
}

/** A folder and those it lies in, outermost first. */
export const pathTo = (folder: string): string[] =>
  folder === '' ? [] : folder.split('/').map((_, index, names) => names.slice(0, index + 1).join('/'));
