import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { exportLines, start, status, stop } from './engine-commands.ts';

/** A cache where `start` noted these process ids. */
function cacheWith(pids: { readonly kafka?: number; readonly mongo?: number }) {
  const cache = mkdtempSync(join(tmpdir(), 'tandem-commands-'));
  onTestFinished(() => rmSync(cache, { recursive: true, force: true }));
  const noted = (pid: number, kind: string) => ({
    pid,
    port: 1,
    address: `127.0.0.1:1/${kind}`,
    folder: join(cache, 'data', kind),
    startedAt: new Date().toISOString(),
  });
  writeFileSync(
    join(cache, 'running.json'),
    JSON.stringify({
      ...(pids.kafka && { kafka: noted(pids.kafka, 'kafka') }),
      ...(pids.mongo && { mongo: noted(pids.mongo, 'mongo') }),
    }),
  );
  const said: string[] = [];
  return { cache, said, say: (line: string) => void said.push(line), env: {} };
}

/** A process that stands for an engine; its command line names the folder only when it is given one. */
async function standIn(folder: string) {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', `${folder}/`]);
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child, 'spawn');
  return child;
}

it('says of an engine whose process is dead that it is not running', async () => {
  const dead = await standIn('elsewhere');
  dead.kill('SIGKILL');
  await once(dead, 'exit');
  const place = cacheWith({ kafka: dead.pid, mongo: dead.pid });
  expect(await status(place)).toBe(false);
  expect(place.said).toEqual(['Kafka is not running.', 'MongoDB is not running.']);
  expect(await exportLines(place)).toBeUndefined();
});

it('neither reports nor stops another program that got the process id', async () => {
  const other = await standIn('elsewhere');
  const place = cacheWith({ kafka: other.pid });
  expect(await status(place)).toBe(false);
  await stop(place);
  expect(place.said).toContain('Kafka is not running.');
  expect(other.killed || other.exitCode !== null || other.signalCode !== null).toBe(false);
  expect(() => process.kill(other.pid ?? 0, 0)).not.toThrow();
});

it('stops what it started, and forgets it', async () => {
  const place = cacheWith({});
  const folder = join(place.cache, 'data', 'kafka');
  mkdirSync(folder, { recursive: true });
  const engine = await standIn(folder);
  const exit = once(engine, 'exit');
  const noted = { pid: engine.pid, port: 1, address: 'a:1', folder, startedAt: new Date().toISOString() };
  writeFileSync(join(place.cache, 'running.json'), JSON.stringify({ kafka: noted }));
  await status(place);
  expect(place.said[0]).toMatch(/^Kafka runs at a:1 \(process \d+/);
  await stop(place);
  expect(await exit).toEqual([null, 'SIGTERM']);
  expect(await exportLines(place)).toBeUndefined();
});

it('starts nothing where the environment names both engines, and says whether they answer', async () => {
  const server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const place = cacheWith({});
  const env = { PATH: '', KAFKA_BROKERS: `127.0.0.1:${port}`, MONGODB_URI: `mongodb://127.0.0.1:${port}/` };
  await start({ ...place, env }, {});
  expect(place.said).toEqual([
    expect.stringMatching(/^KAFKA_BROKERS names 127\.0\.0\.1:\d+, where nothing answers/),
    expect.stringMatching(/^MONGODB_URI names 127\.0\.0\.1:\d+, where nothing answers/),
  ]);
  expect(await exportLines({ ...place, env })).toBe(
    `export KAFKA_BROKERS='127.0.0.1:${port}'\nexport MONGODB_URI='mongodb://127.0.0.1:${port}/'`,
  );
});
