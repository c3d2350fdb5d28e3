import { useQuery } from '@tanstack/react-query';
import { read, useInProject } from '../../shared/api/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import { peopleTexts } from './texts.ts';

/** What ends with a person's part in the project, in words and numbers; asked anew each time. */
export function useMemberWork(projectMemberId: string, enabled: boolean) {
  const t = useTexts(peopleTexts);
  const params = { ...useInProject(), projectMemberId };
  const { data, error } = useQuery({ ...read('getMemberConsequences', { params }), enabled, staleTime: 0 });
  const lines =
    data &&
    (['claims', 'assignments', 'sentBack'] as const).flatMap((kind) =>
      data[kind] > 0 ? [t(kind, { count: data[kind] })] : [],
    );
  return { lines: lines?.length === 0 ? [t('nothingWaits')] : lines, error };
}
