import { AccountState, aggregates, ImageState, OrganizationState, ProjectState } from '@tandem/contracts';
import type { Store } from '@tandem/platform';
import { openCopy } from '@tandem/platform';

/** What visibility now and names rest on. */
export function openCopies(store: Store) {
  return {
    accounts: openCopy(store, {
      name: 'accounts',
      aggregate: 'account',
      topic: aggregates.account.topic,
      schema: AccountState,
      indexes: [],
      queries: {},
    }),
    organizations: openCopy(store, {
      name: 'organizations',
      aggregate: 'organization',
      topic: aggregates.organization.topic,
      schema: OrganizationState,
      indexes: [],
      queries: {},
    }),
    projects: openCopy(store, {
      name: 'projects',
      aggregate: 'project',
      topic: aggregates.project.topic,
      schema: ProjectState,
      indexes: [],
      queries: {},
    }),
    images: openCopy(store, {
      name: 'images',
      aggregate: 'image',
      topic: aggregates.image.topic,
      schema: ImageState,
      indexes: [{ name: 'project', fields: ['state.projectId'] }],
      queries: { ofProject: { where: (projectId: string) => ({ 'state.projectId': projectId }) } },
    }),
  };
}
export type Copies = ReturnType<typeof openCopies>;
