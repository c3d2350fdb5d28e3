import { describe, expect, test } from 'vitest';
import { folderTree, pathTo } from './folder-tree.ts';

const compare = (one: string, other: string) => one.localeCompare(other, 'en', { numeric: true });

describe('the tree of folders', () => {
  const tree = folderTree(
    [
      { folder: 'dive 10', images: 1, byStatus: { new: 1 } },
      { folder: 'dive 2/deep', images: 4, byStatus: { done: 3, new: 1 } },
      { folder: '', images: 2, byStatus: { skipped: 2 } },
      { folder: 'dive 2', images: 3, byStatus: { done: 3 } },
    ],
    compare,
  );

  test('counts in each folder what lies below it', () => {
    expect(tree).toMatchObject({ images: 10, byStatus: { new: 2, done: 6, skipped: 2 } });
    expect(tree.children[0]).toMatchObject({ path: 'dive 2', images: 7, byStatus: { done: 6, new: 1 } });
  });

  test('sorts numbers in names as numbers', () => {
    expect(tree.children.map(({ name }) => name)).toEqual(['dive 2', 'dive 10']);
  });

  test('has folders that hold nothing but folders', () => {
    const { children } = folderTree([{ folder: 'a/b', images: 1, byStatus: { new: 1 } }], compare);
    expect(children[0]).toMatchObject({ path: 'a', images: 1, children: [{ path: 'a/b', name: 'b' }] });
  });
});

test('a folder lies in those that its path names', () => {
  expect(pathTo('a/b/c')).toEqual(['a', 'a/b', 'a/b/c']);
  expect(pathTo('')).toEqual([]);
});
