import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { DataFolder } from '@tandem/platform/embedded';
import { DataFolderError, openDataFolder } from '@tandem/platform/embedded';

/** Takes one line about what goes on. */
export type Say = (line: string) => void;

/** Where engines are fetched to, and where those of `npm run engines -- start` keep their data. */
export const engineCache = fileURLToPath(new URL('../../../../.cache/engines', import.meta.url));

/** Milliseconds between two looks whether another process has let the cache go. */
const lookEvery = 300;
const half = '.part';

/** Holds the cache against every other process while `work` runs; waits for its turn. */
export async function alone<T>(cache: string, purpose: string, say: Say, work: () => Promise<T>): Promise<T> {
  const lock = await takeTurn(join(cache, 'locks', purpose), () =>
    say(`Another process is at it (${purpose}); waiting for it …`),
  );
  try {
    return await work();
  } finally {
    lock.close();
  }
}

async function takeTurn(folder: string, waiting: () => void): Promise<DataFolder> {
  for (let told = false; ; told = true) {
    try {
      return openDataFolder(folder, { formatVersion: 1 });
    } catch (error) {
      if (!(error instanceof DataFolderError && error.code === 'data-folder.in-use')) throw error;
    }
    if (!told) waiting();
    await after(lookEvery);
  }
}

/**
 * The folder of that name in the cache, filled once: `fill` writes to another place, which gets the name when it is
 * whole. Processes that want it at the same time wait for the first.
 */
export async function fetchOnce(
  cache: string,
  name: string,
  say: Say,
  fill: (folder: string) => Promise<void>,
): Promise<string> {
  const folder = join(cache, name);
  if (existsSync(folder)) return folder;
  return alone(cache, `fetch-${name}`, say, async () => {
    if (existsSync(folder)) return folder;
    for (const left of readdirSync(cache))
      if (left.startsWith(`${name}-`) && left.endsWith(half))
        rmSync(join(cache, left), { recursive: true, force: true });
    const part = join(cache, `${name}-${process.pid}${half}`);
    mkdirSync(part, { recursive: true });
    try {
      await fill(part);
      renameSync(part, folder);
    } finally {
      rmSync(part, { recursive: true, force: true });
    }
    return folder;
  });
}
