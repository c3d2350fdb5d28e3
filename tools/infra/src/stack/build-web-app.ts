import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '..', '..', '..', '..');

/** Builds the web app where it is missing or stale; the folder that it lies in. */
export async function buildWebApp(signal?: AbortSignal): Promise<string> {
  const folder = join(root, 'apps', 'web', 'dist');
  const builder = join(root, 'tools', 'workspace', 'src', 'web.main.ts');
  await promisify(execFile)(process.execPath, [builder, 'build', '--out', folder], {
    cwd: root,
    ...(signal ? { signal } : {}),
  });
  return folder;
}
