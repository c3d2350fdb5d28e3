import { useQuery } from '@tanstack/react-query';
import type { ProjectMemberView } from '../../shared/api/index.ts';
import { read, useInProject } from '../../shared/api/index.ts';
import { useFormat } from '../../shared/i18n/index.ts';

/** The people of my organization in the project, by name. */
export function usePeople(): readonly ProjectMemberView[] | undefined {
  const params = useInProject();
  const { compare } = useFormat();
  const { data } = useQuery(read('listProjectMembers', { params }));
  return data?.rows
    .filter(({ inForce, organization }) => inForce && organization.id === params.organizationId)
    .sort((one, other) => compare(one.name, other.name));
}
