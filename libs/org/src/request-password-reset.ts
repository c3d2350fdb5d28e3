import { Refused } from '@tandem/contracts';
import type { CommandContext } from '@tandem/platform';
import { mailReset } from './account.ts';
import { findAccount } from './account.store.ts';
import type { Org } from './org.ts';
import { asAccount } from './org.ts';

/**
 * Sends a mail to set a new password, at most one a minute. Whether the account exists shows nowhere: not in the answer,
 * nor in what the answer says was written.
 */
export async function requestPasswordReset(
  { accounts, runtime }: Org,
  context: CommandContext,
  email: string,
) {
  const account = await findAccount(accounts, email);
  if (!account) return {};
  await accounts
    .update(
      account.id,
      { ...asAccount(context, account.id), wrote: [] },
      { facts: () => runtime.now(), decide: mailReset },
    )
    .catch((error: unknown) => {
      if (!(error instanceof Refused)) throw error;
    });
  return {};
}
