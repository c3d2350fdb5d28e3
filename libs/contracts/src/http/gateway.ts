import { z } from 'zod';
import { Email, Time } from '../primitives.ts';
import { defineRoutes } from './route.ts';
import { Account } from './org/index.ts';

const service = 'gateway';

export const gatewayRoutes = defineRoutes({
  logIn: {
    service,
    method: 'POST',
    path: '/v1/session',
    auth: 'none',
    status: 201,
    summary: 'Log in; the session is a cookie',
    body: z.strictObject({ email: Email, password: z.string().min(1).max(200) }),
    response: z.object({ account: Account, expiresAt: Time }),
    errors: ['session.wrong-credentials'],
  },
  logOut: {
    service,
    method: 'DELETE',
    path: '/v1/session',
    auth: 'none',
    status: 204,
    summary: 'Log out',
    errors: [],
  },
  getInstallation: {
    service,
    method: 'GET',
    path: '/v1/installation',
    auth: 'none',
    status: 200,
    summary: 'What this installation offers; mailbox and demo accounts only where asked on its own machine',
    response: z.object({
      mailbox: z.boolean().meta({ description: 'whether mails are written as files and listed' }),
      demoAccounts: z.array(z.object({ email: z.string(), password: z.string(), who: z.string() })),
    }),
    errors: [],
  },
  listMails: {
    service,
    method: 'GET',
    path: '/v1/mailbox',
    auth: 'none',
    status: 200,
    summary:
      'The mails that were written as files, newest first; only on this machine and without a mail server',
    query: z.strictObject({ to: Email.optional() }),
    response: z.object({
      rows: z.array(
        z.object({ id: z.string(), to: z.string(), subject: z.string(), date: Time, text: z.string() }),
      ),
    }),
    errors: ['request.unknown-route'],
  },
});
