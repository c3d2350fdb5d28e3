import { readFileSync } from 'node:fs';

/** Microseconds of CPU time used so far. */
export type CpuClock = () => number;

/** Of this thread, in which the servers of one process run. */
export const cpuOfThread: CpuClock = () => {
  const { user, system } = process.threadCpuUsage();
  return user + system;
};

/** Microseconds in a tick of /proc: USER_HZ is 100 on x64 and arm64 (proc_pid_stat(5)). */
const tick = 10_000;

/** Microseconds in user and system mode, of all threads, from the text of /proc/<pid>/stat; NaN where it says nothing. */
export function cpuOfStat(stat: string): number {
  // The name of the program comes second, in parentheses, and may hold anything.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11] ?? NaN) + Number(fields[12] ?? NaN)) * tick;
}

type Process = { readonly name: string; pid(): number | undefined };

/** Of other processes, all threads, in steps of 10 ms. Throws when one of them does not run. */
export const cpuOf =
  (processes: readonly Process[]): CpuClock =>
  () =>
    processes.reduce((sum, { name, pid }) => {
      const id = pid();
      if (id === undefined) throw new Error(`${name} does not run`);
      return sum + cpuOfStat(readFileSync(`/proc/${id}/stat`, 'utf8'));
    }, 0);
