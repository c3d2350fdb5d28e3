/** Where a file goes: below the folder that is shown, under the directories that it was chosen with. */
export function folderFor(current: string, relativePath: string): string {
  const directories = relativePath.split('/').slice(0, -1);
  return [current, ...directories].filter((name) => name !== '').join('/');
}

/** Files that systems leave in directories, and nobody means to upload. */
export const isHidden = (relativePath: string): boolean =>
  relativePath.split('/').some((name) => name.startsWith('.') || name === 'Thumbs.db' || name === '__MACOSX');
