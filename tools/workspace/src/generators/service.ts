import type { Tree } from '@nx/devkit';
import { formatFiles, installPackagesTask } from '@nx/devkit';
import { serviceNames } from '@tandem/contracts';
import { likeTheModel, listBesides, mustListBesides } from './besides.ts';
import { listInYaml } from './compose.ts';
import { serviceFiles } from './service-templates.ts';
import { addElement, addImport, addProperty, gone, readText } from './source.ts';
import type { NewService } from './words.ts';
import { expectKebab, formsOf, readPorts, sayAfterwards, sentence } from './words.ts';

export type ServiceOptions = {
  /** `billing` */
  readonly name: string;
  /** Leaves `npm install` to whoever asks. */
  readonly skipInstall?: boolean;
};

const here = 'tools/workspace/src/generators';

/** Where every service has to be listed, and where some may be. */
const listed = [
  'eslint.config.mjs',
  'libs/contracts/src/primitives.ts',
  'libs/gateway/src/config.ts',
  'apps/all-in-one/src/system.ts',
];
const ownText = 'libs/gateway/src/openapi.ts';
const listedPerhaps = [
  'apps/all-in-one',
  'apps/bench',
  'apps/e2e',
  'libs/gateway',
  'tools/infra',
  'tools/workspace',
].map((project) => `${project}/src`);

/** Makes a service with one route, its process, and its place in the gateway and in the whole system. */
export async function serviceGenerator(tree: Tree, { name, skipInstall = false }: ServiceOptions) {
  expectKebab('the name of a service', name);
  const taken = [...serviceNames, ...tree.children('libs'), ...tree.children('apps')];
  if (taken.includes(name)) throw new Error(`There is a ${name} already.`);
  const forms = formsOf(name);
  const service: NewService = {
    ...forms,
    kebab: name,
    title: sentence(forms.words),
    port: Math.max(...readPorts(tree)) + 1,
  };

  likeTheModel(tree, 'libs', service, ['package.json', 'src/index.ts', 'src/config.ts']);
  likeTheModel(tree, 'apps', service);
  for (const [path, text] of Object.entries(serviceFiles(service))) tree.write(path, text);
  listInContracts(tree, service);
  listInGateway(tree, service);
  for (const path of listed) mustListBesides(tree, path, service);
  for (const path of listedPerhaps.flatMap((folder) => sourcesIn(tree, folder)))
    if (![...listed, ownText].includes(path)) listBesides(tree, path, service);
  addProperty(tree, 'apps/e2e/src/inspection.ts', 'copies', { key: name, value: `['organizations']` });

  if (tree.exists('docker-compose.yml')) listInYaml(tree, 'docker-compose.yml', service);

  await formatFiles(tree);
  const say = sayAfterwards(
    `libs/${name} and apps/${name} are there; ${name} listens on ${service.port}. Next:`,
    [
      ...(skipInstall ? ['`npm install` links the two and writes them into the lockfile'] : []),
      `libs/contracts/src/http/${name}.ts: what it is asked`,
      `libs/${name}/README.md: what it is for; libs/${name}/src: how`,
      '`npm run generate` for docs/generated',
      '`npm run check`',
    ],
  );
  return () => {
    if (!skipInstall) installPackagesTask(tree, true);
    say();
  };
}

function listInContracts(tree: Tree, { kebab, camel }: NewService): void {
  const index = 'libs/contracts/src/http/index.ts';
  addImport(tree, index, `${camel}Routes`, `./${kebab}.ts`);
  addElement(tree, index, 'routes', `...${camel}Routes`, '...gatewayRoutes');
  const before = readText(tree, index);
  const after = before.replace(/^export \* from '\.\/common\.ts';$/m, `$&\nexport * from './${kebab}.ts';`);
  if (after === before) throw gone(index, 'export of ./common.ts');
  tree.write(index, after);
}

function listInGateway(tree: Tree, { kebab, title }: NewService): void {
  addProperty(tree, ownText, 'tags', { key: kebab, value: `'${title}'` });
  // It keeps a copy of organizations: whoever changed one is answered once it has taken that in.
  addElement(tree, 'libs/gateway/src/applied.ts', 'copiedBy.organization', `'${kebab}'`);
}

const sourcesIn = (tree: Tree, folder: string): readonly string[] =>
  tree.children(folder).flatMap((child) => {
    const path = `${folder}/${child}`;
    if (!tree.isFile(path)) return path === here ? [] : sourcesIn(tree, path);
    return path.endsWith('.ts') ? [path] : [];
  });
