import { expect, it } from 'vitest';
import { playStory } from './story.ts';
import { onEachTopology } from './topologies.ts';

onEachTopology('the story', (start) => {
  it('two organizations share a project and review real images, from sign-up to the end of the collaboration', async () => {
    const system = await start();
    const lines: string[] = [];
    try {
      await playStory(system.url, (line) => lines.push(line));
    } finally {
      await system.end();
    }
    expect(lines.at(-4)).toContain('shared with Ostrava Labels');
  }, 120_000);
});
