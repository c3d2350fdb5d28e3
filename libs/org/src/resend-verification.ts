import { refuse } from '@tandem/contracts';
import { mailVerificationAgain } from './account.ts';
import type { Caller, Org } from './org.ts';

/** Refuses with `account.email-verified`, or `account.mail-too-soon` within a minute of the last one. */
export async function resendVerification({ accounts, runtime }: Org, { accountId, context }: Caller) {
  const outcome = await accounts.update(accountId, context, {
    facts: () => runtime.now(),
    decide: mailVerificationAgain,
  });
  if (!outcome) throw refuse('session.required');
  return {};
}
