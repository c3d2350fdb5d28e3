import type { NewService } from './words.ts';

type Template = (service: NewService) => string;

const routeTable: Template = ({ kebab, camel, pascal, words }) => `
import { z } from 'zod';
import { Count } from '../primitives.ts';
import { inOrganization } from './common.ts';
import { defineRoutes } from './route.ts';

const service = '${kebab}';

export const ${camel}Routes = defineRoutes({
  get${pascal}: {
    service,
    method: 'GET',
    path: '/v1/organizations/{organizationId}/${kebab}',
    auth: 'account',
    status: 200,
    summary: 'What ${words} knows of an organization: how many active members it has',
    params: inOrganization,
    response: z.object({ members: Count }),
    errors: ['organization.not-found'],
  },
});
`;

const service: Template = ({ kebab, camel, pascal, title }) => `
import { ${camel}Routes, problemKinds, problems } from '@tandem/contracts';
import type { Service, ServiceDeps } from '@tandem/platform';
import { assembleService } from '@tandem/platform';
import { openCopies } from './copies.ts';
import { createHandlers } from './routes.ts';

/** ${title}: so far it knows organizations, from their events. */
export function create${pascal}(deps: ServiceDeps): Service {
  const copies = openCopies(deps.store);
  return assembleService(
    {
      name: '${kebab}',
      routes: ${camel}Routes,
      handlers: createHandlers(copies),
      tables: { problems, kinds: problemKinds },
      readers: Object.values(copies),
      relays: [],
    },
    deps,
  );
}
`;

const copies: Template = () => `
import { aggregates, OrganizationState } from '@tandem/contracts';
import type { Store } from '@tandem/platform';
import { openCopy } from '@tandem/platform';

/** What this service knows of what others own. */
export function openCopies(store: Store) {
  return {
    organizations: openCopy(store, {
      name: 'organizations',
      aggregate: 'organization',
      topic: aggregates.organization.topic,
      schema: OrganizationState,
      indexes: [],
      queries: {},
    }),
  };
}
export type Copies = ReturnType<typeof openCopies>;
`;

const routes: Template = ({ kebab, camel, pascal }) => `
import type { ${camel}Routes } from '@tandem/contracts';
import type { Handlers } from '@tandem/platform';
import type { Copies } from './copies.ts';
import { get${pascal} } from './get-${kebab}.ts';

export const createHandlers = (copies: Copies): Handlers<typeof ${camel}Routes> => ({
  get${pascal}: (call) => get${pascal}(copies, call.accountId, call.params.organizationId),
});
`;

const useCase: Template = ({ pascal }) => `
import { refuse } from '@tandem/contracts';
import { membershipOf } from '@tandem/rules';
import type { Copies } from './copies.ts';

/** How many active members an organization has, for one of them; to outsiders it does not exist. */
export async function get${pascal}({ organizations }: Copies, accountId: string, organizationId: string) {
  const organization = await organizations.get(organizationId);
  if (!organization || !membershipOf(organization, accountId)) throw refuse('organization.not-found');
  return { members: organization.members.filter(({ status }) => status === 'active').length };
}
`;

const spec: Template = ({ kebab, pascal, words }) => `
import { createLogger } from '@tandem/platform';
import type { TestPlatform } from '@tandem/testing';
import { anAccount, anOrganization, createPublisher, openTestPlatform, untilApplied } from '@tandem/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { create${pascal} } from './index.ts';

describe('What ${words} knows', () => {
  const [aiko, ben, oskar] = [anAccount('Aiko'), anAccount('Ben'), anAccount('Oskar')];
  const organization = anOrganization('Kelp Lab', aiko, ben);
  const params = { organizationId: organization.id };
  let platform: TestPlatform;
  let as: Awaited<ReturnType<TestPlatform['serve']>>['as'];
  beforeAll(async () => {
    platform = await openTestPlatform('${kebab}');
    const logger = createLogger('${kebab}', 'silent');
    const served = await platform.serve(create${pascal}({ ...platform.deps, logger }));
    as = served.as;
    const seq = await createPublisher(platform.log)('organization', organization);
    await untilApplied(served.url, 'organization', organization.id, seq);
  });
  afterAll(() => platform.close());

  it('is told to members of an organization', async () => {
    expect(await as(ben.id).get${pascal}({ params })).toEqual({ members: 2 });
  });

  it('is nothing to an outsider, as if there were no such organization', async () => {
    await expect(as(oskar.id).get${pascal}({ params })).rejects.toMatchObject({
      status: 404,
      code: 'organization.not-found',
    });
  });
});
`;

const readme: Template = ({ kebab, title, pascal }) => `
# ${kebab}

${title}: so far it knows how many active members an organization has.

- **Owns** nothing yet.
- **Emits** nothing.
- **Listens to** organizations: a copy. \`/internal/applied\` waits for it.

| to change                     | open                                                              |
| ----------------------------- | ----------------------------------------------------------------- |
| what it is asked and answers  | \`libs/contracts/src/http/${kebab}.ts\`, then \`src/routes.ts\`    |
| what \`get${pascal}\` answers | \`src/get-${kebab}.ts\`                                             |
| what it keeps of other services | \`src/copies.ts\`; then \`libs/gateway/src/applied.ts\` waits for it |
| what its process is configured by | \`src/config.ts\`; the process is \`apps/${kebab}\`            |
`;

/** The files of a service that are its own, and its routes in the contracts. */
export const serviceFiles = (its: NewService): { readonly [path: string]: string } => {
  const lib = `libs/${its.kebab}`;
  const files = {
    [`libs/contracts/src/http/${its.kebab}.ts`]: routeTable,
    [`${lib}/README.md`]: readme,
    [`${lib}/src/service.ts`]: service,
    [`${lib}/src/copies.ts`]: copies,
    [`${lib}/src/routes.ts`]: routes,
    [`${lib}/src/get-${its.kebab}.ts`]: useCase,
    [`${lib}/src/${its.kebab}.spec.ts`]: spec,
  };
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [path, text(its).trimStart()]));
};
