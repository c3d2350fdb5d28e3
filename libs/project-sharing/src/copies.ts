import type { AccountState, OrganizationState } from '@tandem/contracts';
import { AccountState as Account, aggregates, OrganizationState as Organization } from '@tandem/contracts';
import type { Copy, CopySpec } from '@tandem/platform';

const organizationQueries = {
  /** Those that an account is an active member of. */
  ofAccount: { where: (accountId: string) => ({ 'keys.accounts': accountId }) },
} as const;

export const organizationCopies: CopySpec<OrganizationState, typeof organizationQueries> = {
  name: 'organizations',
  aggregate: 'organization',
  topic: aggregates.organization.topic,
  schema: Organization,
  indexes: [{ name: 'accounts', fields: ['keys.accounts'], array: true }],
  queries: organizationQueries,
  keys: ({ members }) => ({
    accounts: members.flatMap(({ accountId, status }) => (status === 'active' ? (accountId ?? []) : [])),
  }),
};

const accountQueries = {} as const;

export const accountCopies: CopySpec<AccountState, typeof accountQueries> = {
  name: 'accounts',
  aggregate: 'account',
  topic: aggregates.account.topic,
  schema: Account,
  indexes: [],
  queries: accountQueries,
};

export type OrganizationCopies = Copy<OrganizationState, typeof organizationQueries>;
export type AccountCopies = Copy<AccountState, typeof accountQueries>;
