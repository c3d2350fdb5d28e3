import type { Client } from '@tandem/contracts';
import { useQuery } from '@tanstack/react-query';
import type { ProjectView } from '../../shared/api/index.ts';
import { read, useInProject } from '../../shared/api/index.ts';

export type BarView = Awaited<ReturnType<Client['listBars']>>['rows'][number];

/** The bars that the reader is told of: managers alone are. */
export function useBars({ role }: ProjectView): readonly BarView[] {
  const params = useInProject();
  return useQuery({ ...read('listBars', { params }), enabled: role === 'manager' }).data?.rows ?? [];
}
