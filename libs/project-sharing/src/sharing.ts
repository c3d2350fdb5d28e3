import type { ProjectState } from '@tandem/contracts';
import type { Aggregates, Runtime, Tokens } from '@tandem/platform';
import type { AccountCopies, OrganizationCopies } from './copies.ts';
import type { LinkHistory } from './link-history.store.ts';
import type { Project } from './project.ts';
import type { projectQueries } from './project.store.ts';

/** What every use case of this service works with. */
export type Sharing = {
  readonly projects: Aggregates<Project, ProjectState, typeof projectQueries>;
  readonly organizations: OrganizationCopies;
  readonly accounts: AccountCopies;
  readonly linkHistory: LinkHistory;
  readonly runtime: Runtime;
  readonly tokens: Tokens;
  readonly publicUrl: string;
};
