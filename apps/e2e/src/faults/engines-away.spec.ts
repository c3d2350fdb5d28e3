import { afterAll, beforeAll, describe, expect } from 'vitest';
import { expectAllWorkDoneOnce, play, work } from '../workload.ts';
import { openWorld } from '../world.ts';
import { fault, longFault, outage } from './fault.ts';
import type { FaultyStack } from './faulty-stack.ts';
import { openFaultyStack } from './faulty-stack.ts';

describe('engines that go away', () => {
  let system: FaultyStack;
  beforeAll(async () => {
    system = await openFaultyStack();
  }, 120_000);
  afterAll(() => system.close(), 60_000);

  const away =
    (...engines: readonly ('kafka' | 'mongo')[]) =>
    async () => {
      const world = await openWorld(system.url, system.send);
      const lists = work(world);
      let acknowledged = 0;
      let outageOver: Promise<void> | undefined;
      const takeAway = async () => {
        for (const engine of engines) system[engine].kill();
        // Whoever asks a process whether it is ready is told the truth while it cannot work.
        const backends = system.stack.processes;
        await expect
          .poll(async () => (await Promise.all(backends.map((one) => one.ready()))).includes(true), {
            timeout: outage,
          })
          .toBe(false);
        await new Promise((resolve) => setTimeout(resolve, outage));
        await Promise.all(engines.map((engine) => system[engine].back()));
        await system.expectRecovery();
      };
      const outcomes = await play(lists, () => {
        acknowledged += 1;
        if (acknowledged === 40) outageOver = takeAway();
      });
      await outageOver;
      expect(outageOver).toBeDefined();
      expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([]);
      await expectAllWorkDoneOnce(world);
      system.expectHonestAnswers();
      await system.expectEverythingToAgree();
    };

  fault('the broker: commands wait in their documents, and arrive when it is back', away('kafka'));
  longFault('the database: requests are told to try again, and nothing is lost', away('mongo'));
  longFault('both', away('kafka', 'mongo'));
});
