import type { Tree } from '@nx/devkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { serviceGenerator } from './service.ts';
import { readPorts } from './words.ts';
import { addedTo, openTree, textOf, touched } from './workspace-tree.fixture.ts';

const made = async (name: string) => {
  const workspace = openTree();
  await serviceGenerator(workspace, { name });
  return workspace;
};

describe('the service generator', () => {
  let tree: Tree;
  beforeAll(async () => void (tree = await made('made-up')), 60_000);

  it('makes a lib with one route and a process like the others', () => {
    expect(touched(tree).made).toEqual(
      expect.arrayContaining([
        'apps/made-up/package.json',
        'apps/made-up/src/main.ts',
        'libs/contracts/src/http/made-up.ts',
        'libs/made-up/README.md',
        'libs/made-up/package.json',
        'libs/made-up/src/config.ts',
        'libs/made-up/src/copies.ts',
        'libs/made-up/src/get-made-up.ts',
        'libs/made-up/src/index.ts',
        'libs/made-up/src/made-up.spec.ts',
        'libs/made-up/src/routes.ts',
        'libs/made-up/src/service.ts',
      ]),
    );
    const unlike = touched(tree).made.filter((path) => /activity/i.test(textOf(tree, path)));
    expect(unlike, 'still speak of the service that they were made from').toEqual([]);
    expect(JSON.parse(textOf(tree, 'libs/made-up/package.json'))).toMatchObject({
      name: '@tandem/made-up',
      nx: { tags: ['type:service', 'scope:made-up'] },
    });
    expect(textOf(tree, 'apps/made-up/src/main.ts')).toContain("'made-up'");
  });

  it('gives it a port of its own', () => {
    const its = /port: (\d+)/.exec(textOf(tree, 'libs/made-up/src/config.ts'))?.[1];
    const others = readPorts(openTree());
    expect(others.length).toBeGreaterThanOrEqual(5);
    expect(others).not.toContain(Number(its));
    expect(Number(its)).toBeGreaterThan(3_000);
  });

  it('lists it wherever services are listed', () => {
    expect(textOf(tree, 'libs/contracts/src/primitives.ts')).toMatch(/serviceNames = \[[^\]]*'made-up'/);
    expect(textOf(tree, 'eslint.config.mjs')).toMatch(/scopes = \[[^\]]*'made-up'/);
    expect(addedTo(tree, 'libs/contracts/src/http/index.ts')).toEqual([
      "import { madeUpRoutes } from './made-up.ts';",
      "export * from './made-up.ts';",
      '...madeUpRoutes,',
    ]);
    const port = /port: (\d+)/.exec(textOf(tree, 'libs/made-up/src/config.ts'))?.[1];
    expect(addedTo(tree, 'libs/gateway/src/config.ts')).toEqual([
      `MADE_UP_URL: addressesField('made-up', 'http://made-up:${port}'),`,
      "'made-up': config.MADE_UP_URL,",
    ]);
    expect(textOf(tree, 'libs/gateway/src/applied.ts')).toMatch(/organization: \[[^\]]*'made-up'/);
    expect(addedTo(tree, 'libs/gateway/src/openapi.ts')).toContain("'made-up': 'Made up',");
    expect(addedTo(tree, 'apps/all-in-one/src/system.ts')).toEqual(
      expect.arrayContaining([
        "import { createMadeUp } from '@tandem/made-up';",
        "run(createMadeUp(await depsOf('made-up'))),",
        "'made-up': madeUp.url,",
      ]),
    );
  });

  it('leaves alone what only speaks of services', () => {
    expect(touched(tree).changed).not.toContain('tools/workspace/src/module-boundaries.spec.ts');
  });

  it('refuses a name that is taken, or is none', async () => {
    await expect(made('gateway')).rejects.toThrow('There is a gateway already.');
    await expect(made('rules')).rejects.toThrow('There is a rules already.');
    await expect(made('madeUp')).rejects.toThrow('lower-case words with hyphens');
  });

  it('says what to do where the contracts no longer export as they did', async () => {
    const index = 'libs/contracts/src/http/index.ts';
    const without = openTree();
    without.write(index, textOf(without, index).replace("export * from './common.ts';", ''));
    await expect(serviceGenerator(without, { name: 'made-up' })).rejects.toThrow(`${index} has no export`);
  });

  it('says what to do where services are no longer listed as they were', async () => {
    for (const path of ['eslint.config.mjs', 'libs/gateway/src/config.ts', 'apps/all-in-one/src/system.ts']) {
      const without = openTree();
      without.write(path, textOf(without, path).replaceAll(/activity/gi, 'history'));
      await expect(serviceGenerator(without, { name: 'made-up' })).rejects.toThrow(`${path} has no`);
    }
  });
});
