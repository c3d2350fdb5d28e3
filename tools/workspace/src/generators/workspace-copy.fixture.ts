import { execFile } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { workspaceRoot } from '../workspace-root.ts';

const run = promisify(execFile);
const projectFolders = ['apps', 'examples', 'libs', 'tools'];

/** A copy of the workspace as it is, uncommitted changes included, on the packages that are installed here. */
export async function copyWorkspace() {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-workspace-'));
  const listed = await run('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: workspaceRoot,
    maxBuffer: 16_000_000,
  });
  const files = listed.stdout
    .split('\0')
    .filter((path) => path !== '' && existsSync(join(workspaceRoot, path)));
  for (const path of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(join(workspaceRoot, path), join(folder, path));
  }
  linkPackages(folder);
  // What the compiler knows already it need not find out again.
  const known = join('.cache', 'tsc');
  if (existsSync(join(workspaceRoot, known)))
    cpSync(join(workspaceRoot, known), join(folder, known), { recursive: true });
  const read = (path: string) => readFileSync(join(folder, path), 'utf8');
  const before = new Map(files.map((path) => [path, read(path)]));

  const linkProject = (project: string) => {
    const { name } = JSON.parse(readFileSync(join(folder, project, 'package.json'), 'utf8')) as {
      name: string;
    };
    symlinkSync(join('..', '..', project), join(folder, 'node_modules', name));
    const own = join(workspaceRoot, project, 'node_modules');
    if (existsSync(own)) symlinkSync(own, join(folder, project, 'node_modules'));
  };
  const projects = projectFolders.flatMap((parent) =>
    readdirSync(join(folder, parent))
      .map((name) => join(parent, name))
      .filter((project) => existsSync(join(folder, project, 'package.json'))),
  );
  projects.forEach(linkProject);

  return {
    /** Does what `npm install` would: a project that is new can be imported. */
    linkProject,
    /** Runs a program of the installed packages there; rejects with all that it said. */
    async run(program: string, ...words: readonly string[]): Promise<string> {
      const { PATH, HOME } = process.env;
      const script = program.endsWith('.ts') ? program : join('node_modules', '.bin', program);
      try {
        const { stdout } = await run(process.execPath, [script, ...words], {
          cwd: folder,
          env: { PATH, HOME, CI: '1', NO_COLOR: '1', NX_DAEMON: 'false' },
          maxBuffer: 16_000_000,
        });
        return stdout;
      } catch (error) {
        const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
        throw new Error(`${program} ${words.join(' ')}\n${stdout}${stderr}`);
      }
    },
    /** The sources below these folders that were made or changed since. */
    changed: (...folders: readonly string[]): readonly string[] =>
      folders.flatMap((parent) =>
        readdirSync(join(folder, parent), { recursive: true, encoding: 'utf8' })
          .map((path) => join(parent, path))
          .filter((path) => path.endsWith('.ts') && !path.includes('node_modules'))
          .filter((path) => read(path) !== before.get(path)),
      ),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Every package but those of the workspace itself, as links to where they are installed. */
function linkPackages(folder: string): void {
  const [installed, linked] = [join(workspaceRoot, 'node_modules'), join(folder, 'node_modules')];
  mkdirSync(join(linked, '@tandem'), { recursive: true });
  for (const name of readdirSync(installed))
    if (name !== '@tandem' && !/^\.(?!bin$)/.test(name))
      symlinkSync(join(installed, name), join(linked, name));
}
