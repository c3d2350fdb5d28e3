import { useQuery } from '@tanstack/react-query';
import type { CommentView } from '../../shared/api/index.ts';
import { read } from '../../shared/api/index.ts';
import { threadsOf } from './threads.ts';

export type ImagePlace = {
  readonly organizationId: string;
  readonly projectId: string;
  readonly imageId: string;
};

const none: readonly CommentView[] = [];

export function useThreads(params: ImagePlace) {
  const { data, error, refetch } = useQuery(read('listComments', { params }));
  return { threads: threadsOf(data?.rows ?? none), loaded: data !== undefined, error, refetch };
}
