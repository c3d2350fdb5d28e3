import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Say } from './engine-cache.ts';
import { givenEngines, startEngines } from './engines.ts';
import type { Environment } from './tools.ts';

/** Milliseconds that the command has to end after a signal. */
const patience = 15_000;

/**
 * Runs a command with KAFKA_BROKERS and MONGODB_URI set, on engines of its own that are gone afterwards with their
 * data; gives its exit code.
 */
export async function runWithEngines(
  command: readonly string[],
  { say, env, stopped }: { readonly say: Say; readonly env: Environment; readonly stopped: AbortSignal },
): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-engines-'));
  try {
    const given = await givenEngines(env, say);
    const engines = await startEngines({ folder, say, given, env, signal: stopped });
    try {
      return await run(command, { ...env, ...engines.env }, stopped);
    } finally {
      if (engines.kafka || engines.mongo) say('Stopping the engines …');
      await engines.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

async function run([program = '', ...args]: readonly string[], env: Environment, stopped: AbortSignal) {
  stopped.throwIfAborted();
  const child = spawn(program, args, { stdio: 'inherit', env: { ...env } });
  const end = () => {
    // A terminal has sent SIGINT to the command as well.
    if (!(stopped.reason === 'SIGINT' && process.stdin.isTTY)) child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), patience).unref();
  };
  stopped.addEventListener('abort', end);
  try {
    return await new Promise<number>((resolve, reject) => {
      child.once('error', (error) => reject(new Error(`${program} cannot be run: ${error.message}`)));
      child.once('exit', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
    });
  } finally {
    stopped.removeEventListener('abort', end);
  }
}
