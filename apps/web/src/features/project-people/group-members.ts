import type { ProjectMemberView } from '../../shared/api/index.ts';

type Placed = Pick<ProjectMemberView, 'organization' | 'side'>;
export type Group<Member extends Placed> = {
  readonly organization: ProjectMemberView['organization'];
  readonly own: boolean;
  readonly members: readonly Member[];
};

/** By organization, in the order they are listed, the reader's own first. */
export function groupMembers<Member extends Placed>(
  members: readonly Member[],
  ownOrganizationId: string,
): Group<Member>[] {
  const groups = [...Map.groupBy(members, ({ organization }) => organization.id).values()].map((group) => {
    const { organization } = group[0] as Member;
    return { organization, own: organization.id === ownOrganizationId, members: group };
  });
  return [...groups.filter(({ own }) => own), ...groups.filter(({ own }) => !own)];
}
