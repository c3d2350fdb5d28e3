import { open, readFile, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Blobs } from '../ports/index.ts';
import { checkBlobKey } from '../ports/index.ts';
import { openScratch, writeDurably } from './durable-file.ts';

/** One file for each blob, at its key. One key cannot be another's folder (`a` beside `a/b`). */
export function openDiskBlobs({ folder }: { folder: string }): Blobs {
  const root = resolve(folder);
  // No key starts with a dot.
  const scratch = openScratch(join(root, '.unfinished'));
  const pathOf = (key: string) => {
    checkBlobKey(key);
    return join(root, ...key.split('/'));
  };
  return {
    async put(key, bytes) {
      const path = pathOf(key);
      const existing = await orAbsent(stat(path));
      if (!existing?.isFile()) await writeDurably(path, bytes, scratch);
    },
    async get(key) {
      return orAbsent(readFile(pathOf(key)));
    },
    async open(key) {
      const file = await orAbsent(open(pathOf(key), 'r'));
      if (!file) return undefined;
      const found = await file.stat();
      if (found.isFile()) return { stream: file.createReadStream(), size: found.size };
      await file.close();
      return undefined;
    },
    async remove(key) {
      await rm(pathOf(key), { force: true });
    },
    async close() {},
  };
}

const absent: readonly unknown[] = ['ENOENT', 'ENOTDIR', 'EISDIR'];

const orAbsent = <T>(reading: Promise<T>): Promise<T | undefined> =>
  reading.catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && absent.includes(error.code)) return undefined;
    throw error;
  });
