import { mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { writeDurablySync } from './durable-file.ts';

export type DataFolder = {
  /** The path of a file or folder in it. */
  path(name: string): string;
  /** Lets another process have it. */
  close(): void;
};

export class DataFolderError extends Error {
  readonly code: 'data-folder.in-use' | 'data-folder.newer';
  constructor(code: DataFolderError['code'], message: string) {
    super(message);
    this.name = 'DataFolderError';
    this.code = code;
  }
}

/** Keeps the locks from being collected as garbage, which would let them go: nobody else needs to hold on to them. */
const held = new Set<DatabaseSync>();

/** Takes the folder for this process alone, until it closes it or ends in whatever way; throws `DataFolderError`. */
export function openDataFolder(folder: string, { formatVersion }: { formatVersion: number }): DataFolder {
  const root = resolve(folder);
  mkdirSync(root, { recursive: true, mode: 0o700 });
  const lock = takeLock(root);
  held.add(lock);
  const close = () => {
    if (held.delete(lock)) lock.close();
  };
  try {
    writeFormat(root, formatVersion);
  } catch (error) {
    close();
    throw error;
  }
  return {
    path(name) {
      if (!/^\w[\w.-]*$/.test(name))
        throw new Error(`Not a name in the data folder: ${JSON.stringify(name)}`);
      return join(root, name);
    },
    close,
  };
}

/** Node has no file locks, SQLite has: the operating system ends them with the process, even when it is killed. */
function takeLock(root: string): DatabaseSync {
  const lock = new DatabaseSync(join(root, 'lock.sqlite'), { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock.close();
    const busy = error instanceof Error && 'errcode' in error && error.errcode === 5;
    if (!busy) throw error;
    throw new DataFolderError(
      'data-folder.in-use',
      `The data folder ${root} is in use by another Tandem that is running. Stop that one first, or choose another folder.`,
    );
  }
}

function writeFormat(root: string, formatVersion: number): void {
  const path = join(root, 'tandem.json');
  const stored = readFormat(path);
  if (stored !== undefined && stored > formatVersion)
    throw new DataFolderError(
      'data-folder.newer',
      `The data folder ${root} was written by a newer Tandem (format ${stored}; this one knows ${formatVersion}). ` +
        'Start that release or a later one, or choose another folder.',
    );
  if (stored !== formatVersion) writeDurablySync(path, `${JSON.stringify({ formatVersion })}\n`);
}

function readFormat(path: string): number | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  const { formatVersion } = JSON.parse(text) as { readonly formatVersion?: unknown };
  if (typeof formatVersion !== 'number') throw new Error(`${path} names no formatVersion.`);
  return formatVersion;
}
