import { join } from 'node:path';
import { openEmbeddedLog, openEmbeddedStore } from '@tandem/platform/embedded';
import { expect, it } from 'vitest';
import { expectCopiesToEqualTheirSources } from './inspection.ts';
import { playStory } from './story.ts';
import { newFolder, removeFolder, startProcess } from './system-process.ts';
import { expectAllWorkDoneOnce, play, work } from './workload.ts';
import { openWorld } from './world.ts';

it('keeps every acknowledged command, once, and every copy equal to its source, when it is killed in the middle', async () => {
  const folder = newFolder();
  const first = await startProcess(folder, '--no-demo');
  const world = await openWorld(first.url);
  const lists = work(world);
  const total = lists.flat().length;
  let acknowledged = 0;
  const enough = 30 + Math.floor(Math.random() * 60);
  await play(lists, () => {
    acknowledged += 1;
    if (acknowledged === enough) void first.end('SIGKILL');
  });
  await first.end('SIGKILL');
  expect(acknowledged).toBeLessThan(total);

  // A retry under the same key must neither lose nor repeat what the dead process had done.
  const second = await startProcess(folder, '--no-demo', '--port', new URL(first.url).port);
  const outcomes = await play(lists);
  expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([]);
  await expectAllWorkDoneOnce(world);
  expect(await second.end('SIGTERM')).toBe(0);

  await readAllThatWasPublished(folder);
  await expectFolderToBeWhole(folder);
  removeFolder(folder);
}, 120_000);

it('has no copy that differs from its source after it was killed in the middle of the story', async () => {
  const folder = newFolder();
  const first = await startProcess(folder, '--no-demo');
  const steps = 8 + Math.floor(Math.random() * 12);
  let told = 0;
  const story = playStory(first.url, () => {
    told += 1;
    if (told === steps) void first.end('SIGKILL');
  });
  await expect(story).rejects.toThrow();
  await first.end('SIGKILL');
  const second = await startProcess(folder, '--no-demo');
  expect(await second.end('SIGTERM')).toBe(0);
  await readAllThatWasPublished(folder);
  await expectFolderToBeWhole(folder);
  removeFolder(folder);
}, 120_000);

/** A start is over when every copy has taken in what lay in the log. */
async function readAllThatWasPublished(folder: string): Promise<void> {
  const system = await startProcess(folder, '--no-demo');
  expect(await system.end('SIGTERM')).toBe(0);
}

async function expectFolderToBeWhole(folder: string): Promise<void> {
  const log = openEmbeddedLog({ file: join(folder, 'log.sqlite') });
  await expectCopiesToEqualTheirSources({
    log,
    openStore: async (service) => openEmbeddedStore({ file: join(folder, `${service}.sqlite`) }),
  });
  await log.close();
}
