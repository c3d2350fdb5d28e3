import { describe, expect, it } from 'vitest';
import type { UseCaseOptions } from './use-case.ts';
import { useCaseGenerator } from './use-case.ts';
import { addedTo, openTree, textOf, touched } from './workspace-tree.fixture.ts';

const organization = '/v1/organizations/{organizationId}';
const project = `${organization}/projects/{projectId}`;
const image = `${project}/images/{imageId}`;

describe('the use-case generator', () => {
  it.for([
    ['org', 'POST', `${organization}/thing`, 'org/organization.ts', 'ownerErrors'],
    ['org', 'GET', `${organization}/thing`, 'org/organization.ts', 'organizationErrors'],
    ['project-sharing', 'DELETE', `${project}/thing`, 'project-sharing/project.ts', 'capabilityErrors'],
    ['project-sharing', 'GET', `${project}/thing`, 'project-sharing/project.ts', 'projectErrors'],
    ['review-workflow', 'GET', `${project}/thing`, 'review-workflow/image.ts', 'projectErrors'],
    ['review-workflow', 'GET', `${image}/thing`, 'review-workflow/image.ts', 'imageErrors'],
    ['review-workflow', 'PUT', `${image}/thing`, 'review-workflow/image.ts', '[...imageErrors,'],
    ['activity', 'GET', `${organization}/thing`, 'activity.ts', "['organization.not-found',"],
    ['activity', 'GET', `${project}/thing`, 'activity.ts', 'projectErrors'],
  ] as const)('gives %s a use case for %s %s', async ([service, method, path, table, errors]) => {
    const tree = openTree();
    await useCaseGenerator(tree, { service, name: 'do-thing', method, path });
    const [contract, routes] = [`libs/contracts/src/http/${table}`, `libs/${service}/src/routes.ts`];
    expect(touched(tree)).toEqual({
      made: [`libs/${service}/src/do-thing.spec.ts`, `libs/${service}/src/do-thing.ts`],
      changed: [contract, routes].toSorted(),
    });
    expect(textOf(tree, contract)).toContain(`path: '${path}'`);
    expect(textOf(tree, contract)).toContain(`errors: ${errors}`);
    expect(addedTo(tree, contract)).toContain("summary: 'Do thing',");
    expect(addedTo(tree, contract).includes('body: z.strictObject({}),')).toBe(
      method === 'POST' || method === 'PUT',
    );
    const [imported, handled, ...others] = addedTo(tree, routes);
    expect(imported).toBe("import { doThing } from './do-thing.ts';");
    expect(handled).toMatch(/^doThing: \(call\) => doThing\(/);
    expect(others).toEqual([]);
  });

  const give = (options: Partial<UseCaseOptions>) =>
    useCaseGenerator(openTree(), {
      service: 'project-sharing',
      name: 'do-thing',
      method: 'POST',
      path: `${project}/thing`,
      ...options,
    });

  it('refuses a path that names nobody to act for, or an id that it could not look up', async () => {
    for (const path of ['/v1/things', project, `${project}/labels/{labelId}/merge`, `${project}/Thing`])
      await expect(give({ path })).rejects.toThrow('A path reads /v1/organizations/{organizationId}');
  });

  it('refuses what a service has none of', async () => {
    await expect(give({ service: 'activity' })).rejects.toThrow('It decides nothing');
    await expect(give({ service: 'org' })).rejects.toThrow('about one organization');
    await expect(give({ service: 'review-workflow' })).rejects.toThrow('one image at a time');
    await expect(give({ path: `${organization}/thing` })).rejects.toThrow('about one project');
  });

  it('refuses a name, a route and an address that are taken', async () => {
    await expect(give({ name: 'get-project' })).rejects.toThrow('get-project.ts is there already');
    await expect(give({ name: 'doThing' })).rejects.toThrow('lower-case words with hyphens');
    const address = { method: 'GET', path: `${project}/labels` } as const;
    await expect(give(address)).rejects.toThrow('GET is answered there already, by listLabels');
  });

  it('says what to do when the table or the handlers are not where they were', async () => {
    for (const [path, anchor] of [
      ['libs/contracts/src/http/project-sharing/project.ts', 'projectRoutes'],
      ['libs/project-sharing/src/routes.ts', 'projectSharingHandlers'],
    ] as const) {
      const tree = openTree();
      tree.write(path, textOf(tree, path).replaceAll(anchor, 'other'));
      const asked = { name: 'do-thing', method: 'POST', path: `${project}/thing` } as const;
      await expect(useCaseGenerator(tree, { service: 'project-sharing', ...asked })).rejects.toThrow(
        `${path} has no`,
      );
    }
  });
});
