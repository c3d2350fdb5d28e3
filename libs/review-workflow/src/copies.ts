import { AccountState, aggregates, OrganizationState, ProjectState } from '@tandem/contracts';
import type { Copy, Store } from '@tandem/platform';
import { openCopy } from '@tandem/platform';

const noQueries = {} as const;
type CopyOf<State> = Copy<State, typeof noQueries>;

/** What this service keeps of others: who is who, who belongs where, and what a project allows. */
export function openCopies(store: Store) {
  const accounts: CopyOf<AccountState> = openCopy(store, {
    name: 'accounts',
    aggregate: 'account',
    topic: aggregates.account.topic,
    schema: AccountState,
    indexes: [],
    queries: noQueries,
  });
  const organizations: CopyOf<OrganizationState> = openCopy(store, {
    name: 'organizations',
    aggregate: 'organization',
    topic: aggregates.organization.topic,
    schema: OrganizationState,
    indexes: [],
    queries: noQueries,
  });
  const projects: CopyOf<ProjectState> = openCopy(store, {
    name: 'projects',
    aggregate: 'project',
    topic: aggregates.project.topic,
    schema: ProjectState,
    indexes: [],
    queries: noQueries,
  });
  return { accounts, organizations, projects };
}
export type Copies = ReturnType<typeof openCopies>;
