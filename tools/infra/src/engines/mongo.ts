import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { mongoAnswers } from './contact.ts';
import type { Say } from './engine-cache.ts';
import { engineCache, fetchOnce } from './engine-cache.ts';
import type { Engine } from './engine-process.ts';
import { onPort, startEngineProcess } from './engine-process.ts';
import type { StartEngine } from './kafka.ts';
import { oneEngine } from './one-engine.ts';
import type { Environment } from './tools.ts';
import { onPath, requirePython, runTool, ToolMissing } from './tools.ts';

const secantusVersion = '0.7.0b3';

export type MongoServer = {
  readonly name: 'mongod' | 'secantusd-rs' | 'secantusd-py';
  readonly program: string;
  readonly args: (at: { readonly folder: string; readonly port: number }) => readonly string[];
};

export type MongoEngine = Engine & {
  /** For MONGODB_URI. */
  readonly uri: string;
  readonly server: MongoServer['name'];
};

/**
 * The server that will be started: mongod when on the PATH, else SecantusDB, fetched with pip when it is not in the cache.
 * TANDEM_MONGO=mongod|rs|py chooses (rs: faster, but it keeps entries of partial unique indexes); throws `ToolMissing`.
 */
export async function fetchMongo(
  cache: string,
  say: Say,
  env: Environment = process.env,
): Promise<MongoServer> {
  const wanted = env.TANDEM_MONGO ?? '';
  if (!['', 'mongod', 'rs', 'py'].includes(wanted))
    throw new ToolMissing(`TANDEM_MONGO is ${wanted}: it may be mongod, rs or py.`);
  const mongod = onPath('mongod', env);
  const rs = onPath('secantusd-rs', env);
  if (mongod !== undefined && (wanted === '' || wanted === 'mongod'))
    return { name: 'mongod', program: mongod, args: mongodArgs };
  if (rs !== undefined && wanted === 'rs') return { name: 'secantusd-rs', program: rs, args: secantusArgs };
  if (wanted === 'mongod' || wanted === 'rs')
    throw new ToolMissing(
      `TANDEM_MONGO is ${wanted}, and there is no ${wanted === 'rs' ? 'secantusd-rs' : 'mongod'} on the PATH.`,
    );
  const program = join(await fetchSecantus(cache, say, env), 'bin', 'python3');
  return { name: 'secantusd-py', program, args: (at) => ['-m', 'secantus', ...secantusArgs(at)] };
}

async function fetchSecantus(cache: string, say: Say, env: Environment): Promise<string> {
  const python = await requirePython(env);
  const name = `secantusdb-${secantusVersion}-python-${python.version}`;
  return fetchOnce(cache, name, say, async (folder) => {
    say(`Fetching SecantusDB ${secantusVersion}, a MongoDB-compatible server, with pip …`);
    const begun = performance.now();
    await runTool(python.program, ['-m', 'venv', folder], { env });
    const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-input'];
    await runTool(join(folder, 'bin', 'python3'), [...pip, `SecantusDB==${secantusVersion}`], { env });
    say(`Fetched SecantusDB ${secantusVersion} in ${Math.round((performance.now() - begun) / 1_000)} s.`);
  });
}

type At = { readonly folder: string; readonly port: number };
const mongodArgs = ({ folder, port }: At) => [
  '--bind_ip',
  '127.0.0.1',
  '--port',
  String(port),
  '--dbpath',
  folder,
  '--nounixsocket',
  '--quiet',
];
/** Without --sync-on-commit it would lose acknowledged writes when it is killed, also those of a majority. */
const secantusArgs = ({ folder, port }: At) => [
  '--port',
  String(port),
  '--storage-path',
  folder,
  '--cache-size',
  '512M',
  '--sync-on-commit',
];

/** A MongoDB-compatible server on this machine alone; ready when it answers. */
export async function startMongo(options: StartEngine): Promise<MongoEngine> {
  const { say, env = process.env, signal } = options;
  const folder = resolve(options.folder);
  const server = await fetchMongo(options.cache ?? engineCache, say, env);
  const start = async (port: number, spawned: (pid: number) => void) => {
    const begun = performance.now();
    say(`Starting MongoDB (${server.name}) on port ${port} …`);
    // Each server has files of its own kind.
    const data = join(folder, server.name);
    mkdirSync(data, { recursive: true });
    const engine = await startEngineProcess({
      name: `MongoDB (${server.name})`,
      program: server.program,
      args: server.args({ folder: data, port }),
      folder,
      logName: 'mongo.log',
      port,
      env,
      answers: () => mongoAnswers({ host: '127.0.0.1', port }),
      signal,
      spawned,
    });
    const uri = `mongodb://127.0.0.1:${port}/?directConnection=true`;
    say(`MongoDB answers at 127.0.0.1:${port} (${((performance.now() - begun) / 1_000).toFixed(1)} s).`);
    return { ...engine, uri, server: server.name };
  };
  return oneEngine('MongoDB', folder, (spawned) =>
    onPort('MongoDB', options.port, (port) => start(port, spawned)),
  );
}
