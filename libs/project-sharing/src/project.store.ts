import type { ProjectState } from '@tandem/contracts';
import { aggregates } from '@tandem/contracts';
import type { AggregateSpec, Query, Where } from '@tandem/platform';
import { Project } from './project.ts';

/** Which projects: all that an organization hosts or that are shared with it, or those where a membership has a role. */
export type ListScope =
  { readonly hostId: string } | { readonly partnerId: string } | { readonly grants: readonly string[] };

/** The last row of the page before. */
export type Position = { readonly value: string; readonly id: string };
export const startOf = { name: { value: '', id: '' }, date: { value: '~', id: '' } } as const;

type ListParams = { readonly scope: ListScope; readonly after: Position };

function within(scope: ListScope): Where {
  if ('grants' in scope) return { grants: { in: scope.grants } };
  if ('partnerId' in scope) return { partnerIds: scope.partnerId };
  return { organizationId: scope.hostId, live: true };
}

const entryFields = ['name', 'nameKey', 'createdAt', 'organizationId', 'collaborations', 'bars'] as const;
const requestFields = [...entryFields, 'deletedAt', 'shareLink', 'requests'] as const;
export type EntryRow = Pick<Project, 'id' | (typeof entryFields)[number]>;
export type RequestRow = Pick<Project, 'id' | (typeof requestFields)[number]>;

export const projectQueries = {
  byName: {
    where: ({ scope, after }: ListParams) => ({ ...within(scope), nameKey: { gte: after.value } }),
    or: ({ after }: ListParams): readonly Where[] => [
      { nameKey: { gt: after.value } },
      { nameKey: after.value, id: { gt: after.id } },
    ],
    sort: [['nameKey', 'asc']],
    fields: entryFields,
  },
  byDate: {
    where: ({ scope, after }: ListParams) => ({ ...within(scope), createdAt: { lte: after.value } }),
    or: ({ after }: ListParams): readonly Where[] => [
      { createdAt: { lt: after.value } },
      { createdAt: after.value, id: { gt: after.id } },
    ],
    sort: [['createdAt', 'desc']],
    fields: entryFields,
  },
  /** Where an organization, or one of its members, has asked to collaborate. */
  asking: { where: (asking: string) => ({ asking }), fields: requestFields },
  /** Which of these projects have this grant. */
  granted: {
    where: ({ ids, grant }: { readonly ids: readonly string[]; readonly grant: string }) => ({
      id: { in: ids },
      grants: grant,
    }),
    fields: ['live'],
  },
  byShareLink: { where: (linkId: string) => ({ 'shareLink.id': linkId, live: true }), fields: ['live'] },
} as const satisfies { readonly [name: string]: Query<never> };

const publicState = (project: Project): ProjectState => ({
  id: project.id,
  organizationId: project.organizationId,
  name: project.name,
  createdAt: project.createdAt,
  deletedAt: project.deletedAt,
  settings: project.settings,
  labels: project.labels,
  members: project.members,
  collaborations: project.collaborations,
  bars: project.bars,
});

export const projectAggregates: AggregateSpec<Project, ProjectState, typeof projectQueries> = {
  name: 'project',
  topic: aggregates.project.topic,
  source: '/tandem/project-sharing',
  collection: {
    name: 'projects',
    schema: Project,
    schemaVersion: 2,
    upgrades: {
      1: (document) => ({
        ...document,
        shareLink: { ...(document['shareLink'] as object), requiresApproval: false, emailDomains: [] },
        requests: [],
        asking: [],
      }),
    },
    indexes: [
      { name: 'partners', fields: ['partnerIds'], array: true },
      { name: 'grants', fields: ['grants'], array: true },
      { name: 'asking', fields: ['asking'], array: true },
      { name: 'host-by-name', fields: ['organizationId', 'nameKey'], where: { live: true } },
      { name: 'host-by-date', fields: ['organizationId', 'createdAt'], where: { live: true } },
      { name: 'share-link', fields: ['shareLink.id'], unique: true, where: { live: true } },
    ],
    queries: projectQueries,
  },
  publicState,
};
