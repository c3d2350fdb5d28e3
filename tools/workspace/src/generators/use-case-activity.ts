import type { Kind, Name, ServiceKinds } from './use-case-services.ts';
import { refusals, tables } from './use-case-services.ts';

const spec = ({ camel, words }: Name, about: 'project' | 'organization') => {
  const [params, id, person] =
    about === 'project'
      ? ['{ organizationId: host.id, projectId: project.id }', 'project.id', 'hostManager']
      : ['{ organizationId: host.id }', 'host.id', 'hostOwner'];
  const taken = about === 'project' ? 'host, project, people' : 'host, people';
  return `
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Activity } from './activity.fixture.ts';
import { aSharedProject, everythingOf, openActivity, refusalOf } from './activity.fixture.ts';

const world = aSharedProject();
const { ${taken} } = world;
const params = ${params};
let activity: Activity;
beforeAll(async () => {
  activity = await openActivity();
  await activity.knows(everythingOf(world));
  await activity.settled();
});
afterAll(() => activity.close());

describe('To ${words}', () => {
  it('is answered with what it was about', async () => {
    expect(await activity.as(people.${person}.id).${camel}({ params })).toEqual({ id: ${id} });
  });

  it('finds no organization for an outsider', async () => {
    expect(await refusalOf(activity.as(people.stranger.id).${camel}({ params }))).toEqual([
      404,
      'organization.not-found',
    ]);
  });
});
`;
};

const projectRead: Kind = {
  table: tables.timeline,
  errors: refusals('./common.ts', 'projectErrors'),
  handler: '(deps.copies, call.accountId, call.params)',
  source: ({ camel }, summary) => `
import type { Copies } from './copies.ts';
import { readerOfProject } from './timeline-reader.ts';

/** ${summary}. */
export async function ${camel}(copies: Copies, accountId: string, params: Parameters<typeof readerOfProject>[2]) {
  const { project } = await readerOfProject(copies, accountId, params);
  return { id: project.id };
}
`,
  spec: (it) => spec(it, 'project'),
};

const organizationRead: Kind = {
  ...projectRead,
  errors: {
    text: "['organization.not-found', 'membership.pending', 'membership.owner-required']",
    imports: [],
  },
  handler: '(deps.copies, call.accountId, call.params.organizationId)',
  source: ({ camel }, summary) => `
import type { Copies } from './copies.ts';
import { organizationOfOwner } from './timeline-reader.ts';

/** ${summary}. */
export async function ${camel}(copies: Copies, accountId: string, organizationId: string) {
  const organization = await organizationOfOwner(copies, accountId, organizationId);
  return { id: organization.id };
}
`,
  spec: (it) => spec(it, 'organization'),
};

export const activityKinds: ServiceKinds = {
  handlers: 'createHandlers',
  kinds: { 'organization read': organizationRead, 'project read': projectRead },
  otherwise:
    'It decides nothing: its use cases read (GET), about an organization or a project; a command belongs to the service ' +
    'that owns what it changes.',
};
