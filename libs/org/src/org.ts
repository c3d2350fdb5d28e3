import type { CommandContext, Runtime } from '@tandem/platform';
import type { Accounts } from './account.store.ts';
import type { Links } from './links.ts';
import type { Organizations } from './organization.store.ts';
import type { Passwords } from './passwords.ts';

/** What the use cases work with. */
export type Org = {
  readonly accounts: Accounts;
  readonly organizations: Organizations;
  readonly passwords: Passwords;
  readonly links: Links;
  readonly runtime: Runtime;
};

/** A logged-in person and their request. */
export type Caller = { readonly accountId: string; readonly context: CommandContext };

/**
 * The context of a request without log-in. Its key is ignored: strangers would share a key's scope, and a fingerprint
 * of a body with a password would be an easier target than the password's hash.
 */
export const asAccount = (context: CommandContext, accountId: string): CommandContext => {
  const { traceparent, wrote } = context;
  return {
    actor: accountId,
    organization: null,
    wrote,
    ...(traceparent === undefined ? {} : { traceparent }),
  };
};
