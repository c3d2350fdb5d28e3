import { parseArgs } from 'node:util';
import { playStory } from './story.ts';
import { newFolder, removeFolder, startProcess } from './system-process.ts';

const { values } = parseArgs({ options: { url: { type: 'string' } } });
const say = (line: string) => void process.stdout.write(`${line}\n`);
const folder = newFolder();
const system = values.url === undefined ? await startProcess(folder, '--no-demo') : undefined;
const begun = performance.now();
try {
  await playStory(values.url ?? system?.url ?? '', say);
  say(`\nThe story went as it should, in ${((performance.now() - begun) / 1000).toFixed(1)} s.`);
} catch (error) {
  say(`\nThe story stopped: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  process.exitCode = 1;
} finally {
  await system?.end('SIGTERM');
  removeFolder(folder);
}
