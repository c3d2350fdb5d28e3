import { refuse } from '@tandem/contracts';
import { accountView } from './account.ts';
import { findAccount } from './account.store.ts';
import type { Org } from './org.ts';

/** Whose credentials these are; `session.wrong-credentials` for a wrong password and an unknown e-mail alike. */
export async function checkCredentials(
  { accounts, passwords }: Org,
  given: { readonly email: string; readonly password: string },
) {
  const account = await findAccount(accounts, given.email.trim().toLowerCase());
  const right = await passwords.verify(account?.passwordHash, given.password);
  if (!account || !right) throw refuse('session.wrong-credentials');
  return { account: accountView(account), credentialsVersion: account.credentialsVersion };
}
