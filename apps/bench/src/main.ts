import { statfsSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { openClient } from './client.ts';
import { alternate } from './measure.ts';
import { missingFigures, report } from './report.ts';
import { openScene } from './scene.ts';
import { appliedCopies } from './subjects/applied-copies.ts';
import { bareExpress } from './subjects/bare-express.ts';
import { bareStore } from './subjects/bare-store.ts';
import { reviewMoves } from './subjects/review-moves.ts';
import { startSystem } from './system.ts';

const { quick } = parseArgs({ options: { quick: { type: 'boolean', default: false } } }).values;
const plan = quick ? { rounds: 2, milliseconds: 500 } : { rounds: 5, milliseconds: 2_000 };
const load = quick ? { images: 32, connections: 16 } : { images: 200, connections: 16 };

const tmpfs = 0x01021994;

const system = await startSystem();
const client = openClient();
try {
  const inMemory = statfsSync(system.folder).type === tmpfs;
  console.log(
    [
      `Tandem bench: ${plan.rounds} rounds of ${plan.milliseconds / 1_000} s for each line, in turn, after one that warms up;`,
      `${load.connections} connections, ${load.images} images; medians over the rounds [lowest–highest].`,
      `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), load ${loadavg()[0]?.toFixed(1)} before the start, Node ${process.version}.`,
      'Client and servers share this machine: the servers one thread, the client another.',
      `Data in ${system.folder} (${inMemory ? 'tmpfs: nothing waits for a disk' : 'every write waits for the disk'}).`,
    ].join('\n'),
  );
  const bench = { system, scene: await openScene(system), client };
  const subjects = [
    reviewMoves(bench, 'gateway', load),
    reviewMoves(bench, 'service', load),
    await bareExpress(bench, load),
    await bareStore(bench, load),
    appliedCopies(bench),
  ];
  const samples = await alternate(subjects, plan, (round) =>
    console.log(round === 0 ? 'warming up …' : `round ${round} of ${plan.rounds} …`),
  );
  console.log(`\n${report(samples)}`);
  const missing = missingFigures(samples);
  if (missing.length > 0) throw new Error(`These figures are missing: ${missing.join(', ')}`);
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await client.close();
  await system.close();
}
