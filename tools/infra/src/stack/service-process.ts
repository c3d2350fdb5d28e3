import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { endWhenOrphaned } from '../engines/orphans.ts';

const apps = join(import.meta.dirname, '..', '..', '..', '..', 'apps');

export type ServiceName = 'org' | 'project-sharing' | 'review-workflow' | 'activity' | 'gateway';

export type ServiceProcess = {
  readonly service: ServiceName;
  /** Like org#2. */
  readonly name: string;
  readonly url: string;
  pid(): number | undefined;
  /** Starts it, or starts it again, at the same address; resolves when the process is there, not when it is ready. */
  start(): void;
  ready(): Promise<boolean>;
  /** Rejects with the last lines of its log when it ends instead, or is not ready in time (milliseconds). */
  untilReady(patience?: number): Promise<void>;
  /** Ends it; resolves with the exit code, null after a signal that it could not handle. */
  end(signal: 'SIGTERM' | 'SIGKILL' | 'SIGINT'): Promise<number | null>;
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void;
  /** Runs one of its commands, such as `behind list`, beside it, on this terminal; resolves with the exit code. */
  run(words: readonly string[]): Promise<number>;
  /** The last lines that it wrote. */
  lastLines(): readonly string[];
};

type Options = {
  readonly service: ServiceName;
  readonly replica: number;
  readonly url: string;
  readonly env: Readonly<Record<string, string>>;
  /** Where it runs from; the sources of the app by default. */
  readonly main?: string;
  readonly told: (line: string) => void;
  readonly ended: (code: number | null, signal: string | null) => void;
};

const keptLines = 200;
const lookEvery = 50;

/** One service in a process of its own, as its team would run it. */
export function createServiceProcess(options: Options): ServiceProcess {
  const { service, replica, url } = options;
  const name = `${service}#${replica}`;
  const main = options.main ?? join(apps, service, 'src', 'main.ts');
  const lines: string[] = [];
  let child: ChildProcess | undefined;
  let exited: Promise<number | null> = Promise.resolve(null);

  const listen = (stream: NodeJS.ReadableStream | null) => {
    if (!stream) return;
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      if (lines.length > keptLines) lines.shift();
      options.told(line);
    });
  };
  const running = () => child !== undefined && child.exitCode === null && child.signalCode === null;
  const ready = async () => {
    try {
      return (await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2_000) })).ok;
    } catch {
      return false;
    }
  };

  return {
    service,
    name,
    url,
    pid: () => (running() ? child?.pid : undefined),
    start() {
      if (running()) return;
      const started = spawn(process.execPath, [main], {
        env: { ...process.env, ...options.env },
        stdio: ['ignore', 'pipe', 'pipe'],
        // Ctrl+C in a terminal is for whoever runs the stack: the services are stopped in order.
        detached: true,
      });
      child = started;
      const watch = started.pid === undefined ? undefined : endWhenOrphaned(started.pid, 'TERM');
      listen(started.stdout);
      listen(started.stderr);
      exited = once(started, 'exit').then(([code, signal]) => {
        watch?.end();
        options.ended(code as number | null, signal as string | null);
        return code as number | null;
      });
    },
    ready,
    async untilReady(patience = 60_000) {
      const until = Date.now() + patience;
      // Whoever answers at this address is only this service while it runs: somebody else may hold the port.
      while (!running() || !(await ready())) {
        if (!running() || Date.now() > until)
          throw new Error(
            `${name} ${running() ? 'was not ready in time' : 'ended'}:\n${lines.slice(-20).join('\n')}`,
          );
        await new Promise((resolve) => setTimeout(resolve, lookEvery));
      }
    },
    async end(signal) {
      if (!running()) return exited;
      child?.kill(signal);
      return exited;
    },
    signal: (signal) => void child?.kill(signal),
    async run(words) {
      const command = spawn(process.execPath, [main, ...words], {
        env: { ...process.env, ...options.env },
        stdio: 'inherit',
      });
      const [code] = (await once(command, 'exit')) as [number | null];
      return code ?? 1;
    },
    lastLines: () => lines,
  };
}
