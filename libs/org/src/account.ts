import type { AccountState } from '@tandem/contracts';
import { event, Id, refuse, Time } from '@tandem/contracts';
import type { Decision } from '@tandem/platform';
import { z } from 'zod';
import { resetMail, verificationMail } from './mails.ts';

export const Account = z.object({
  id: Id,
  /** Holds the e-mail's uniqueness; a deleted account would give it free. */
  live: z.literal(true),
  email: z.string(),
  name: z.string(),
  emailVerified: z.boolean(),
  passwordHash: z.string(),
  credentialsVersion: z.int().min(1),
  createdAt: Time,
  verificationMailAt: Time,
  resetMailAt: Time.nullable(),
});
export type Account = z.infer<typeof Account>;

type Decided = Decision<Account, null> | Error;

const mailsApart = 60_000;
const tooSoon = (last: string | null, now: Date) =>
  last !== null && now.getTime() - Date.parse(last) < mailsApart;

/** What other services may know: neither the address nor anything of the password. */
export const publicAccount = (account: Account): AccountState => ({
  id: account.id,
  name: account.name,
  emailVerified: account.emailVerified,
  emailDomain: account.email.slice(account.email.lastIndexOf('@') + 1),
  credentialsVersion: account.credentialsVersion,
});

/** As its owner sees it. */
export const accountView = ({ id, email, name, emailVerified }: Account) => ({
  id,
  email,
  name,
  emailVerified,
});

export function openAccount(
  given: Pick<Account, 'id' | 'email' | 'name' | 'passwordHash'>,
  now: Date,
): Decision<Account, null> {
  const time = now.toISOString();
  const account: Account = {
    ...given,
    live: true,
    emailVerified: false,
    credentialsVersion: 1,
    createdAt: time,
    verificationMailAt: time,
    resetMailAt: null,
  };
  return {
    state: account,
    events: [event('tandem.account.created.v1', {})],
    mails: [verificationMail(account, now)],
    result: null,
  };
}

/** Verifying what is verified is no error and no event. */
export function verifyAddress(account: Account): Decision<Account, null> {
  if (account.emailVerified) return { state: account, events: [], result: null };
  return {
    state: { ...account, emailVerified: true },
    events: [event('tandem.account.email_verified.v1', {})],
    result: null,
  };
}

export function mailVerificationAgain(account: Account, now: Date): Decided {
  if (account.emailVerified) return refuse('account.email-verified');
  if (tooSoon(account.verificationMailAt, now)) return refuse('account.mail-too-soon');
  return {
    state: { ...account, verificationMailAt: now.toISOString() },
    events: [],
    mails: [verificationMail(account, now)],
    result: null,
  };
}

export function mailReset(account: Account, now: Date): Decided {
  if (tooSoon(account.resetMailAt, now)) return refuse('account.mail-too-soon');
  return {
    state: { ...account, resetMailAt: now.toISOString() },
    events: [],
    mails: [resetMail(account, now)],
    result: null,
  };
}

/** `seen` is the credentials version that the mail was written for: the first use makes every such mail void. */
export function changePassword(account: Account, seen: number, passwordHash: string): Decided {
  if (account.credentialsVersion !== seen) return refuse('account.token-invalid');
  return {
    state: { ...account, passwordHash, credentialsVersion: account.credentialsVersion + 1 },
    events: [event('tandem.account.password_changed.v1', {})],
    result: null,
  };
}
