import type { AccountState, OrganizationState } from '@tandem/contracts';
import { refuse } from '@tandem/contracts';
import { membershipOf } from '@tandem/rules';
import type { Project } from './project.ts';
import { readLink } from './share-link.ts';
import type { Sharing } from './sharing.ts';

export type OpenedLink = {
  readonly account: AccountState;
  readonly project: Project;
  readonly generation: number;
  /** Those that the person is an active member of. */
  readonly organizations: readonly OrganizationState[];
};

export async function accountOf({ accounts }: Sharing, accountId: string): Promise<AccountState> {
  const account = await accounts.get(accountId);
  if (!account) throw refuse('copy.behind', { aggregate: 'account' });
  return account;
}

/**
 * The project behind a token, for an active member with a verified e-mail address alone: whoever is not learns nothing
 * about the link (product: Share link).
 */
export async function openShareLink(sharing: Sharing, accountId: string, token: string): Promise<OpenedLink> {
  const account = await accountOf(sharing, accountId);
  if (!account.emailVerified) throw refuse('account.email-unverified');
  const { rows } = await sharing.organizations.find('ofAccount', accountId);
  const organizations = rows.filter((organization) => membershipOf(organization, accountId));
  if (organizations.length === 0) throw refuse('share-link.no-organization');

  const link = readLink(sharing.tokens, token);
  const { rows: holders } = link ? await sharing.projects.find('byShareLink', link.linkId) : { rows: [] };
  const found = holders[0] && (await sharing.projects.get(holders[0].id));
  if (!link || !found) throw refuse('share-link.not-found');
  return { account, project: found.state, generation: link.generation, organizations };
}
