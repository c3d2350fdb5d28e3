import { spawn } from 'node:child_process';

/** A shell that waits until this process is gone, in whatever way, and then signals what it has started. */
export function endWhenOrphaned(pid: number, signal: 'TERM' | 'KILL') {
  const watcher = spawn('/bin/sh', ['-c', `read -r _; kill -${signal} "$1"`, 'sh', String(pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  watcher.on('error', () => {});
  watcher.stdin.on('error', () => {});
  watcher.unref();
  return { end: () => void watcher.kill('SIGKILL') };
}
