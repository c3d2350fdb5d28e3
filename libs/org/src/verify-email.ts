import { refuse } from '@tandem/contracts';
import type { CommandContext } from '@tandem/platform';
import { verifyAddress } from './account.ts';
import type { Org } from './org.ts';
import { asAccount } from './org.ts';

/** Verifies an address with the mailed token; once more is harmless. Refuses with `account.token-invalid`. */
export async function verifyEmail({ accounts, links, runtime }: Org, context: CommandContext, token: string) {
  const about = links.readVerification(token);
  if (!about || about.expiresAt <= runtime.now().getTime()) throw refuse('account.token-invalid');
  const { accountId } = about;
  const stored = await accounts.get(accountId);
  if (!stored) throw refuse('account.token-invalid');
  if (!stored.state.emailVerified)
    await accounts.update(accountId, asAccount(context, accountId), {
      facts: () => null,
      decide: verifyAddress,
    });
  return { accountId };
}
