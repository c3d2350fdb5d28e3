import { expect, it } from 'vitest';
import { playStory } from './story.ts';
import { newFolder, removeFolder, startProcess } from './system-process.ts';

it('two organizations share a project and review real images, from sign-up to the end of the collaboration', async () => {
  const folder = newFolder();
  const system = await startProcess(folder, '--no-demo');
  const lines: string[] = [];
  try {
    await playStory(system.url, (line) => lines.push(line));
  } finally {
    expect(await system.end('SIGTERM')).toBe(0);
    removeFolder(folder);
  }
  expect(lines.at(-4)).toContain('shared with Ostrava Labels');
}, 120_000);
