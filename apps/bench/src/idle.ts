import { setTimeout as pause } from 'node:timers/promises';
import type { ServiceProcess } from '@tandem/infra';
import { cpuOf } from './cpu.ts';
import { table, told } from './report.ts';
import type { Figure } from './measure.ts';
import { figureOf } from './measure.ts';

/** Percent of one core. */
export type Idle = { readonly name: string; readonly share: Figure };

/** Milliseconds: /proc counts in steps of 10, so a window tells a tenth of a percent. */
const window = 10_000;
const settle = 2_000;

/** What each process uses while nobody asks it anything, over so many windows of 10 s. */
export async function measureIdle(
  processes: readonly ServiceProcess[],
  windows: number,
): Promise<readonly Idle[]> {
  await pause(settle);
  const clocks = processes.map((one) => cpuOf([one]));
  const shares: number[][] = processes.map(() => []);
  for (let n = 0; n < windows; n += 1) {
    const [begun, before] = [performance.now(), clocks.map((clock) => clock())];
    await pause(window);
    const microseconds = (performance.now() - begun) * 1_000;
    clocks.forEach((clock, at) => shares[at]?.push(((clock() - (before[at] ?? NaN)) / microseconds) * 100));
  }
  return processes.map(({ name }, at) => ({ name, share: figureOf(shares[at] ?? []) }));
}

export const missingShares = (idle: readonly Idle[]): string[] =>
  idle.filter(({ share }) => !Number.isFinite(share.max)).map(({ name }) => `idle cost of ${name}`);

export const idleReport = (idle: readonly Idle[]): string =>
  table([['without requests', '% of a core'], ...idle.map(({ name, share }) => [name, told(share)])]);
