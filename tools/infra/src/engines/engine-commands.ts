import { join } from 'node:path';
import type { Say } from './engine-cache.ts';
import { alone } from './engine-cache.ts';
import type { Engine } from './engine-process.ts';
import { givenEngines, startEngines } from './engines.ts';
import type { RunningEngine, RunningEngines } from './running-engines.ts';
import { readRunning, stopRunning, writeRunning } from './running-engines.ts';
import type { Environment } from './tools.ts';

type Place = { readonly cache: string; readonly say: Say; readonly env: Environment };
export type Ports = { readonly kafkaPort?: number | undefined; readonly mongoPort?: number | undefined };

const runningFile = (cache: string) => join(cache, 'running.json');
const names = { kafka: 'Kafka', mongo: 'MongoDB' } as const;
const kinds = ['kafka', 'mongo'] as const;

/** Starts what does not run yet, to run on when this process has ended. */
export async function start({ cache, say, env }: Place, ports: Ports): Promise<void> {
  const file = runningFile(cache);
  const given = await givenEngines(env, say);
  await alone(cache, 'engines', say, async () => {
    const running = await readRunning(file);
    for (const kind of kinds)
      if (!given[kind] && running[kind]) say(`${names[kind]} runs already at ${running[kind].address}.`);
    const there = {
      kafka: given.kafka ?? running.kafka?.address,
      mongo: given.mongo ?? running.mongo?.address,
    };
    if (there.kafka && there.mongo) return;
    const folder = join(cache, 'data');
    const { kafka, mongo } = await startEngines({ folder, say, given: there, env, ...ports });
    writeRunning(file, {
      ...running,
      ...(kafka && { kafka: noteOf(kafka, kafka.brokers, join(folder, 'kafka')) }),
      ...(mongo && { mongo: noteOf(mongo, mongo.uri, join(folder, 'mongo')) }),
    });
    kafka?.release();
    mongo?.release();
    say(
      'They run on. `eval "$(npm run -s engines -- env)"` names them, `npm run engines -- stop` ends them.',
    );
  });
}

const noteOf = ({ pid, port }: Engine, address: string, folder: string): RunningEngine => ({
  pid,
  port,
  address,
  folder,
  startedAt: new Date().toISOString(),
});

/** Ends what `start` has started; nothing else. */
export async function stop({ cache, say }: Place): Promise<void> {
  await alone(cache, 'engines', say, async () => {
    const running = await readRunning(runningFile(cache));
    const stopOne = async (kind: keyof RunningEngines) => {
      const engine = running[kind];
      if (!engine) return say(`${names[kind]} is not running.`);
      say(`Stopping ${names[kind]} (process ${engine.pid}) …`);
      await stopRunning(engine);
      say(`${names[kind]} is stopped; its data is kept in ${engine.folder}.`);
    };
    await Promise.all(kinds.map(stopOne));
    writeRunning(runningFile(cache), {});
  });
}

/** Says what runs; true when both do. */
export async function status({ cache, say }: Place): Promise<boolean> {
  const running = await readRunning(runningFile(cache));
  for (const kind of kinds) {
    const engine = running[kind];
    say(
      engine
        ? `${names[kind]} runs at ${engine.address} (process ${engine.pid}, since ${engine.startedAt}, log ${join(engine.folder, `${kind}.log`)}).`
        : `${names[kind]} is not running.`,
    );
  }
  return running.kafka !== undefined && running.mongo !== undefined;
}

/** Lines for `eval` that set KAFKA_BROKERS and MONGODB_URI; undefined when an engine is missing. */
export async function exportLines({ cache, env }: Omit<Place, 'say'>): Promise<string | undefined> {
  const running = await readRunning(runningFile(cache));
  const brokers = running.kafka?.address ?? env.KAFKA_BROKERS;
  const uri = running.mongo?.address ?? env.MONGODB_URI;
  if (!brokers || !uri) return undefined;
  return `export KAFKA_BROKERS='${brokers}'\nexport MONGODB_URI='${uri}'`;
}
