import { isBarred } from '@tandem/rules';
import type { Acting } from './command-project.ts';
import { needs, visitProject } from './command-project.ts';
import { searchKey } from './name-keys.ts';
import { readNames } from './names.ts';
import { presentMembers } from './project.ts';
import type { Sharing } from './sharing.ts';

const mostFound = 50;

/** Whoever may add people searches the active members of their own organization (product: Project members). */
export async function findCandidates(sharing: Sharing, acting: Acting, search: string) {
  const { project, organization } = await visitProject(sharing, acting, needs('manage-members'));
  const present = new Set(presentMembers(project).map(({ membershipId }) => membershipId));
  const candidates = organization.members.flatMap(({ membershipId, accountId, status }) =>
    accountId !== null &&
    status === 'active' &&
    !present.has(membershipId) &&
    !isBarred(project, accountId, organization.id)
      ? { membershipId, accountId }
      : [],
  );
  const names = await readNames(sharing, { accountIds: candidates.map(({ accountId }) => accountId) });
  const key = searchKey(search);
  const found = candidates
    .map((candidate) => ({ ...candidate, name: names.person(candidate.accountId) }))
    .filter(({ name }) => searchKey(name).includes(key))
    .sort((a, b) => a.name.localeCompare(b.name));
  return { rows: found.slice(0, mostFound) };
}
