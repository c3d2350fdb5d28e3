import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What the built web app depends on, from the root of the workspace. */
const patterns = [
  'apps/web/index.html',
  'apps/web/package.json',
  'apps/web/{public,src}/**/*',
  'libs/{contracts,rules}/src/**/*.ts',
  'libs/{contracts,rules}/package.json',
  'tools/workspace/src/web/*.ts',
  'package-lock.json',
];

/** Stands for all sources of the web app: another as soon as one of them is. */
export function fingerprint(root: string): string {
  const hash = createHash('sha256');
  for (const file of globSync(patterns, { cwd: root }).toSorted()) {
    if (!statSync(join(root, file)).isFile() || /\.spec\.tsx?$/.test(file)) continue;
    hash.update(`${file}\n`).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}
