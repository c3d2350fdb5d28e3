import { z } from 'zod';
import { Email, Id, Name, Password, Token } from '../../primitives.ts';
import { Effective } from '../common.ts';
import { defineRoutes } from '../route.ts';
import { service } from './shared.ts';
import { Account, Me } from './views.ts';

export const accountRoutes = defineRoutes({
  signUp: {
    service,
    method: 'POST',
    path: '/v1/accounts',
    auth: 'none',
    status: 201,
    summary: 'Make an account; a verification mail is sent',
    body: z.strictObject({ email: Email, name: Name, password: Password }),
    response: Account,
    errors: ['account.email-taken'],
  },
  verifyEmail: {
    service,
    method: 'POST',
    path: '/v1/accounts/verify-email',
    auth: 'none',
    status: 200,
    summary: 'Verify an e-mail address with the token of the mail (in the fragment of its link)',
    body: z.strictObject({ token: Token }),
    response: z.object({ accountId: Id }),
    errors: ['account.token-invalid'],
  },
  resendVerification: {
    service,
    method: 'POST',
    path: '/v1/accounts/verification-mails',
    auth: 'account',
    status: 202,
    summary: 'Send the verification mail again',
    body: z.strictObject({}),
    response: z.object({}),
    errors: ['account.email-verified', 'account.mail-too-soon'],
  },
  requestPasswordReset: {
    service,
    method: 'POST',
    path: '/v1/accounts/password-reset-mails',
    auth: 'none',
    status: 202,
    summary: 'Send a mail to set a new password; answers the same whether or not the account exists',
    body: z.strictObject({ email: Email }),
    response: z.object({}),
    errors: [],
  },
  resetPassword: {
    service,
    method: 'POST',
    path: '/v1/accounts/password-resets',
    auth: 'none',
    status: 200,
    effective: true,
    summary: 'Set a new password with the token of the mail; every session of the account ends',
    body: z.strictObject({ token: Token, password: Password }),
    response: Effective,
    errors: ['account.token-invalid'],
  },
  getMe: {
    service,
    method: 'GET',
    path: '/v1/me',
    auth: 'account',
    status: 200,
    summary: 'Who I am, the organizations I work in, and the invitations waiting for me',
    response: Me,
    errors: [],
  },
});
