import { spawn } from 'node:child_process';
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { freePorts, portIsFree } from './contact.ts';
import { endWhenOrphaned } from './orphans.ts';
import type { Environment } from './tools.ts';

export type EngineExit = { readonly code: number | null; readonly signal: NodeJS.Signals | null };

export type Engine = {
  readonly port: number;
  readonly pid: number;
  /** The file it writes its log to. */
  readonly log: string;
  /** Ends it in order, by force after 20 s; resolves when it is gone, also when it was before. */
  stop(): Promise<void>;
  /** SIGKILL. */
  kill(): void;
  /** Lets it run on when this process ends; otherwise it ends with this process, however that ends. */
  release(): void;
  readonly exited: Promise<EngineExit>;
};

export type EngineCommand = {
  /** As people call it. */
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  readonly folder: string;
  readonly logName: string;
  readonly port: number;
  readonly env: Environment;
  readonly answers: () => Promise<boolean>;
  readonly signal?: AbortSignal | undefined;
  /** Told its process id at once, before it answers. */
  readonly spawned: (pid: number) => void;
};

/** Milliseconds. */
const startPatience = 120_000;
const stopPatience = 20_000;
const lookEvery = 60;

/** Starts the engine and resolves when it answers; rejects with the last lines of its log when it does not. */
export async function startEngineProcess(command: EngineCommand): Promise<Engine> {
  const { name, folder, answers, signal } = command;
  signal?.throwIfAborted();
  const log = join(folder, command.logName);
  const output = openSync(log, 'a', 0o600);
  const begun = fstatSync(output).size;
  // A process group of its own: Ctrl+C in a terminal is for whoever started it, who stops it in order.
  const child = spawn(command.program, command.args, {
    cwd: folder,
    env: { ...command.env },
    stdio: ['ignore', output, output],
    detached: true,
  });
  closeSync(output);
  const exited = new Promise<EngineExit>((resolve, reject) => {
    child.once('exit', (code, by) => resolve({ code, signal: by }));
    child.once('error', reject);
  });
  const { pid } = child;
  if (pid === undefined) return exited.then(() => Promise.reject(new Error(`${name} did not start.`)));
  command.spawned(pid);
  let gone: EngineExit | undefined;
  const watch = endWhenOrphaned(pid, 'KILL');
  void exited.then((exit) => {
    gone = exit;
    watch.end();
  });

  const failed = (what: string) => {
    const lines = readFileSync(log).subarray(begun).toString('utf8').trimEnd().split('\n').slice(-20);
    return new Error(`${name} ${what}. The last lines of ${log}:\n${lines.join('\n')}`);
  };
  try {
    const until = performance.now() + startPatience;
    while (!(await answers())) {
      if (gone) throw failed(`did not start (${gone.signal ?? `exit code ${gone.code}`})`);
      if (performance.now() > until) throw failed(`does not answer after ${startPatience / 1_000} s`);
      await after(lookEvery, undefined, { signal });
    }
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }

  return {
    port: command.port,
    pid,
    log,
    exited,
    kill: () => void child.kill('SIGKILL'),
    async stop() {
      child.kill('SIGTERM');
      const force = setTimeout(() => child.kill('SIGKILL'), stopPatience);
      await exited;
      clearTimeout(force);
    },
    release() {
      watch.end();
      child.unref();
    },
  };
}

/** Starts on the port asked for; else on a free one, and on another when somebody took it meanwhile. */
export async function onPort<T>(
  name: string,
  asked: number | undefined,
  start: (port: number) => Promise<T>,
): Promise<T> {
  if (asked) {
    if (!(await portIsFree(asked)))
      throw new Error(`Port ${asked} is taken by another program: ${name} cannot start there.`);
    return start(asked);
  }
  for (let attempt = 1; ; attempt += 1) {
    const [port] = await freePorts(1);
    try {
      return await start(port ?? 0);
    } catch (error) {
      const taken = error instanceof Error && /address (is )?already in use|EADDRINUSE/i.test(error.message);
      if (!taken || attempt === 3) throw error;
    }
  }
}
