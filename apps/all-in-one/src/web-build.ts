import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { WebApp, WebAppState } from '@tandem/gateway';

const root = join(import.meta.dirname, '..', '..', '..');
const folder = join(root, 'apps', 'web', 'dist');
const builder = join(root, 'tools', 'workspace', 'src', 'web.main.ts');

export type WebBuild = { readonly webApp: WebApp; readonly finished: Promise<void>; stop(): void };

/** Builds the web app beside the running system where it is missing or stale, and tells how far it is. */
export function startWebBuild(say: (line: string) => void): WebBuild {
  let state: WebAppState = { kind: 'building', progress: 0 };
  let toldAt = 0;
  const begun = performance.now();
  const child = spawn(process.execPath, [builder, 'build', '--out', folder, '--progress'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const complaints: string[] = [];
  createInterface(child.stderr).on('line', (line) => complaints.push(line));
  createInterface(child.stdout).on('line', (line) => {
    const progress = Number(line);
    if (Number.isNaN(progress)) return;
    if (toldAt === 0) say('Building the web app …');
    if (progress < 1 && progress >= toldAt + 0.25) say(`  ${Math.round(progress * 100)} %`);
    if (toldAt === 0 || progress >= toldAt + 0.25) toldAt = Math.max(progress, 0.01);
    state = { kind: 'building', progress };
  });
  const finished = new Promise<void>((done) => {
    child.on('error', (error) => complaints.push(error.message));
    child.on('close', (code, signal) => {
      if (signal === null && code === 0) {
        state = { kind: 'ready', folder };
        if (toldAt > 0) say(`The web app is built (${((performance.now() - begun) / 1000).toFixed(1)} s).`);
      } else {
        state = { kind: 'failed' };
        if (signal === null) say(['The web app could not be built:', ...complaints].join('\n'));
      }
      done();
    });
  });
  return { webApp: () => state, finished, stop: () => void child.kill() };
}
