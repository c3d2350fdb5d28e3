import { inForce, maySeeMember } from '@tandem/rules';
import type { Acting } from './command-project.ts';
import { visitProject } from './command-project.ts';
import { memberOffers } from './member-offers.ts';
import { readNames } from './names.ts';
import { presentMembers } from './project.ts';
import type { Sharing } from './sharing.ts';

/** Present members as far as one may see them: the host's first, then by organization and name. */
export async function listProjectMembers(sharing: Sharing, acting: Acting) {
  const { project, ...me } = await visitProject(sharing, acting);
  const visible = presentMembers(project).filter((member) => maySeeMember(me.standing, project, member));
  const names = await readNames(sharing, {
    accountIds: visible.map(({ accountId }) => accountId),
    organizationIds: visible.map(({ organizationId }) => organizationId),
  });
  const offered = memberOffers(project, me);
  const rows = visible.map((member) => ({
    id: member.id,
    accountId: member.accountId,
    name: names.person(member.accountId),
    organization: names.organization(member.organizationId),
    side: member.collaborationId === null ? ('host' as const) : ('external' as const),
    collaborationId: member.collaborationId,
    role: member.role,
    addedAt: member.addedAt,
    inForce: inForce(member, project, names.organizations.get(member.organizationId)),
    ...offered(member),
  }));
  const order = ({ side, organization, name }: (typeof rows)[number]) => [
    side === 'host' ? '0' : '1',
    organization.name,
    name,
  ];
  return { rows: rows.sort((a, b) => compareTexts(order(a), order(b))) };
}

function compareTexts(a: readonly string[], b: readonly string[]): number {
  const differing = a.findIndex((text, i) => text !== b[i]);
  return differing < 0 ? 0 : (a[differing] ?? '').localeCompare(b[differing] ?? '');
}
