import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const main = join(import.meta.dirname, '..', '..', 'all-in-one', 'src', 'main.ts');

export type SystemProcess = {
  readonly url: string;
  readonly output: () => string;
  /** Resolves with the exit code, or null after a signal. */
  end(signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
};

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'tandem-e2e-'));
export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true });

/** Starts `npm start`'s own entry in a process of its own; rejects with what it printed when it does not come up. */
export async function startProcess(folder: string, ...args: readonly string[]): Promise<SystemProcess> {
  // Whoever needs the web app says so: it would be built first.
  const web = args.includes('--web') ? [] : ['--no-web'];
  const child = spawn(process.execPath, [main, '--data', folder, '--port', '0', ...web, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const exited = once(child, 'exit').then(([code]) => code as number | null);
  const url = await new Promise<string>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      output += chunk.toString();
      const address = /Tandem is at (http:\S+)/.exec(output)?.[1];
      if (address !== undefined) resolve(address);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    void exited.then((code) => reject(new Error(`the system ended with ${String(code)}:\n${output}`)));
  });
  return {
    url,
    output: () => output,
    end: (signal) => {
      child.kill(signal);
      return exited;
    },
  };
}
