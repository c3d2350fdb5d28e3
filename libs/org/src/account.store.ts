import { aggregates } from '@tandem/contracts';
import type { Query, Runtime, Store } from '@tandem/platform';
import { openAggregates } from '@tandem/platform';
import { Account, publicAccount } from './account.ts';

const queries = {
  byEmails: { where: (emails: readonly string[]) => ({ live: true, email: { in: emails } }) },
} as const satisfies { readonly [name: string]: Query<never> };

export const openAccounts = (store: Store, runtime: Runtime) =>
  openAggregates(
    store,
    {
      name: 'account',
      topic: aggregates.account.topic,
      source: '/tandem/org',
      collection: {
        name: 'accounts',
        schema: Account,
        schemaVersion: 1,
        indexes: [{ name: 'email', fields: ['email'], unique: true, where: { live: true } }],
        queries,
      },
      publicState: publicAccount,
    },
    runtime,
  );
export type Accounts = ReturnType<typeof openAccounts>;

/** The account with this e-mail (lower case), if there is one. */
export async function findAccount(accounts: Accounts, email: string): Promise<Account | undefined> {
  const { rows } = await accounts.find('byEmails', [email], { limit: 1 });
  return rows[0];
}
