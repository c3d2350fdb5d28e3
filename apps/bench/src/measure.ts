import { performance } from 'node:perf_hooks';
import type { CpuClock } from './cpu.ts';
import { cpuOfThread } from './cpu.ts';

/** What one round of one subject gave. */
export type Sample = {
  readonly perSecond: number;
  /** Milliseconds, one for each thing done. */
  readonly latencies: readonly number[];
  /** Microseconds of CPU time at the servers for each thing done: what other programs on the machine disturb least. */
  readonly cpuEach: number;
  /** The share of the time in which the client's own thread was busy; undefined where there is no client. */
  readonly clientBusy: number | undefined;
};

export type Subject = {
  readonly name: string;
  readonly run: (milliseconds: number) => Promise<Sample>;
};

type Done = { readonly latencies: readonly number[]; readonly clientBusy: number | undefined };

/** Does the work, or has it done elsewhere, and adds what it took of the servers' CPU time. */
export async function sampled(work: () => Promise<Done>, cpu: CpuClock = cpuOfThread): Promise<Sample> {
  const [begun, before] = [performance.now(), cpu()];
  const { latencies, clientBusy } = await work();
  return {
    perSecond: (latencies.length * 1_000) / (performance.now() - begun),
    latencies,
    cpuEach: (cpu() - before) / latencies.length,
    clientBusy,
  };
}

/** Work in this thread, by so many at once, each again and again until the time is over. */
export async function atOnce(
  workers: number,
  milliseconds: number,
  work: (worker: number, turn: number) => Promise<unknown>,
): Promise<Done> {
  const latencies: number[] = [];
  const until = performance.now() + milliseconds;
  const again = async (worker: number) => {
    for (let turn = 0; performance.now() < until; turn += 1) {
      const begun = performance.now();
      await work(worker, turn);
      latencies.push(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: workers }, (_, worker) => again(worker)));
  return { latencies, clientBusy: undefined };
}

/** The middle one, or the mean of the two in the middle; NaN of nothing. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? NaN;
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? NaN) + upper) / 2 : upper;
}

/** The smallest value that at least this share (0–1) of all do not exceed; NaN of nothing. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(Math.ceil(sorted.length * share) - 1, 0)] ?? NaN;
}

/** A median over the rounds, and how far they lay apart. */
export type Figure = { readonly median: number; readonly min: number; readonly max: number };

export const figureOf = (values: readonly number[]): Figure =>
  values.length === 0
    ? { median: NaN, min: NaN, max: NaN }
    : { median: median(values), min: Math.min(...values), max: Math.max(...values) };

/** Of medians; the spread is that of each round's own ratio. */
export function ratioOf(above: readonly number[], below: readonly number[]): Figure {
  const rounds = figureOf(above.map((value, round) => value / (below[round] ?? NaN)));
  return { ...rounds, median: median(above) / median(below) };
}

/** Runs all subjects in turn, round by round (A B C A B C …), after a round that only warms up and is not counted. */
export async function alternate(
  subjects: readonly Subject[],
  { rounds, milliseconds }: { readonly rounds: number; readonly milliseconds: number },
  tell: (round: number) => void = () => {},
): Promise<ReadonlyMap<string, readonly Sample[]>> {
  const samples = new Map<string, Sample[]>(subjects.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    tell(round);
    for (const { name, run } of subjects) {
      const sample = await run(milliseconds);
      if (round > 0) samples.get(name)?.push(sample);
    }
  }
  return samples;
}
