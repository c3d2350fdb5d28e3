import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { freePorts, kafkaAnswers } from './contact.ts';
import type { Say } from './engine-cache.ts';
import { engineCache, fetchOnce } from './engine-cache.ts';
import type { Engine, EngineCommand } from './engine-process.ts';
import { onPort, startEngineProcess } from './engine-process.ts';
import { sharedClasses } from './kafka-classes.ts';
import { kafkaVersion, pom, serverProperties } from './kafka-settings.ts';
import { oneEngine } from './one-engine.ts';
import type { Environment } from './tools.ts';
import { requireJava, requireMaven, runTool } from './tools.ts';

export type KafkaEngine = Engine & { /** For KAFKA_BROKERS. */ readonly brokers: string };

export type StartEngine = {
  /** For its data, settings and log: a new folder, or one it ran over before. */
  readonly folder: string;
  /** 0 or nothing: any free one. */
  readonly port?: number | undefined;
  readonly say: Say;
  readonly cache?: string | undefined;
  readonly env?: Environment | undefined;
  /** Gives the start up. */
  readonly signal?: AbortSignal | undefined;
};

/** Kafka's jars in the cache, fetched with Maven when they are not there; throws `ToolMissing`. */
export async function fetchKafka(cache: string, say: Say, env: Environment = process.env): Promise<string> {
  const name = `kafka-${kafkaVersion}`;
  if (existsSync(join(cache, name))) return join(cache, name);
  await requireJava(env);
  const maven = requireMaven(env);
  return fetchOnce(cache, name, say, async (folder) => {
    say(`Fetching Kafka ${kafkaVersion} (43 MB) with Maven …`);
    const begun = performance.now();
    writeFileSync(join(folder, 'pom.xml'), pom);
    const copy = ['-q', '-B', 'dependency:copy-dependencies', `-DoutputDirectory=${folder}`];
    await runTool(maven, copy, { env, cwd: folder });
    if (!readdirSync(folder).some((file) => file.startsWith('kafka_')))
      throw new Error('Maven fetched no Kafka.');
    say(`Fetched Kafka ${kafkaVersion} in ${Math.round((performance.now() - begun) / 1_000)} s.`);
  });
}

/** One broker that is its own controller, on this machine alone; ready when it answers. */
export async function startKafka(options: StartEngine): Promise<KafkaEngine> {
  const { say, env = process.env, signal, cache = engineCache } = options;
  const folder = resolve(options.folder);
  const java = await requireJava(env);
  const jars = join(await fetchKafka(cache, say, env), '*');
  const broker = { java, jars, env, signal };
  const runOnce = async (scratch: string, javaOptions: readonly string[]) => {
    const [port = 0] = await freePorts(1);
    await (await startBroker({ ...broker, folder: scratch, port, javaOptions, spawned: () => {} })).stop();
  };
  const javaOptions = await sharedClasses({ cache, java, say, env, runOnce });
  return oneEngine('Kafka', folder, (spawned) =>
    onPort('Kafka', options.port, async (port) => {
      const begun = performance.now();
      say(`Starting Kafka on port ${port} …`);
      const engine = await startBroker({ ...broker, folder, port, javaOptions, spawned });
      const brokers = `127.0.0.1:${port}`;
      say(`Kafka answers at ${brokers} (${((performance.now() - begun) / 1_000).toFixed(1)} s).`);
      return { ...engine, brokers };
    }),
  );
}

type Broker = Pick<EngineCommand, 'folder' | 'port' | 'env' | 'signal' | 'spawned'> & {
  readonly java: string;
  readonly jars: string;
  readonly javaOptions: readonly string[];
};

async function startBroker({ java, jars, javaOptions, ...broker }: Broker): Promise<Engine> {
  const { folder, port, env } = broker;
  const [controllerPort = 0] = await freePorts(1);
  const settings = join(folder, 'server.properties');
  writeFileSync(settings, serverProperties({ folder: join(folder, 'data'), port, controllerPort }));
  const options = ['-Xmx512m', '-XX:+UseSerialGC', ...logOptions, '-cp', jars];
  // Kafka writes this file last, so a format that was cut off is done again.
  if (!existsSync(join(folder, 'data', 'meta.properties'))) {
    const id = randomBytes(16).toString('base64url').replace(/^-/, 'a');
    const format = ['kafka.tools.StorageTool', 'format', '-t', id, '-c', settings];
    const shared = javaOptions.filter((option) => !option.startsWith('-XX:ArchiveClasses'));
    await runTool(java, [...shared, ...options, ...format], { env, cwd: folder });
  }
  return startEngineProcess({
    ...broker,
    name: 'Kafka',
    program: java,
    args: [...javaOptions, ...options, 'kafka.Kafka', settings],
    logName: 'kafka.log',
    answers: () => kafkaAnswers({ host: '127.0.0.1', port }),
  });
}

const logOptions = [
  '-Dorg.slf4j.simpleLogger.showDateTime=true',
  '-Dorg.slf4j.simpleLogger.dateTimeFormat=HH:mm:ss.SSS',
];
