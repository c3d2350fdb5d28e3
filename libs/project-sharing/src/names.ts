import type { OrganizationState } from '@tandem/contracts';
import { refuse } from '@tandem/contracts';
import type { Sharing } from './sharing.ts';

export type Names = {
  person(accountId: string): string;
  organization(organizationId: string): { readonly id: string; readonly name: string };
  readonly organizations: ReadonlyMap<string, OrganizationState>;
};

/** The names that an answer needs, read in one batch each; refuses with `copy.behind` where one has not arrived yet. */
export async function readNames(
  { accounts, organizations }: Sharing,
  wanted: { readonly accountIds?: readonly string[]; readonly organizationIds?: readonly string[] },
): Promise<Names> {
  const [people, homes] = await Promise.all([
    wanted.accountIds?.length ? accounts.getMany(wanted.accountIds) : new Map<string, never>(),
    wanted.organizationIds?.length
      ? organizations.getMany(wanted.organizationIds)
      : new Map<string, OrganizationState>(),
  ]);
  const known = <T>(state: T | undefined, aggregate: string): T => {
    if (state === undefined) throw refuse('copy.behind', { aggregate });
    return state;
  };
  return {
    person: (id) => known(people.get(id), 'account').name,
    organization: (id) => ({ id, name: known(homes.get(id), 'organization').name }),
    organizations: homes,
  };
}
