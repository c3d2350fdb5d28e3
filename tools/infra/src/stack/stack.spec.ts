import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createServiceProcess } from './service-process.ts';
import { readStackArguments } from './stack-arguments.ts';

const folder = mkdtempSync(join(tmpdir(), 'tandem-stack-'));
afterAll(() => rmSync(folder, { recursive: true }));
const program = (name: string, text: string) => {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
};
const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('the command line of the stack', () => {
  it('starts one process of each service unless told otherwise', () => {
    expect(readStackArguments([])).toEqual({
      command: 'start',
      words: [],
      port: 3000,
      replicas: 1,
      data: '.stack',
      log: 'warn',
    });
    expect(readStackArguments(['status', '--data', 'here'])).toMatchObject({
      command: 'status',
      data: 'here',
    });
  });

  it('leaves what comes behind run to the service', () => {
    expect(readStackArguments(['--data', 'here', 'run', 'org', 'migrate', '--finish'])).toMatchObject({
      command: 'run',
      data: 'here',
      words: ['org', 'migrate', '--finish'],
    });
  });

  it.each([
    [['--replicas', '9'], /replicas: a number from 1 to 5/],
    [['--port', '99999'], /port: a number from 1 to 65535/],
    [['--bogus'], /--bogus[^]*npm run stack -- /],
    [['halt'], /npm run stack -- /],
  ])('says what is wrong with %j, and how it is used', (words, said) => {
    expect(() => readStackArguments(words)).toThrow(said);
  });
});

describe('a service process', () => {
  const quiet = { service: 'org', replica: 1, env: {}, told: () => {}, ended: () => {} } as const;

  it('is not ready because somebody else answers at its address', async () => {
    const other = createServer((_request, response) => response.end()).listen(0, '127.0.0.1');
    await once(other, 'listening');
    const url = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
    const main = program('ends.mjs', 'console.log("the port is taken"); process.exit(1);');
    const service = createServiceProcess({ ...quiet, url, main });
    service.start();
    expect(await service.end('SIGINT')).not.toBe(0);
    await expect(service.untilReady()).rejects.toThrow(/org#1 ended/);
    other.close();
  });

  it('ends with whoever started it, however that ends', async () => {
    const main = program('runs.mjs', 'setInterval(() => {}, 1000);');
    const starter = program(
      'starts.ts',
      `import { createServiceProcess } from ${JSON.stringify(join(import.meta.dirname, 'service-process.ts'))};
       const service = createServiceProcess({ service: 'org', replica: 1, url: 'http://127.0.0.1:9', env: {}, main: ${JSON.stringify(main)}, told() {}, ended() {} });
       service.start();
       console.log(service.pid());`,
    );
    const parent = spawn(process.execPath, [starter], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = (await once(parent.stdout, 'data')) as [Buffer];
    const pid = Number(line.toString());
    expect(isAlive(pid)).toBe(true);
    parent.kill('SIGKILL');
    await expect.poll(() => isAlive(pid), { timeout: 5_000 }).toBe(false);
  });
});
