import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { z } from 'zod';
import { buildWeb } from './web/build.ts';
import { workspaceRoot } from './workspace-root.ts';

/** Packages with native parts stay outside a bundle and are installed beside it. */
const natives = ['sharp', '@node-rs/argon2'];

const swaggerFiles = [
  'package.json',
  'LICENSE',
  'NOTICE',
  'swagger-ui-bundle.js',
  'swagger-ui-bundle.js.LICENSE.txt',
  'swagger-ui.css',
  'favicon-16x16.png',
  'favicon-32x32.png',
];

const Locked = z.looseObject({
  version: z.string().optional(),
  dependencies: z.record(z.string(), z.string()).optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
});
const Lockfile = z.looseObject({ packages: z.record(z.string(), Locked) });

/** What the lockfile of the workspace says about these packages and all that they need, for a folder of its own. */
function lockOf(names: readonly string[]) {
  const { packages } = Lockfile.parse(
    JSON.parse(readFileSync(join(workspaceRoot, 'package-lock.json'), 'utf8')),
  );
  const taken: Record<string, z.infer<typeof Locked>> = {};
  /** Where Node would find it from a package at this path; undefined for what is not installed at all. */
  const find = (from: string, name: string): string | undefined => {
    const path = `${from === '' ? '' : `${from}/`}node_modules/${name}`;
    if (packages[path]) return path;
    return from === ''
      ? undefined
      : find(from.slice(0, Math.max(from.lastIndexOf('/node_modules/'), 0)), name);
  };
  const take = (from: string, name: string) => {
    const path = find(from, name);
    const locked = path === undefined ? undefined : packages[path];
    if (path === undefined || !locked || path in taken) return;
    const { dev: _dev, ...kept } = locked;
    taken[path] = kept;
    for (const needed of Object.keys({ ...locked.dependencies, ...locked.optionalDependencies }))
      take(path, needed);
  };
  for (const name of names) take('', name);
  const versions = names.map((name) => [name, taken[`node_modules/${name}`]?.version ?? '*'] as const);
  return { packages: taken, dependencies: Object.fromEntries(versions) };
}

const json = (value: object) => `${JSON.stringify(value, null, 2)}\n`;

/**
 * Makes `<folder>/<app>`: main.js with everything in it, the files that it serves, and a package.json with lockfile for the
 * native packages, to be installed there by `npm ci`.
 */
export async function bundle(app: string, folder: string): Promise<string> {
  const target = join(folder, app);
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const { metafile } = await build({
    absWorkingDir: workspaceRoot,
    entryPoints: [join('apps', app, 'src', 'main.ts')],
    outfile: join(target, 'main.js'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    external: natives,
    legalComments: 'linked',
    metafile: true,
    logLevel: 'warning',
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module';\nconst require = requireFrom(import.meta.url);",
    },
  });
  const imported = Object.values(metafile.outputs).flatMap(({ imports }) => imports.map(({ path }) => path));
  const { packages, dependencies } = lockOf(natives.filter((name) => imported.includes(name)));
  const about = { name: `tandem-${app}`, version: '0.1.0', private: true, type: 'module', dependencies };
  writeFileSync(join(target, 'package.json'), json(about));
  const { name, version } = about;
  const locked = { name, version, lockfileVersion: 3, requires: true };
  const root = { name, version, dependencies };
  writeFileSync(join(target, 'package-lock.json'), json({ ...locked, packages: { '': root, ...packages } }));
  if (app === 'gateway') {
    const gateway = join(workspaceRoot, 'libs', 'gateway');
    cpSync(join(gateway, 'assets'), join(target, 'assets'), { recursive: true });
    const fromGateway = createRequire(join(gateway, 'package.json'));
    const swagger = dirname(fromGateway.resolve('swagger-ui-dist/package.json'));
    await buildWeb(workspaceRoot, join(target, 'web'), () => undefined);
    for (const file of swaggerFiles) cpSync(join(swagger, file), join(target, 'assets', 'swagger', file));
  }
  return target;
}
