import type { Author } from '@tandem/contracts';
import { refuse } from '@tandem/contracts';
import type { PersonFacts } from '@tandem/rules';
import { personAs } from '@tandem/rules';
import type { Situation } from './situation.ts';
import { withOrganizations } from './situation.ts';
import type { Workflow } from './workflow.ts';

export type People = {
  /** As the reader may know them (product: Who sees what). */
  readonly author: (person: PersonFacts) => Author;
  readonly organization: (id: string) => { readonly id: string; readonly name: string };
};

/** The names of these people, as the reader may know them, in one batch. */
export async function readPeople(
  { copies }: Workflow,
  before: Situation,
  people: readonly PersonFacts[],
): Promise<People> {
  const { project, standing } = before;
  const as = (person: PersonFacts) => personAs(standing, project, person);
  const named = people.filter((person) => as(person) === 'name').map(({ accountId }) => accountId);
  const homes = people.map(({ organizationId }) => organizationId);
  const [accounts, situation] = await Promise.all([
    named.length > 0 ? copies.accounts.getMany(named) : undefined,
    withOrganizations(copies, before, [project.organizationId, ...homes]),
  ]);
  const organization = (id: string) => {
    const known = situation.organizations(id);
    if (!known) throw refuse('copy.behind', { aggregate: 'organization' });
    return { id, name: known.name };
  };
  return {
    organization,
    author(person) {
      const shown = as(person);
      const account = shown === 'name' ? accounts?.get(person.accountId) : undefined;
      if (account) return { kind: 'person', id: account.id, name: account.name };
      const home = shown === 'host' ? project.organizationId : person.organizationId;
      return { kind: 'organization', ...organization(home) };
    },
  };
}
