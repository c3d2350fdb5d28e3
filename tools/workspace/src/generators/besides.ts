import type { Tree } from '@nx/devkit';
import { updateJson } from '@nx/devkit';
import ts from 'typescript';
import { addImport, gone, keyText, namesImported, readText } from './source.ts';
import type { NewService } from './words.ts';

/** The simplest service of all: a new one is listed wherever this one is, and its process is made from its. */
const model = { name: 'activity', port: 3004 };

/** What speaks of the model, as it reads for a new service; in code, where its name stands alone, it is a variable. */
export function renamed(text: string, { kebab, camel, pascal, port }: NewService, inCode = true): string {
  const member = kebab.includes('-') ? `['${kebab}']` : `.${kebab}`;
  const named = inCode
    ? text
        .replaceAll(/(?<=['"/])activity(?=['"/:.-])/g, kebab)
        .replaceAll(/\.activity\b/g, member)
        .replaceAll(/\bactivity(?![a-z])/g, camel)
    : text.replaceAll(/\bactivity(?![a-z])/g, kebab);
  return named
    .replaceAll('Activity', pascal)
    .replaceAll('ACTIVITY', kebab.toUpperCase().replaceAll('-', '_'))
    .replaceAll(String(model.port), String(port));
}

export const ofModel = /\bactivity(?![a-z])|Activity(?![a-z])|ACTIVITY_/;
export const ofAnother = /\borg(?![a-z])|Org(?![a-z])|ORG_/;

/** Text counts where it is a service's name and no more; a list of its own never. */
const isOfOne = (node: ts.Node): boolean =>
  ts.isStringLiteral(node) ? /^[a-z-]+$/.test(node.text) : !ts.isArrayLiteralExpression(node);

/** Lists in which services stand beside one another: elements, keys, members of a union, cases. */
function listOf(node: ts.Node): readonly { readonly node: ts.Node; readonly name: string }[] {
  const named = (nodes: readonly ts.Node[]) =>
    nodes.filter(isOfOne).map((one) => ({ node: one, name: one.getText() }));
  if (ts.isArrayLiteralExpression(node) || ts.isArrayBindingPattern(node)) return named(node.elements);
  if (ts.isUnionTypeNode(node)) return named(node.types);
  if (ts.isObjectLiteralExpression(node))
    return node.properties.flatMap((one) => (one.name ? [{ node: one, name: one.name.getText() }] : []));
  if (ts.isCaseBlock(node))
    return node.clauses.flatMap((one) =>
      ts.isCaseClause(one) ? [{ node: one, name: one.expression.getText() }] : [],
    );
  return [];
}

function likeIt(node: ts.Node, service: NewService): string {
  if (!ts.isPropertyAssignment(node) || node.name.getText() !== model.name)
    return renamed(node.getText(), service);
  return `${keyText(service.kebab)}: ${renamed(node.initializer.getText(), service)}`;
}

/** Lists a new service wherever a file lists the model beside other services, and imports of it what is imported of the model. */
export function listBesides(tree: Tree, path: string, service: NewService): boolean {
  const text = readText(tree, path);
  const insertions: { readonly at: number; readonly text: string }[] = [];
  const visit = (node: ts.Node): void => {
    const list = listOf(node);
    const place = list.find(({ name }) => ofModel.test(name) && !ofAnother.test(name));
    if (place && list.some(({ name }) => ofAnother.test(name) && !ofModel.test(name))) {
      const like = likeIt(place.node, service);
      if (ts.isCaseClause(place.node))
        insertions.push({ at: place.node.getStart(), text: `case '${service.kebab}':\n` });
      else
        insertions.push({
          at: place.node.getEnd(),
          text: `${ts.isUnionTypeNode(node) ? ' | ' : ', '}${like}`,
        });
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
  const changed = insertions
    .toSorted((a, b) => b.at - a.at)
    .reduce((before, { at, text: added }) => before.slice(0, at) + added + before.slice(at), text);
  if (insertions.length === 0) return false;
  tree.write(path, changed);
  importLikewise(tree, path, service);
  return true;
}

function importLikewise(tree: Tree, path: string, service: NewService): void {
  const [from, its] = [`@tandem/${model.name}`, `@tandem/${service.kebab}`];
  const names = namesImported(tree, path, from);
  for (const name of names) addImport(tree, path, renamed(name, service), its);
  const manifest = `${path.split('/').slice(0, 2).join('/')}/package.json`;
  if (names.length > 0)
    updateJson<{ dependencies: Record<string, string> }>(tree, manifest, ({ dependencies, ...json }) => ({
      ...json,
      dependencies: sorted({ ...dependencies, [its]: dependencies[from] ?? '0.1.0' }),
    }));
}

const sorted = (record: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)));

/** The same where it has to be listed; fails in words where it cannot be. */
export function mustListBesides(tree: Tree, path: string, service: NewService): void {
  if (!listBesides(tree, path, service)) throw gone(path, `list with ${model.name} beside org`);
}

/** A folder of the model's with everything in it, for the new service. */
export function likeTheModel(
  tree: Tree,
  folder: string,
  service: NewService,
  files?: readonly string[],
): void {
  const copy = (path: string): void => {
    const from = `${folder}/${model.name}/${path}`;
    if (tree.isFile(from)) {
      const text = renamed(readText(tree, from), service, path.endsWith('.ts'));
      tree.write(`${folder}/${service.kebab}/${path}`, text);
    } else for (const child of tree.children(from)) if (child !== 'node_modules') copy(`${path}/${child}`);
  };
  const found = files ?? tree.children(`${folder}/${model.name}`).filter((child) => child !== 'node_modules');
  if (found.length === 0) throw gone(`${folder}/${model.name}`, 'files');
  for (const path of found) copy(path);
}
