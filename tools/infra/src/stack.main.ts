import { resolve } from 'node:path';
import { readStackArguments, usage } from './stack/stack-arguments.ts';
import { runCommand, say, startAll, stopRunning, tellStatus } from './stack/stack-commands.ts';

try {
  const words = process.argv.slice(2);
  const asksForUsage = words.includes('--help') && !words.includes('run');
  const asked = readStackArguments(asksForUsage ? [] : words);
  const folder = resolve(asked.data);
  if (asksForUsage) say(usage);
  else
    switch (asked.command) {
      case 'start':
        await startAll(asked);
        break;
      case 'status':
        await tellStatus(folder);
        break;
      case 'stop':
        await stopRunning(folder);
        break;
      case 'run':
        await runCommand(folder, asked.words);
        break;
    }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
