import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyWorkspace } from './workspace-copy.fixture.ts';

const why = process.env['CI'] ? '' : ' (set CI=1 to run this: a minute, in a copy of the workspace)';
const project = '/v1/organizations/{organizationId}/projects/{projectId}';

describe.skipIf(why !== '')(`what the generators make${why}`, () => {
  let copy: Awaited<ReturnType<typeof copyWorkspace>>;
  let changed: readonly string[];
  beforeAll(async () => {
    copy = await copyWorkspace();
    const make = (...words: readonly string[]) => copy.run('nx', 'generate', ...words);
    await make('@tandem/workspace:event', 'project', 'thing-renamed', 'name');
    await make('@tandem/workspace:use-case', 'project-sharing', 'do-thing', 'POST', `${project}/thing`);
    await make('@tandem/workspace:use-case', 'review-workflow', 'list-things', 'GET', `${project}/things`);
    await make('@tandem/workspace:service', 'made-up', '--skip-install');
    copy.linkProject('libs/made-up');
    copy.linkProject('apps/made-up');
    await copy.run('tools/workspace/src/generate.main.ts');
    changed = copy.changed('apps', 'libs', 'tools');
  }, 120_000);
  afterAll(() => copy.remove());

  it.concurrent(
    'has the types that everything else relies on',
    async () => {
      await copy.run('tsc', '-p', 'tsconfig.check.json');
    },
    120_000,
  );

  it.concurrent(
    'keeps the rules of style and of who may import whom, formatted',
    async () => {
      expect(changed).toContain('libs/made-up/src/service.ts');
      // Without a cached project graph the boundary rule skips silently.
      await copy.run('nx', 'show', 'projects');
      await copy.run('eslint', 'eslint.config.mjs', ...changed);
      await copy.run('prettier', '--check', 'eslint.config.mjs', 'libs/made-up', 'apps/made-up', ...changed);
    },
    120_000,
  );

  it('is in the generated files, and they are as generated', async () => {
    await copy.run('tools/workspace/src/generate.main.ts', '--check');
  }, 60_000);

  it('works, for those alone who may, by itself and in the whole system', async () => {
    const specs = changed.filter((path) => path.endsWith('.spec.ts'));
    const around = [
      'libs/contracts',
      'libs/gateway/src/openapi',
      'tools/workspace/src/samples',
      'apps/all-in-one/src/samples',
      'apps/e2e/src/isolation',
    ];
    const said = await copy.run('vitest', 'run', ...specs, ...around);
    expect(said).toMatch(/^\d{3} passed, 0 failed, \d+ skipped$/m);
  }, 120_000);
});
