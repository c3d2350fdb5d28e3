import { existsSync, readFileSync } from 'node:fs';
import { runTool } from './tools.ts';

/** The command line of a process, its arguments apart by spaces; undefined when there is none of that id. */
export async function commandLineOf(pid: number): Promise<string | undefined> {
  if (existsSync('/proc/self/cmdline')) {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim() || undefined;
    } catch {
      return undefined;
    }
  }
  const written = await runTool('ps', ['-ww', '-o', 'args=', '-p', String(pid)], { env: process.env }).catch(
    () => '',
  );
  return written.trim() || undefined;
}

/** Whether the process of that id is still the engine over that folder, and not another that got its id. */
export async function runsOver(folder: string, pid: number): Promise<boolean> {
  return (await commandLineOf(pid))?.includes(`${folder}/`) ?? false;
}
