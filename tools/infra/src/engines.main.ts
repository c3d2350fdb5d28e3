import { parseArgs } from 'node:util';
import { engineCache } from './engines/engine-cache.ts';
import { exportLines, start, status, stop } from './engines/engine-commands.ts';
import { messageOf } from './engines/engines.ts';
import { runWithEngines } from './engines/run-with-engines.ts';

const usage = `npm run engines -- <command>
  start [--kafka-port N] [--mongo-port N]   starts Kafka and MongoDB, to run on until they are stopped
  stop                                      ends them; their data is kept
  status                                    says what runs where
  env                                       for a shell: eval "$(npm run -s engines -- env)"
  run -- COMMAND                            runs a command with engines of its own, gone afterwards
KAFKA_BROKERS and MONGODB_URI, where they are set, are used instead of starting one.`;

/** To standard error, so that what a command or `env` prints stays by itself. */
const say = (line: string) => void process.stderr.write(`${line}\n`);
const { env } = process;
const here = { cache: engineCache, say, env };

const stopped = new AbortController();
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

async function run(command: readonly string[]): Promise<number> {
  if (command.length === 0) throw new Error(`Name the command to run.\n${usage}`);
  // npm passes on what the terminal has sent already: every signal after the first is the same wish.
  for (const signal of signals) process.on(signal, () => stopped.abort(signal));
  return runWithEngines(command, { say, env, stopped: stopped.signal });
}

function ports(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ args: [...args], options: { 'kafka-port': text, 'mongo-port': text } });
  const port = (name: keyof typeof values) => {
    const value = Number(values[name] ?? 0);
    if (!Number.isInteger(value) || value < 0 || value > 65_535)
      throw new Error(`--${name} is a number from 0 (any free one) to 65535.`);
    return value;
  };
  return { kafkaPort: port('kafka-port'), mongoPort: port('mongo-port') };
}

async function main([command = '', ...args]: readonly string[]): Promise<number> {
  switch (command) {
    case 'start':
      await start(here, ports(args));
      return 0;
    case 'stop':
      await stop(here);
      return 0;
    case 'status':
      return (await status(here)) ? 0 : 1;
    case 'env': {
      const lines = await exportLines(here);
      if (lines === undefined) throw new Error('The engines are not running: npm run engines -- start');
      process.stdout.write(`${lines}\n`);
      return 0;
    }
    case 'run':
      return run(args[0] === '--' ? args.slice(1) : args);
    case '--help':
      say(usage);
      return 0;
    default:
      say(usage);
      return 2;
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!stopped.signal.aborted) say(messageOf(error));
  process.exitCode = stopped.signal.aborted ? 130 : 1;
}
