import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { DataFolderError, openDataFolder } from '@tandem/platform/embedded';
import { runsOver } from './alive.ts';
import type { Engine } from './engine-process.ts';

/** Milliseconds that an engine whose owner was killed has to be gone. */
const patience = 3_000;

const inUse = (name: string, folder: string, by: string) =>
  new Error(
    `The folder ${folder} is in use by a ${name} that ${by}. Stop that one first, or choose another folder.`,
  );

/**
 * Starts an engine over the folder unless one runs there: Kafka finds out by itself only after it has written over
 * the files of the other.
 */
export async function oneEngine<T extends Engine>(
  name: string,
  folder: string,
  start: (spawned: (pid: number) => void) => Promise<T>,
): Promise<T> {
  const note = join(folder, 'engine.pid');
  const lock = lockOf(name, folder);
  try {
    const pid = readPid(note);
    const until = performance.now() + patience;
    while (pid !== undefined && (await runsOver(folder, pid))) {
      if (performance.now() > until) throw inUse(name, folder, `runs (process ${pid})`);
      await after(50);
    }
    return await start((spawned) => writeFileSync(note, `${spawned}\n`));
  } finally {
    lock.close();
  }
}

function lockOf(name: string, folder: string) {
  mkdirSync(folder, { recursive: true });
  try {
    return openDataFolder(join(folder, 'start.lock'), { formatVersion: 1 });
  } catch (error) {
    if (error instanceof DataFolderError && error.code === 'data-folder.in-use')
      throw inUse(name, folder, 'is being started');
    throw error;
  }
}

function readPid(note: string): number | undefined {
  try {
    const pid = Number(readFileSync(note, 'utf8'));
    return pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}
