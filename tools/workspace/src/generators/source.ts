import type { Tree } from '@nx/devkit';
import ts from 'typescript';

type List = ts.NodeArray<ts.Node>;

/** Ends a generator in words: what it looked for in which file, and that nothing was written. */
export const gone = (path: string, what: string): Error =>
  new Error(
    `${path} has no ${what} any more, so nothing was written. Make the change by hand, and mend tools/workspace/src/generators.`,
  );

export function readText(tree: Tree, path: string): string {
  const text = tree.read(path, 'utf8');
  if (text === null) throw gone(path, 'content: the file is missing');
  return text;
}

const parse = (tree: Tree, path: string) =>
  ts.createSourceFile(path, readText(tree, path), ts.ScriptTarget.Latest, true);

/** The literal that a declaration comes down to: through calls, casts, and what a function answers. */
function literalIn(
  node: ts.Node | undefined,
): ts.ObjectLiteralExpression | ts.ArrayLiteralExpression | undefined {
  if (!node) return undefined;
  if (ts.isObjectLiteralExpression(node) || ts.isArrayLiteralExpression(node)) return node;
  if (ts.isCallExpression(node))
    return node.arguments.map(literalIn).find((literal) => literal !== undefined);
  if (ts.isArrowFunction(node)) return literalIn(node.body);
  if (ts.isBlock(node)) return literalIn(node.statements.findLast(ts.isReturnStatement)?.expression);
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isParenthesizedExpression(node))
    return literalIn(node.expression);
  return undefined;
}

function declared(source: ts.SourceFile, name: string): ts.Node | undefined {
  for (const statement of source.statements) {
    if (ts.isFunctionDeclaration(statement) && statement.name?.text === name) return statement.body;
    if (!ts.isVariableStatement(statement)) continue;
    const found = statement.declarationList.declarations.find(({ name: its }) => its.getText() === name);
    if (found) return found.initializer;
  }
  return undefined;
}

const keyOf = (node: ts.Node): string | undefined =>
  ts.isObjectLiteralElementLike(node) && node.name
    ? ts.isStringLiteral(node.name)
      ? node.name.text
      : node.name.getText()
    : undefined;

/** The object or list at `projectStory.steps`: a declaration, then properties. */
function listAt(tree: Tree, path: string, at: string): ts.NodeArray<ts.Node> {
  const [name = '', ...keys] = at.split('.');
  let literal = literalIn(declared(parse(tree, path), name));
  for (const key of keys) {
    const property = elementsOf(literal)?.find((element) => keyOf(element) === key);
    literal = property && ts.isPropertyAssignment(property) ? literalIn(property.initializer) : undefined;
  }
  const elements = elementsOf(literal);
  if (!elements) throw gone(path, `object or list \`${at}\``);
  return elements;
}

const elementsOf = (literal: ReturnType<typeof literalIn>): List | undefined =>
  literal && (ts.isObjectLiteralExpression(literal) ? literal.properties : literal.elements);

function insert(tree: Tree, path: string, position: number, text: string): void {
  const before = readText(tree, path);
  tree.write(path, before.slice(0, position) + text + before.slice(position));
}

function add(tree: Tree, path: string, list: List, text: string, before?: ts.Node): void {
  const last = list.at(-1);
  if (before) insert(tree, path, before.getStart(), `${text},\n`);
  else if (last) insert(tree, path, last.getEnd(), `,\n${text}`);
  else insert(tree, path, list.pos, text);
}

/** A key as an object literal names it. */
export const keyText = (key: string): string => (/^[A-Za-z_$][\w$]*$/.test(key) ? key : `'${key}'`);

/** The keys of an object. */
export const keysAt = (tree: Tree, path: string, at: string): readonly string[] =>
  listAt(tree, path, at).flatMap((element) => keyOf(element) ?? []);

/** Adds `key: value` to an object, before another key where that is there, else at the end. */
export function addProperty(
  tree: Tree,
  path: string,
  at: string,
  { key, value, before }: { readonly key: string; readonly value: string; readonly before?: string },
): void {
  const list = listAt(tree, path, at);
  if (list.some((element) => keyOf(element) === key)) throw new Error(`${path}: ${at} has ${key} already.`);
  const text = `${keyText(key)}: ${value}`;
  add(
    tree,
    path,
    list,
    text,
    before === undefined ? undefined : list.find((element) => keyOf(element) === before),
  );
}

/** Adds an element to a list, or a spread to an object: before the element that reads like `before`, else at the end. */
export function addElement(tree: Tree, path: string, at: string, text: string, before?: string): void {
  const list = listAt(tree, path, at);
  add(
    tree,
    path,
    list,
    text,
    list.find((element) => element.getText() === before),
  );
}

/** Fails unless the file declares this name at its top, or imports it. */
export function expectName(tree: Tree, path: string, name: string): void {
  const source = parse(tree, path);
  const imported = source.statements.filter(ts.isImportDeclaration).flatMap(namesIn);
  if (declared(source, name) === undefined && !imported.includes(name)) throw gone(path, `\`${name}\``);
}

const namesIn = ({ importClause }: ts.ImportDeclaration): readonly string[] =>
  importClause?.namedBindings && ts.isNamedImports(importClause.namedBindings)
    ? importClause.namedBindings.elements.map(({ name }) => name.text)
    : [];

/** The values that a file imports from a module by name. */
export const namesImported = (tree: Tree, path: string, from: string): readonly string[] =>
  importsOf(tree, path)
    .filter((node) => moduleOf(node) === from)
    .flatMap(namesIn);

const importsOf = (tree: Tree, path: string) => parse(tree, path).statements.filter(ts.isImportDeclaration);
const moduleOf = (node: ts.ImportDeclaration) => (node.moduleSpecifier as ts.StringLiteral).text;
const byName = (a: string, b: string) => a.localeCompare(b, 'en', { sensitivity: 'base' });

/** Imports a name: in the import of that module where there is one, else in a new one at its place in the alphabet. */
export function addImport(tree: Tree, path: string, name: string, from: string): void {
  const imports = importsOf(tree, path);
  const same = imports.find(
    (node) =>
      moduleOf(node) === from && node.importClause?.phaseModifier === undefined && namesIn(node).length > 0,
  );
  if (same) {
    if (namesIn(same).includes(name)) return;
    const names = [...namesIn(same), name].toSorted(byName);
    const text = `import { ${names.join(', ')} } from '${from}';`;
    const source = readText(tree, path);
    tree.write(path, source.slice(0, same.getStart()) + text + source.slice(same.getEnd()));
    return;
  }
  const text = `import { ${name} } from '${from}';`;
  const isLocal = (module: string) => module.startsWith('.');
  const alike = imports.filter((node) => isLocal(moduleOf(node)) === isLocal(from));
  const before = alike.findLast((node) => moduleOf(node).localeCompare(from, 'en') < 0);
  const [first] = alike.length > 0 ? alike : imports;
  if (!first) throw gone(path, 'import');
  if (before) insert(tree, path, before.getEnd(), `\n${text}`);
  else insert(tree, path, first.getStart(), `${text}\n`);
}
