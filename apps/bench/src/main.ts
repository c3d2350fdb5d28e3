import { availableParallelism, cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { ToolMissing } from '@tandem/infra';
import { onStopSignal } from '@tandem/platform';
import type { Client } from './client.ts';
import { openClient } from './client.ts';
import type { Idle } from './idle.ts';
import { idleReport, measureIdle, missingShares } from './idle.ts';
import { startInOneProcess } from './in-one-process.ts';
import { startInProcesses } from './in-processes.ts';
import * as layouts from './layouts.ts';
import type { Life } from './life.ts';
import { openLife } from './life.ts';
import type { Subject } from './measure.ts';
import { alternate } from './measure.ts';
import type { Layout } from './report.ts';
import { missingFigures, report } from './report.ts';
import { openScene } from './scene.ts';
import { appliedCopies } from './subjects/applied-copies.ts';
import { bareExpress } from './subjects/bare-express.ts';
import { bareStore } from './subjects/bare-store.ts';
import { logLatency } from './subjects/log-latency.ts';
import { committedImage, publishedEvents } from './subjects/published-events.ts';
import type { Bench } from './subjects/review-moves.ts';
import { reviewMoves } from './subjects/review-moves.ts';

const flag = { type: 'boolean', default: false } as const;
const { quick, stack } = parseArgs({ options: { quick: flag, stack: flag } }).values;
const plan = quick ? { rounds: 2, milliseconds: 500 } : { rounds: 5, milliseconds: 2_000 };
const load = quick ? { images: 32, connections: 16 } : { images: 200, connections: 16 };
const idleWindows = quick ? 1 : 3;

type Prepared = {
  readonly layout: Layout;
  readonly subjects: readonly Subject[];
  readonly idle: readonly Idle[];
};

const say = (...lines: readonly string[]) => console.log(lines.join('\n'));
const loadBefore = loadavg()[0]?.toFixed(1) ?? 'unknown';

function sayWhere(about: readonly string[]): void {
  say(
    `Tandem bench: ${plan.rounds} rounds of ${plan.milliseconds / 1_000} s for each line, in turn, after one that warms up;`,
    `${load.connections} connections, ${load.images} images; medians over the rounds [lowest–highest].`,
    `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), load ${loadBefore} before the start, Node ${process.version}.`,
    ...about,
  );
}

const moves = async (bench: Bench): Promise<readonly Subject[]> => [
  reviewMoves(bench, 'gateway', load),
  reviewMoves(bench, 'service', load),
  await bareExpress(bench, load),
  await bareStore(bench, load),
  appliedCopies(bench),
];

async function prepareOneProcess(client: Client, life: Life): Promise<Prepared> {
  const { system, about } = await startInOneProcess(life);
  sayWhere(about);
  const bench = { system, scene: await openScene(system), client };
  return { layout: layouts.inOneProcess, subjects: await moves(bench), idle: [] };
}

async function prepareStack(client: Client, life: Life): Promise<Prepared> {
  const { system, about } = await startInProcesses(life);
  sayWhere(about);
  const bench = { system, scene: await openScene(system), client };
  say(`nobody asks anything for ${idleWindows * 10} s …`);
  const idle = await measureIdle(system.processes, idleWindows);
  const committed = await committedImage(bench);
  say(`Events of ${Buffer.byteLength(JSON.stringify(committed.record.value))} bytes.`);
  const subjects = [
    ...(await moves(bench)),
    ...(await publishedEvents(system, committed)),
    ...(await logLatency(system, committed.record)),
  ];
  return { layout: layouts.inProcesses, subjects, idle };
}

async function run(life: Life): Promise<void> {
  const client = life.closing(openClient());
  const { layout, subjects, idle } = await (stack ? prepareStack : prepareOneProcess)(client, life);
  const samples = await alternate(subjects, plan, (round) =>
    say(round === 0 ? 'warming up …' : `round ${round} of ${plan.rounds} …`),
  );
  say('', report(samples, layout), ...(idle.length > 0 ? ['', idleReport(idle)] : []));
  const missing = [...missingFigures(samples, layout), ...missingShares(idle)];
  if (missing.length > 0) throw new Error(`These figures are missing: ${missing.join(', ')}`);
}

/** Milliseconds that a stop may take. */
const patience = 60_000;
const life = openLife();
onStopSignal(async () => {
  process.exitCode = 130;
  await life.close();
}, patience);
try {
  await run(life);
} catch (error) {
  if (!life.signal.aborted) console.error(error instanceof ToolMissing ? error.message : error);
  process.exitCode ??= 1;
} finally {
  await life.close();
}
