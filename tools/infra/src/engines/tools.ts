import { spawn } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Something that an engine needs is not on this machine; the message says what, and how to get it. */
export class ToolMissing extends Error {
  override readonly name = 'ToolMissing';
}

/** The path of a program, or undefined when the PATH has none of that name. */
export function onPath(program: string, env: Environment): string | undefined {
  for (const folder of (env.PATH ?? '').split(delimiter)) {
    if (folder === '') continue;
    const path = join(folder, program);
    if (isProgram(path)) return path;
  }
  return undefined;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Runs a program to its end and gives what it wrote; throws its last lines when it fails. */
export async function runTool(
  program: string,
  args: readonly string[],
  { env, cwd }: { readonly env: Environment; readonly cwd?: string },
): Promise<string> {
  const child = spawn(program, args, { env: { ...env }, cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let written = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (written += text));
  const ended = await new Promise<string>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(code === null ? `signal ${signal}` : `exit code ${code}`));
  });
  if (ended === 'exit code 0') return written;
  const last = written.trimEnd().split('\n').slice(-20).join('\n');
  throw new Error(`${program} ${args.join(' ')} ended with ${ended}:\n${last}`);
}

const instead = (variable: string, engine: string) =>
  `Or set ${variable} to a ${engine} that runs already (docker-compose.yml has one).`;

/** The java program to use: of JAVA_HOME, else of the PATH; 17 or newer. */
export async function requireJava(env: Environment): Promise<string> {
  const atHome = env.JAVA_HOME ? join(env.JAVA_HOME, 'bin', 'java') : undefined;
  const java = atHome !== undefined && isProgram(atHome) ? atHome : onPath('java', env);
  const written = java === undefined ? '' : await runTool(java, ['-version'], { env }).catch(() => '');
  const [, found] = /version "(?:1\.)?(\d+)/.exec(written) ?? [];
  if (java !== undefined && Number(found) >= 17) return java;
  const problem = found === undefined ? `${java} does not run` : `${java} is Java ${found}`;
  throw new ToolMissing(
    `Kafka needs Java 17 or newer; ${java === undefined ? 'no Java was found' : problem}. ` +
      'Install it (Debian, Ubuntu: apt-get install default-jre-headless; macOS: brew install openjdk), or set ' +
      `JAVA_HOME to it. ${instead('KAFKA_BROKERS', 'Kafka')}`,
  );
}

/** The mvn program, which fetches Kafka from Maven Central or the mirror it is set up for. */
export function requireMaven(env: Environment): string {
  const maven = onPath('mvn', env);
  if (maven !== undefined) return maven;
  throw new ToolMissing(
    'Fetching Kafka needs Maven; no mvn was found. Install it (Debian, Ubuntu: apt-get install maven; ' +
      `macOS: brew install maven). ${instead('KAFKA_BROKERS', 'Kafka')}`,
  );
}

const pythons = ['python3', 'python3.13', 'python3.12', 'python3.11', 'python3.10'];
const askPython = 'import sys; print(*sys.version_info[:2]); import venv, ensurepip';

export type Python = { readonly program: string; /** Like 3.11. */ readonly version: string };

/** A Python of 3.10 or newer that can make virtual environments. */
export async function requirePython(env: Environment): Promise<Python> {
  const found: string[] = [];
  for (const name of pythons) {
    const program = onPath(name, env);
    if (program === undefined) continue;
    const written = await runTool(program, ['-c', askPython], { env }).catch((error: Error) => error.message);
    const [, minor] = /^3 (\d+)$/m.exec(written) ?? [];
    if (minor === undefined) continue;
    const whole = !/No module named/.test(written);
    if (Number(minor) >= 10 && whole) return { program, version: `3.${minor}` };
    found.push(`${program} is Python 3.${minor}${whole ? '' : ' without venv'}`);
  }
  throw new ToolMissing(
    `The MongoDB-compatible server needs Python 3.10 or newer with venv; ${found.join(', ') || 'no Python 3 was found'}. ` +
      'Install it (Debian, Ubuntu: apt-get install python3 python3-venv; macOS: brew install python), or have mongod ' +
      `on the PATH. ${instead('MONGODB_URI', 'MongoDB')}`,
  );
}
