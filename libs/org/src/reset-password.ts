import { refuse } from '@tandem/contracts';
import type { CommandContext } from '@tandem/platform';
import { changePassword } from './account.ts';
import type { Org } from './org.ts';
import { asAccount } from './org.ts';

/** Sets a new password with the mailed token, once; every session of the account ends. Refuses with `account.token-invalid`. */
export async function resetPassword(
  { accounts, links, passwords, runtime }: Org,
  context: CommandContext,
  given: { readonly token: string; readonly password: string },
) {
  const about = links.readReset(given.token);
  if (!about || about.expiresAt <= runtime.now().getTime()) throw refuse('account.token-invalid');
  const { accountId, credentialsVersion } = about;
  const stored = await accounts.get(accountId);
  if (stored?.state.credentialsVersion !== credentialsVersion) throw refuse('account.token-invalid');
  const passwordHash = await passwords.hash(given.password);
  await accounts.update(accountId, asAccount(context, accountId), {
    facts: () => null,
    decide: (account) => changePassword(account, credentialsVersion, passwordHash),
  });
  return { pending: [] };
}
