import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { styleText } from 'node:util';
import { onStopSignal } from '@tandem/platform';
import { portIsFree } from '../engines/contact.ts';
import { givenEngines, startEngines } from '../engines/engines.ts';
import { buildWebApp } from './build-web-app.ts';
import { findRunning, noteRunning, noteStopped, statusLines } from './running-stack.ts';
import type { StackArguments } from './stack-arguments.ts';
import { usage } from './stack-arguments.ts';
import type { Stack } from './stack.ts';
import { createStack } from './stack.ts';

/** Milliseconds that a stop may take. */
const patience = 40_000;
/** Milliseconds before a service that ended by itself is started again. */
const restartAfter = 1_000;
const colors = ['cyan', 'magenta', 'yellow', 'green', 'blue'] as const;

export const say = (line: string) => void process.stdout.write(`${line}\n`);
const colorOf = new Map<string, (typeof colors)[number]>();

function prefixed(name: string, line: string): void {
  const [service = ''] = name.split('#');
  const color = colorOf.get(service) ?? colors[colorOf.size % colors.length] ?? 'cyan';
  colorOf.set(service, color);
  say(`${styleText(color, `${name.padEnd(18)} |`)} ${line}`);
}

/** Engines and every service, until a signal stops them. Rejects, with all stopped again, where the start fails. */
export async function startAll({ data, port, replicas, log: logLevel }: StackArguments): Promise<void> {
  const folder = resolve(data);
  if (findRunning(folder)) throw new Error(`A stack runs in ${folder} already: npm run stack -- status`);
  if (!(await portIsFree(port)))
    throw new Error(
      `Port ${port} is taken. Stop what uses it, or choose another one: npm run stack -- --port ${port + 1}`,
    );
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const undo: (() => Promise<void>)[] = [];
  let stack: Stack | undefined;
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    say('Stopping …');
    const codes = Object.entries((await stack?.close()) ?? {}).filter(([, code]) => code !== 0);
    for (const step of undo.toReversed()) await step();
    noteStopped(folder);
    if (stack)
      say(
        codes.length === 0
          ? 'Stopped. Everything is kept; the next start goes on from here.'
          : `Stopped, but not in order: ${codes.map(([name, code]) => `${name} ended with ${String(code)}`).join(', ')}.`,
      );
  };
  onStopSignal(stop, patience);
  // A terminal that is closed means the same.
  process.on('SIGHUP', () => process.kill(process.pid, 'SIGTERM'));
  try {
    const starting = new AbortController();
    undo.push(async () => starting.abort());
    const web = buildWebApp(starting.signal);
    const engines = await startEngines({
      folder,
      say,
      given: await givenEngines(process.env, say),
      signal: starting.signal,
    });
    undo.push(engines.stop);
    for (const [name, engine] of [
      ['Kafka', engines.kafka],
      ['MongoDB', engines.mongo],
    ] as const) {
      void engine?.exited.then(({ code, signal }) => {
        if (stopping) return;
        say(
          `${name} ended with ${signal ?? `code ${String(code)}`} (its log: ${engine.log}): the stack stops.`,
        );
        process.kill(process.pid, 'SIGTERM');
      });
    }
    const { KAFKA_BROKERS: kafkaBrokers, MONGODB_URI: mongoUri } = engines.env;
    const webFolder = await web;
    say(`Starting ${4 * replicas + 1} processes …`);
    stack = await createStack({
      kafkaBrokers,
      mongoUri,
      folder,
      webFolder,
      port,
      replicas,
      logLevel,
      told: prefixed,
      ended(one, code, signal) {
        if (stopping) return;
        say(`${one.name} ended with ${signal ?? `code ${String(code)}`}; it is started again.`);
        setTimeout(() => !stopping && one.start(), restartAfter);
      },
    });
    await stack.start();
    const running = {
      pid: process.pid,
      url: stack.url,
      kafkaBrokers,
      mongoUri,
      processes: stack.processes.map(({ name, url }) => ({ name, url })),
    };
    noteRunning(folder, running);
    for (const line of (await statusLines(running)).slice(1)) say(line);
    say(
      `It starts empty: npm run story -- --url ${stack.url} plays the main job; mails are at ${stack.url}/mailbox.`,
    );
    say(`Tandem is at ${stack.url} (data in ${folder}; Ctrl+C stops it)`);
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Stops the stack that runs in a folder, and waits until it is gone. */
export async function stopRunning(folder: string): Promise<void> {
  const running = findRunning(folder);
  if (!running) return say(`No stack runs in ${folder}.`);
  process.kill(running.pid, 'SIGTERM');
  while (findRunning(folder)) await new Promise((done) => setTimeout(done, 200));
  say('Stopped.');
}

/** Runs one command of a service of the stack that runs in a folder. */
export async function runCommand(folder: string, [service, ...words]: readonly string[]): Promise<void> {
  const running = findRunning(folder);
  if (!running) return say(`No stack runs in ${folder}.`);
  const { processes } = await createStack({ ...running, folder, logLevel: 'info' });
  const asked = processes.find((one) => one.service === service);
  if (!asked)
    throw new Error(
      `Name a service: ${[...new Set(processes.map((one) => one.service))].join(', ')}.\n${usage}`,
    );
  process.exitCode = await asked.run(words);
}

/** What runs there, line by line. */
export async function tellStatus(folder: string): Promise<void> {
  const running = findRunning(folder);
  const none = `No stack runs in ${folder}: npm run stack, or name its folder with --data`;
  for (const line of running ? await statusLines(running) : [none]) say(line);
}
