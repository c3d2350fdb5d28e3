import { onStopSignal } from '@tandem/platform';
import closeWithGrace from 'close-with-grace';
import { readArguments, usage } from './arguments.ts';
import { demoAccounts, loadDemo } from './demo.ts';
import { explain } from './explain.ts';
import { readFirstStart, writeFirstStart } from './first-start.ts';
import { startSystem } from './system.ts';
import { startWebBuild } from './web-build.ts';

// What is kept is for this user alone.
process.umask(0o077);

/** Milliseconds that a stop may take. */
const patience = 15_000;

const say = (line: string) => void process.stdout.write(`${line}\n`);

if (process.argv.includes('--help')) {
  say(usage);
} else {
  try {
    const { data: folder, port, demo, web, log: logLevel } = readArguments(process.argv.slice(2));
    const webBuild = web ? startWebBuild(say) : undefined;
    const system = await startSystem({
      folder,
      port,
      logLevel,
      demoAccounts: () => readFirstStart(folder)?.accounts ?? [],
      ...(webBuild ? { webApp: webBuild.webApp } : {}),
    });
    const stop = async (err?: Error) => {
      if (err)
        process.stderr.write(`Tandem stops because of an unexpected error: ${err.stack ?? err.message}\n`);
      else say('Stopping …');
      webBuild?.stop();
      await system.close();
      if (!err) say('Stopped. Everything is kept; the next start goes on from here.');
    };
    closeWithGrace({ delay: patience, skip: ['SIGINT', 'SIGTERM'] }, ({ err }) => stop(err));
    onStopSignal(stop, patience);

    const first = readFirstStart(folder) ?? {
      demo: demo ? ('loading' as const) : ('none' as const),
      accounts: [],
    };
    writeFirstStart(folder, first);
    if (first.demo === 'loading') {
      await loadDemo(system, say);
      writeFirstStart(folder, { demo: 'loaded', accounts: demoAccounts });
    }
    for (const { who, email, password } of readFirstStart(folder)?.accounts ?? [])
      say(`  ${email.padEnd(26)} ${password}   ${who}`);
    say(`Tandem is at ${system.url} (data in ${folder}; Ctrl+C stops it)`);
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    process.exitCode = 1;
  }
}
