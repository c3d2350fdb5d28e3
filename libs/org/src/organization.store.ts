import { aggregates } from '@tandem/contracts';
import type { Query, Runtime, Store } from '@tandem/platform';
import { openAggregates } from '@tandem/platform';
import { Organization, publicOrganization } from './organization.ts';

const queries = {
  ofMember: {
    where: (accountId: string) => ({ memberAccountIds: accountId }),
    fields: ['name', 'members'],
  },
  inviting: {
    where: (email: string) => ({ invitedEmails: email }),
    fields: ['name', 'invitations'],
  },
} as const satisfies { readonly [name: string]: Query<never> };

export const openOrganizations = (store: Store, runtime: Runtime) =>
  openAggregates(
    store,
    {
      name: 'organization',
      topic: aggregates.organization.topic,
      source: '/tandem/org',
      collection: {
        name: 'organizations',
        schema: Organization,
        schemaVersion: 1,
        indexes: [
          { name: 'memberAccountIds', fields: ['memberAccountIds'], array: true },
          { name: 'invitedEmails', fields: ['invitedEmails'], array: true },
        ],
        queries,
      },
      publicState: publicOrganization,
    },
    runtime,
  );
export type Organizations = ReturnType<typeof openOrganizations>;
