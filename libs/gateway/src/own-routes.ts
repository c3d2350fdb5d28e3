import type { gatewayRoutes } from '@tandem/contracts';
import type { Handlers } from '@tandem/platform';
import type { Request, Response } from 'express';
import type { CheckCredentials } from './log-in.ts';
import type { Mailbox } from './mailbox.ts';
import { isAskedHere, readMailbox } from './mailbox.ts';
import type { OpenStreams } from './open-streams.ts';
import type { Sessions } from './sessions.ts';

type Deps = {
  readonly sessions: Sessions;
  readonly streams: OpenStreams;
  readonly checkCredentials: CheckCredentials;
  readonly mailbox: Mailbox | undefined;
  readonly demoAccounts: () => readonly DemoAccount[];
};

/** Of demo data, with what it takes to log in. */
export type DemoAccount = { readonly email: string; readonly password: string; readonly who: string };

const responseOf = (request: Request): Response => {
  if (!request.res) throw new Error('no response belongs to this request');
  return request.res;
};

export const ownHandlers = ({
  sessions,
  streams,
  checkCredentials,
  mailbox,
  demoAccounts,
}: Deps): Handlers<typeof gatewayRoutes> => ({
  async logIn({ body, request }) {
    const { account, credentialsVersion } = await checkCredentials(body);
    return { account, expiresAt: await sessions.begin(responseOf(request), account.id, credentialsVersion) };
  },
  async logOut({ request }) {
    streams.endOf(await sessions.end(request, responseOf(request)));
  },
  async getInstallation({ request }) {
    const here = isAskedHere(request);
    return { mailbox: here && mailbox !== undefined, demoAccounts: here ? [...demoAccounts()] : [] };
  },
  async listMails({ query, request }) {
    return { rows: [...(await readMailbox(mailbox, request, query.to))] };
  },
});
