import { useInfiniteQuery, useQueries } from '@tanstack/react-query';
import type { Progress, ProjectEntry } from '../../shared/api/index.ts';
import { read, readPages, useInOrganization } from '../../shared/api/index.ts';
import type { Side } from '@tandem/rules';

export type ProjectsSearch = {
  readonly search?: string | undefined;
  readonly side?: Side | undefined;
  readonly sort?: 'name' | 'date' | undefined;
};

/** Those of which there is progress to be read: an owner outside, or somebody who waits for approval, sees none. */
const withProgress = (rows: readonly ProjectEntry[]): string[] =>
  rows.filter(({ role, waiting }) => role !== null && waiting === null).map(({ id }) => id);

/** The pages of the list, and the progress of each page's projects in one request. */
export function useProjects({ search, side, sort = 'name' }: ProjectsSearch) {
  const params = useInOrganization();
  const projects = useInfiniteQuery({
    ...readPages('listProjects', { params, query: { search: search || undefined, side, sort } }),
    placeholderData: (before) => before,
  });
  const pages = projects.data?.pages ?? [];
  const progress = useQueries({
    queries: pages.flatMap(({ rows }) => {
      const ids = withProgress(rows);
      if (ids.length === 0) return [];
      // At most one second old (product: The list of projects).
      return [{ ...read('getProgress', { params, query: { projects: ids.join(',') } }), staleTime: 1_000 }];
    }),
    combine: (answers) =>
      new Map<string, Progress>(
        answers.flatMap(({ data }) => data?.rows.map((row) => [row.projectId, row] as const) ?? []),
      ),
  });
  const rows = pages.flatMap(({ rows: some }) => some);
  // Not merely that the search finds none.
  const empty = projects.isSuccess && rows.length === 0 && !search && !side;
  return { projects, rows, progress, empty };
}
export type Projects = ReturnType<typeof useProjects>;
