import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { z } from 'zod';
import { runsOver } from './alive.ts';

const RunningEngine = z.object({
  pid: z.number().int().positive(),
  port: z.number().int(),
  /** What KAFKA_BROKERS or MONGODB_URI has to be. */
  address: z.string(),
  folder: z.string(),
  startedAt: z.iso.datetime(),
});
export type RunningEngine = z.infer<typeof RunningEngine>;

const RunningEngines = z.object({ kafka: RunningEngine.optional(), mongo: RunningEngine.optional() });
export type RunningEngines = z.infer<typeof RunningEngines>;

/** What the file notes and still runs: an engine that ended by itself, or before a restart of the machine, is not. */
export async function readRunning(file: string): Promise<RunningEngines> {
  const noted = readNoted(file);
  const living = async (engine: RunningEngine | undefined) =>
    engine && (await runsOver(engine.folder, engine.pid)) ? engine : undefined;
  const [kafka, mongo] = await Promise.all([living(noted.kafka), living(noted.mongo)]);
  return { ...(kafka && { kafka }), ...(mongo && { mongo }) };
}

function readNoted(file: string): RunningEngines {
  try {
    return RunningEngines.catch({}).parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return {};
  }
}

export function writeRunning(file: string, running: RunningEngines): void {
  if (!running.kafka && !running.mongo) return rmSync(file, { force: true });
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.part`, `${JSON.stringify(running, null, 2)}\n`);
  renameSync(`${file}.part`, file);
}

/** Milliseconds. */
const stopPatience = 20_000;
const lookEvery = 50;

/** Ends an engine that another process has started; by force after 20 s. */
export async function stopRunning({ pid, folder }: RunningEngine): Promise<void> {
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    if (!(await runsOver(folder, pid))) return;
    process.kill(pid, signal);
    const until = performance.now() + stopPatience;
    while (performance.now() < until) {
      if (!(await runsOver(folder, pid))) return;
      await after(lookEvery);
    }
  }
  throw new Error(`Process ${pid} does not end.`);
}
