import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';
import { z } from 'zod';
import { fingerprint } from './sources.ts';

export const Built = z.object({ fingerprint: z.string(), modules: z.int() });
/** From 0 to 1. */
export type TellProgress = (done: number) => void;

/** Modules that the first build is expected to have; later ones know from the build before. */
const modulesAtFirst = 3_000;

/** Counts modules as they are read, which is most of the work. */
function countModules(expected: number, tell: TellProgress): Plugin & { readonly count: () => number } {
  let count = 0;
  return {
    name: 'count-modules',
    count: () => count,
    moduleParsed() {
      count += 1;
      if (count % 25 === 0) tell(Math.min(0.9, (0.9 * count) / expected));
    },
  };
}

const builtOf = (folder: string): z.infer<typeof Built> | undefined => {
  const file = join(folder, 'built.json');
  if (!existsSync(file)) return undefined;
  return Built.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data;
};

/** Puts a finished build in the place of the one before; another process that made the same may have been faster. */
function replace(folder: string, finished: string, made: string): void {
  rmSync(folder, { recursive: true, force: true });
  try {
    renameSync(finished, folder);
  } catch (error) {
    rmSync(finished, { recursive: true, force: true });
    if (builtOf(folder)?.fingerprint !== made) throw error;
  }
}

/**
 * Builds the web app into `folder` unless what lies there was made from these sources. The folder is replaced in one step:
 * who is served from it never sees half a build.
 */
export async function buildWeb(root: string, folder: string, tell: TellProgress): Promise<'built' | 'fresh'> {
  const now = fingerprint(root);
  const before = builtOf(folder);
  if (before?.fingerprint === now) return 'fresh';
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(dirname(folder), { recursive: true });
  // Only loaded where there is something to build: that takes longer than to find out.
  const [{ build }, { webConfig }] = await Promise.all([import('vite'), import('./config.ts')]);
  const config = webConfig(root);
  // Whatever the environment is for: React is built for use.
  process.env['NODE_ENV'] = 'production';
  const counter = countModules(before?.modules ?? modulesAtFirst, tell);
  await build({
    ...config,
    mode: 'production',
    logLevel: 'warn',
    plugins: [...(config.plugins ?? []), counter],
    build: { ...config.build, outDir: unfinished, emptyOutDir: true },
  });
  const built: z.infer<typeof Built> = { fingerprint: now, modules: counter.count() };
  writeFileSync(join(unfinished, 'built.json'), JSON.stringify(built));
  replace(folder, unfinished, now);
  tell(1);
  return 'built';
}
