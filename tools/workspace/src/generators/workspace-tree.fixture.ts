import type { Tree } from '@nx/devkit';
import { FsTree } from 'nx/src/generators/tree';
import { workspaceRoot } from '../workspace-root.ts';

/** This workspace as generators see it; nothing is ever written to it. */
export const openTree = (): Tree => new FsTree(workspaceRoot, false);

export const textOf = (tree: Tree, path: string): string => tree.read(path, 'utf8') ?? '';

/** The paths that a generator made, and those that it changed. */
export function touched(tree: Tree) {
  const paths = (type: string) =>
    tree
      .listChanges()
      .filter((change) => change.type === type)
      .map(({ path }) => path)
      .toSorted();
  return { made: paths('CREATE'), changed: paths('UPDATE') };
}

/** The lines that a generator added to a file of the workspace, without their indentation. */
export function addedTo(tree: Tree, path: string): readonly string[] {
  const before = new Set(textOf(openTree(), path).split('\n'));
  return textOf(tree, path)
    .split('\n')
    .filter((line) => !before.has(line))
    .map((line) => line.trim());
}
