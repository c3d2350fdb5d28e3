import type { Kind, Name, ServiceKinds } from './use-case-services.ts';
import { refusals, tables } from './use-case-services.ts';

const spec = ({ camel, words }: Name, more: string) => `
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestOrg } from './org.fixture.ts';
import { openOrg, refused } from './org.fixture.ts';

let org: TestOrg;
beforeAll(async () => void (org = await openOrg()));
afterAll(() => org.close());

describe('To ${words}', () => {
  it('is answered to an owner with what it was about', async () => {
    const { id, owner } = await org.organization();
    expect(await owner.client.${camel}({ params: { organizationId: id } })).toEqual({ id });
  });

  it('finds no organization for an outsider', async () => {
    const { id } = await org.organization();
    const { client } = await org.person('Oskar');
    expect((await refused(client.${camel}({ params: { organizationId: id } }))).code).toBe('organization.not-found');
  });
${more}});
`;

const ownersOnly = ({ camel }: Name) => `
  it('needs an owner', async () => {
    const { id, owner } = await org.organization();
    const { client } = await org.joined(owner, id, 'Mika');
    expect((await refused(client.${camel}({ params: { organizationId: id } }))).code).toBe('membership.owner-required');
  });
`;

const read: Kind = {
  table: tables.organization,
  errors: refusals('./shared.ts', 'organizationErrors'),
  handler: '(org, call, call.params.organizationId)',
  source: ({ camel }, summary) => `
import { readAs } from './as-member.ts';
import type { Caller, Org } from './org.ts';
import { asMember } from './organization.ts';

/** ${summary}. */
export async function ${camel}(org: Org, by: Caller, organizationId: string) {
  const { organization } = await readAs(org, by, organizationId, asMember);
  return { id: organization.id };
}
`,
  spec: (it) => spec(it, ''),
};

const write: Kind = {
  ...read,
  errors: refusals('./shared.ts', 'ownerErrors'),
  source: ({ camel }, summary) => `
import { changeAs } from './as-member.ts';
import type { Caller, Org } from './org.ts';
import { asOwner } from './organization.ts';

/** ${summary}. */
export async function ${camel}(org: Org, by: Caller, organizationId: string) {
  const { state } = await changeAs(org, by, organizationId, asOwner, (organization) => ({
    state: organization,
    events: [],
    result: null,
  }));
  return { id: state.id };
}
`,
  spec: (it) => spec(it, ownersOnly(it)),
};

export const orgKinds: ServiceKinds = {
  handlers: 'createHandlers',
  kinds: { 'organization read': read, 'organization write': write },
  otherwise: 'Its use cases are about one organization: /v1/organizations/{organizationId}/…',
};
