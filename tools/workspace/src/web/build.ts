import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { openDataFolder } from '@tandem/platform/embedded';
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

/** Milliseconds that a build of another process may take. */
const patience = 120_000;

/** One process at a time builds; the lock of another ends with it, even when it is killed. */
async function untilMyTurn(folder: string) {
  const until = Date.now() + patience;
  for (;;) {
    try {
      return openDataFolder(folder, { formatVersion: 1 });
    } catch (error) {
      if (Date.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);
/** Between the best, which takes ten times as long, and what a server can afford for each answer. */
const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } };

/** Puts `.br` and `.gz` beside every text, so that nothing has to be compressed when it is asked for. */
async function compress(folder: string): Promise<void> {
  const texts = globSync('**/*.{js,css,svg}', { cwd: folder }).map((file) => join(folder, file));
  await Promise.all(
    texts.map(async (file) => {
      const text = readFileSync(file);
      const [br, gz] = await Promise.all([brotli(text, quality), gzipped(text, { level: 9 })]);
      writeFileSync(`${file}.br`, br);
      writeFileSync(`${file}.gz`, gz);
    }),
  );
}

async function build(root: string, folder: string, made: string, tell: TellProgress): Promise<void> {
  // Only loaded where there is something to build: that takes longer than to find out.
  const [vite, { webConfig }] = await Promise.all([import('vite'), import('./config.ts')]);
  const config = webConfig(root);
  // Whatever the environment is for: React is built for use.
  process.env['NODE_ENV'] = 'production';
  const unfinished = `${folder}.unfinished`;
  const counter = countModules(builtOf(folder)?.modules ?? modulesAtFirst, tell);
  await vite.build({
    ...config,
    mode: 'production',
    logLevel: 'warn',
    plugins: [...(config.plugins ?? []), counter],
    build: { ...config.build, outDir: unfinished, emptyOutDir: true },
  });
  await compress(unfinished);
  const built: z.infer<typeof Built> = { fingerprint: made, modules: counter.count() };
  writeFileSync(join(unfinished, 'built.json'), JSON.stringify(built));
  rmSync(folder, { recursive: true, force: true });
  renameSync(unfinished, folder);
  tell(1);
}

/**
 * Builds the web app into `folder` unless what lies there was made from these sources. The folder is replaced when the build
 * is complete: who is served from it never sees half of one.
 */
export async function buildWeb(root: string, folder: string, tell: TellProgress): Promise<'built' | 'fresh'> {
  const now = fingerprint(root);
  const isFresh = () => builtOf(folder)?.fingerprint === now;
  if (isFresh()) return 'fresh';
  mkdirSync(dirname(folder), { recursive: true });
  const turn = await untilMyTurn(join(root, '.cache/web-build'));
  try {
    if (isFresh()) return 'fresh';
    await build(root, folder, now, tell);
    return 'built';
  } finally {
    turn.close();
  }
}
