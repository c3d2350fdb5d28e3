import { orgRoutes, problemKinds, problems } from '@tandem/contracts';
import type { Mailer, Service, ServiceDeps, Tokens } from '@tandem/platform';
import { assembleService, createRelay } from '@tandem/platform';
import { openAccounts } from './account.store.ts';
import { createLinks } from './links.ts';
import { renderMail } from './mails.ts';
import type { Org } from './org.ts';
import { openOrganizations } from './organization.store.ts';
import { createPasswords } from './passwords.ts';
import { createHandlers, createInternalRouter } from './routes.ts';

export type OrgDeps = ServiceDeps & {
  readonly mailer: Mailer;
  /** Signs the links in mails and those to copy. */
  readonly tokens: Tokens;
  /** Where people reach the web app, like https://tandem.example. */
  readonly publicUrl: string;
};

/** People and organizations: accounts, memberships, invitations. Reads nobody's events. */
export function createOrg(deps: OrgDeps): Service {
  const { store, runtime, mailer } = deps;
  const accounts = openAccounts(store, runtime);
  const organizations = openOrganizations(store, runtime);
  const links = createLinks(deps.tokens, deps.publicUrl);
  const org: Org = { accounts, organizations, passwords: createPasswords(), links, runtime };
  const relayDeps = {
    ...deps,
    mailer,
    renderMail: (mail: Parameters<typeof renderMail>[0]) => renderMail(mail, links),
  };

  return assembleService(
    {
      name: 'org',
      routes: orgRoutes,
      handlers: createHandlers(org),
      tables: { problems, kinds: problemKinds },
      readers: [],
      relays: [createRelay(accounts, relayDeps), createRelay(organizations, relayDeps)],
      internal: createInternalRouter(org, deps.verifyIdentity),
    },
    deps,
  );
}
