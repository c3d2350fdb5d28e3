import { accountChanges, imageChanges, organizationChanges, projectChanges } from './changes.ts';
import { AccountState, ImageState, OrganizationState, ProjectState } from './states.ts';

/** Everything on the log: one topic per kind of aggregate, its key the aggregate's id; who publishes it, in what shapes. */
export const aggregates = {
  account: { topic: 'tandem.accounts.v1', service: 'org', state: AccountState, changes: accountChanges },
  organization: {
    topic: 'tandem.organizations.v1',
    service: 'org',
    state: OrganizationState,
    changes: organizationChanges,
  },
  project: {
    topic: 'tandem.projects.v1',
    service: 'project-sharing',
    state: ProjectState,
    changes: projectChanges,
  },
  image: { topic: 'tandem.images.v1', service: 'review-workflow', state: ImageState, changes: imageChanges },
} as const;

export type AggregateName = keyof typeof aggregates;
export type Topic = (typeof aggregates)[AggregateName]['topic'];
export const topics = Object.values(aggregates).map(({ topic }) => topic);

export const events = { ...accountChanges, ...organizationChanges, ...projectChanges, ...imageChanges };
export type EventType = keyof typeof events;
