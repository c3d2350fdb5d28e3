import { refuse } from '@tandem/contracts';
import { derivedId } from '@tandem/platform';
import type { Caller, Org } from './org.ts';
import { found, memberOf, organizationView } from './organization.ts';

/** Makes an organization; its maker is its owner. */
export async function createOrganization(
  { organizations, runtime }: Org,
  { accountId, context }: Caller,
  name: string,
) {
  const id = context.command ? derivedId(context.command.key) : runtime.newId();
  const membershipId = derivedId(id, 'membership');
  const { state } = await organizations.insert(
    id,
    { ...context, organization: id },
    found({ id, name, membershipId, accountId }, runtime.now()),
    () => refuse('idempotency-key.reused'),
  );
  const me = memberOf(state, accountId);
  if (!me) throw refuse('organization.not-found');
  return organizationView(state, me);
}
