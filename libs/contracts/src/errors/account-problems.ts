import { problem } from './problem.ts';

export const accountProblems = {
  'session.required': problem(
    'unauthenticated',
    'You are not logged in, or the session has ended.',
    'Log in and try again.',
  ),
  'session.wrong-credentials': problem(
    'unauthenticated',
    'E-mail or password is wrong.',
    'Check both, or reset the password.',
  ),
  'account.email-taken': problem(
    'conflict',
    'There is already an account with this e-mail.',
    'Log in, or reset the password.',
  ),
  'account.email-unverified': problem(
    'forbidden',
    'Your e-mail address is not verified yet.',
    'Open the link in the verification mail, or ask for a new one.',
  ),
  'account.email-verified': problem(
    'conflict',
    'Your e-mail address is verified already.',
    'There is nothing to do.',
  ),
  'account.token-invalid': problem(
    'not-found',
    'This link is not valid, was used already, or has expired.',
    'Ask for a new mail and use its link.',
  ),
  'account.mail-too-soon': problem(
    'too-many',
    'A mail was sent a moment ago.',
    'Wait a minute before asking again.',
  ),
} as const;
