import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const RunningStack = z.object({
  pid: z.int(),
  url: z.string(),
  kafkaBrokers: z.string(),
  mongoUri: z.string(),
  processes: z.array(z.object({ name: z.string(), url: z.string() })),
});
export type RunningStack = z.infer<typeof RunningStack>;

const fileOf = (folder: string) => join(folder, 'running.json');

export function noteRunning(folder: string, running: RunningStack): void {
  writeFileSync(`${fileOf(folder)}.new`, JSON.stringify(running));
  renameSync(`${fileOf(folder)}.new`, fileOf(folder));
}
export const noteStopped = (folder: string): void => rmSync(fileOf(folder), { force: true });

/** The stack that runs in this folder; undefined when none does, whatever a dead one left behind. */
export function findRunning(folder: string): RunningStack | undefined {
  if (!existsSync(fileOf(folder))) return undefined;
  const running = RunningStack.parse(JSON.parse(readFileSync(fileOf(folder), 'utf8')));
  return isStack(running.pid) ? running : undefined;
}

/** A process id may have gone to another program since. */
function isStack(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('stack.main.ts');
  } catch {
    return false;
  }
}

/** A line for each process: its name, whether it is ready, its address. */
export async function statusLines({ url, processes }: RunningStack): Promise<readonly string[]> {
  const rows = await Promise.all(
    processes.map(async ({ name, url: address }) => {
      const answer = await fetch(`${address}/readyz`, { signal: AbortSignal.timeout(5_000) }).catch(
        () => undefined,
      );
      const state = answer === undefined ? 'no answer' : answer.ok ? 'ready' : 'not ready';
      return `  ${name.padEnd(18)} ${state.padEnd(10)} ${address}`;
    }),
  );
  return [`Tandem is at ${url}`, ...rows];
}
