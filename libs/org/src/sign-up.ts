import { refuse } from '@tandem/contracts';
import type { CommandContext } from '@tandem/platform';
import { accountView, openAccount } from './account.ts';
import { findAccount } from './account.store.ts';
import type { Org } from './org.ts';
import { asAccount } from './org.ts';

/** Makes an account and sends its verification mail; refuses with `account.email-taken`. */
export async function signUp(
  { accounts, passwords, runtime }: Org,
  context: CommandContext,
  given: { readonly email: string; readonly name: string; readonly password: string },
) {
  const { email, name } = given;
  if (await findAccount(accounts, email)) throw refuse('account.email-taken');
  const id = runtime.newId();
  const passwordHash = await passwords.hash(given.password);
  const { state } = await accounts.insert(
    id,
    asAccount(context, id),
    openAccount({ id, email, name, passwordHash }, runtime.now()),
    () => refuse('account.email-taken'),
  );
  return accountView(state);
}
