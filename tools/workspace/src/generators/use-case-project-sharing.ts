import type { Kind, Name, ServiceKinds } from './use-case-services.ts';
import { common, refusals, tables } from './use-case-services.ts';

const spec = ({ camel, words }: Name, more: string) => `
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Fixture, Person } from './project-sharing.fixture.ts';
import { codeOf, openProjectSharing, openSharedProject } from './project-sharing.fixture.ts';

let fixture: Fixture;
let shared: Awaited<ReturnType<typeof openSharedProject>>;
beforeAll(async () => {
  fixture = await openProjectSharing();
  shared = await openSharedProject(fixture);
});
afterAll(() => fixture.close());

const ${camel} = (person: Person) => person.client.${camel}({ params: person.params(shared.id) });

describe('To ${words}', () => {
  it('is answered to a host manager with what it was about', async () => {
    expect(await ${camel}(shared.manager)).toEqual({ id: shared.id });
  });

  it('finds no project for an outsider', async () => {
    expect(await codeOf(${camel}(shared.outsider))).toBe('project.not-found');
  });
${more}});
`;

const hostManagersOnly = ({ camel }: Name) => `
  it('is refused to everybody else inside', async () => {
    for (const person of [shared.developer, shared.annotator, shared.extManager, shared.extAnnotator])
      expect(await codeOf(${camel}(person))).toBe('project.capability-missing');
  });
`;

const read: Kind = {
  table: tables.project,
  errors: refusals(common, 'projectErrors'),
  handler: '(sharing, acting(call))',
  source: ({ camel }, summary) => `
import type { Acting } from './command-project.ts';
import { visitProject } from './command-project.ts';
import type { Sharing } from './sharing.ts';

/** ${summary}. */
export async function ${camel}(sharing: Sharing, acting: Acting) {
  const { project } = await visitProject(sharing, acting);
  return { id: project.id };
}
`,
  spec: (it) => spec(it, ''),
};

const write: Kind = {
  ...read,
  errors: refusals(common, 'capabilityErrors'),
  source: ({ camel }, summary) => `
import type { Acting } from './command-project.ts';
import { commandProject, needsHostManager } from './command-project.ts';
import { unchanged } from './project.ts';
import type { Sharing } from './sharing.ts';

/** ${summary}. */
export async function ${camel}(sharing: Sharing, acting: Acting) {
  const { state } = await commandProject(sharing, acting, {
    permit: needsHostManager,
    decide: (project) => unchanged(project, null),
  });
  return { id: state.id };
}
`,
  spec: (it) => spec(it, hostManagersOnly(it)),
};

export const projectSharingKinds: ServiceKinds = {
  handlers: 'projectSharingHandlers',
  kinds: { 'project read': read, 'project write': write },
  otherwise: 'Its use cases are about one project: /v1/organizations/{organizationId}/projects/{projectId}/…',
};
