import { expect, it } from 'vitest';
import { ApiProblem } from '@tandem/contracts';
import { newFolder, removeFolder, startProcess } from './system-process.ts';
import { openWorld } from './world.ts';

it('stops cleanly when npm passes on the Ctrl+C that the terminal has sent already', async () => {
  const folder = newFolder();
  const system = await startProcess(folder, '--no-demo');
  const ended = system.end('SIGINT');
  void system.end('SIGINT');
  expect(await ended).toBe(0);
  expect(system.output()).toContain('Stopped.');
  removeFolder(folder);
});

it('answers what is running before it stops', async () => {
  const folder = newFolder();
  const system = await startProcess(folder, '--no-demo');
  const { people, organizations, projectId } = await openWorld(system.url);
  let stopping = false;
  const answers: unknown[] = [];
  const workers = Array.from({ length: 8 }, async () => {
    while (!stopping) {
      await people.ada
        .changeProject({
          params: { organizationId: organizations.host, projectId },
          body: { name: `Name ${Math.random()}` },
        })
        .then(() => answers.push('ok'))
        .catch((error: unknown) =>
          answers.push(error instanceof ApiProblem ? error.code : 'refused connection'),
        );
    }
  });
  await expect.poll(() => answers.length, { timeout: 20_000 }).toBeGreaterThan(30);
  const ended = system.end('SIGTERM');
  await expect.poll(() => answers.at(-1), { timeout: 20_000 }).toBe('refused connection');
  stopping = true;
  await Promise.all(workers);
  expect(await ended).toBe(0);
  expect(new Set(answers)).toEqual(new Set(['ok', 'refused connection']));
  removeFolder(folder);
});

it('waits for nobody who listens to what happens', async () => {
  const folder = newFolder();
  const system = await startProcess(folder, '--no-demo');
  const world = await openWorld(system.url);
  const stream = await world.listen(world.people.ada, world.organizations.host);
  expect(await system.end('SIGTERM')).toBe(0);
  expect(await stream.ended).toBe('ended');
  removeFolder(folder);
});
