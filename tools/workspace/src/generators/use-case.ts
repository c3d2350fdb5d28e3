import type { Tree } from '@nx/devkit';
import { formatFiles } from '@nx/devkit';
import type { Route } from '@tandem/contracts';
import { routes } from '@tandem/contracts';
import { addImport, addProperty, keysAt } from './source.ts';
import { activityKinds } from './use-case-activity.ts';
import { orgKinds } from './use-case-org.ts';
import { projectSharingKinds } from './use-case-project-sharing.ts';
import { reviewWorkflowKinds } from './use-case-review-workflow.ts';
import type { Kind, Scope, ServiceKinds } from './use-case-services.ts';
import { expectKebab, formsOf, sayAfterwards, sentence } from './words.ts';

const services = {
  org: orgKinds,
  'project-sharing': projectSharingKinds,
  'review-workflow': reviewWorkflowKinds,
  activity: activityKinds,
} as const satisfies { readonly [service: string]: ServiceKinds };

export type UseCaseOptions = {
  readonly service: keyof typeof services;
  /** What it does: `archive-project`. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** `/v1/organizations/{organizationId}/projects/{projectId}/archive` */
  readonly path: string;
  readonly summary?: string;
};

const paths =
  /^\/v1\/organizations\/\{organizationId\}(?:\/projects\/\{projectId\}(?:\/images\/\{imageId\})?)?(?:\/[a-z]+(?:-[a-z]+)*)+$/;
const scopeOf = (path: string): Scope =>
  path.includes('{imageId}') ? 'image' : path.includes('{projectId}') ? 'project' : 'organization';
const paramsOf = { organization: 'inOrganization', project: 'inProject', image: 'inImage' } as const;

/** Adds a use case that asks who may and does nothing yet: its route, its handler, its file and a spec beside it. */
export async function useCaseGenerator(tree: Tree, options: UseCaseOptions) {
  const { service, name, method, path, summary = sentence(formsOf(name).words) } = options;
  expectKebab('the name of a use case', name);
  if (!paths.test(path))
    throw new Error(
      `A path reads /v1/organizations/{organizationId}, then /projects/{projectId} and /images/{imageId} as far as needed, then ` +
        `words of its own; not ${path}. Ids of other things come by hand: whoever takes one has to look it up.`,
    );
  const { kinds, handlers, otherwise }: ServiceKinds = services[service];
  const scope = scopeOf(path);
  const kind = kinds[`${scope} ${method === 'GET' ? 'read' : 'write'}`];
  if (!kind) throw new Error(`${service} has no ${method} about one ${scope}. ${otherwise}`);

  const taken = Object.entries<Route>(routes).find(
    ([, route]) => route.method === method && route.path === path,
  );
  if (taken) throw new Error(`${method} is answered there already, by ${taken[0]}.`);

  const it = formsOf(name);
  const folder = `libs/${service}/src`;
  const file = `${folder}/${name}.ts`;
  if (tree.exists(file)) throw new Error(`${file} is there already.`);
  addRoute(tree, kind, { ...options, summary, params: paramsOf[scope] });
  const routesFile = `${folder}/routes.ts`;
  addProperty(tree, routesFile, handlers, { key: it.camel, value: `(call) => ${it.camel}${kind.handler}` });
  addImport(tree, routesFile, it.camel, `./${name}.ts`);
  tree.write(file, kind.source(it, summary).trimStart());
  tree.write(`${folder}/${name}.spec.ts`, kind.spec(it).trimStart());

  await formatFiles(tree);
  return sayAfterwards(`${method} ${path} is answered by ${file}. Next:`, [
    `${kind.table.file}: what ${it.camel} takes and answers`,
    ...(takesBody(method) ? ['apps/e2e/src/valid-requests.ts: a valid body, once it needs one'] : []),
    `${file}: who may, and what it decides; ${name}.spec.ts says so`,
    '`npm run generate` for docs/generated',
    '`npm run check`',
  ]);
}

const takesBody = (method: UseCaseOptions['method']): boolean => method !== 'GET' && method !== 'DELETE';

function addRoute(
  tree: Tree,
  { table, errors }: Kind,
  {
    name,
    method,
    path,
    summary,
    params,
  }: UseCaseOptions & { readonly summary: string; readonly params: string },
): void {
  const { camel } = formsOf(name);
  const base = table.file.split('/').length === 5 ? '.' : '..';
  if (keysAt(tree, table.file, table.name).includes(camel))
    throw new Error(`There is a route ${camel} already.`);
  addProperty(tree, table.file, table.name, {
    key: camel,
    value: `{
      service,
      method: '${method}',
      path: '${path}',
      auth: 'account',
      status: 200,
      summary: ${JSON.stringify(summary)},
      params: ${params},
      ${takesBody(method) ? 'body: z.strictObject({}),' : ''}
      response: z.object({ id: Id }),
      errors: ${errors.text},
    }`,
  });
  addImport(tree, table.file, params, `${base}/common.ts`);
  addImport(tree, table.file, 'Id', `${base === '.' ? '..' : '../..'}/primitives.ts`);
  for (const [imported, from] of errors.imports) addImport(tree, table.file, imported, from);
}
