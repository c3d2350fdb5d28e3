import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it } from 'vitest';

type Line = { readonly msg: string; readonly url?: string; readonly operations?: string };
const child = join(import.meta.dirname, 'service.child.ts');
const right = {
  HOST: '127.0.0.1',
  PORT: '0',
  MONGODB_URI: 'mongodb://stub',
  KAFKA_BROKERS: 'stub:1',
};
const started: ChildProcessWithoutNullStreams[] = [];

function run(env: Readonly<Record<string, string>> = {}, ...words: string[]) {
  const spawned = spawn(process.execPath, [child, ...words], {
    env: { PATH: process.env['PATH'], ...right, ...env },
  });
  started.push(spawned);
  const lines: Line[] = [];
  const texts: string[] = [];
  for (const stream of [spawned.stdout, spawned.stderr])
    createInterface({ input: stream }).on('line', (line) => {
      texts.push(line);
      if (line.includes('"msg"')) lines.push(JSON.parse(line) as Line);
    });
  const ended = once(spawned, 'close').then(([code]) => code as number | null);
  const messages = () => lines.map(({ msg }) => msg);
  return {
    ended,
    messages,
    text: () => texts.join('\n'),
    signal: (name: 'SIGTERM' | 'SIGINT') => spawned.kill(name),
    order: (line: string) => void spawned.stdin.write(`${line}\n`),
    async said(message: string): Promise<Line> {
      await expect.poll(messages, { timeout: 10_000 }).toContain(message);
      return lines.find(({ msg }) => msg === message) as Line;
    },
  };
}
const statusOf = async (url: string) => {
  const response = await fetch(url, { headers: { connection: 'close' } });
  await response.text();
  return response.status;
};
const freePort = async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
};
const inOrder = ['service closed', 'shelf closed', 'log closed', 'store closed', 'tracing closed'];

describe('a service process', () => {
  afterEach(() => {
    for (const one of started.splice(0)) one.kill('SIGKILL');
  });

  it('is alive from the first moment, and ready once its engines are reached and its copies caught up', async () => {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const books = run({ PORT: String(port), REFUSALS: 'store:2', HOLD: 'yes' });
    await books.said('MongoDB cannot be reached yet');
    expect([
      await statusOf(`${url}/healthz`),
      await statusOf(`${url}/readyz`),
      await statusOf(`${url}/`),
    ]).toEqual([200, 503, 503]);
    books.order('start');
    expect((await books.said('ready')).url).toBe(url);
    expect(books.messages().filter((msg) => msg === 'MongoDB cannot be reached yet')).toHaveLength(2);
    expect(await statusOf(`${url}/readyz`)).toBe(200);
  });

  it('tells its health and figures on a port of their own', async () => {
    const { operations } = await run({ SHELF: 'low' }).said('ready');
    expect([await statusOf(`${operations}/healthz`), await statusOf(`${operations}/readyz`)]).toEqual([
      200, 200,
    ]);
    expect(await (await fetch(`${operations}/metrics`)).text()).toBe('shelf{name="low"} 1\n');
    expect(await statusOf(`${operations}/`)).toBe(404);
  });

  it('says on the port for operations that it is not ready while an engine is away', async () => {
    const books = run();
    const { url = '', operations } = await books.said('ready');
    const statuses = async () => [await statusOf(`${url}/healthz`), await statusOf(`${operations}/readyz`)];
    expect(await statuses()).toEqual([200, 200]);
    books.order('go away');
    await expect.poll(statuses, { timeout: 5_000 }).toEqual([200, 503]);
  });

  it('answers in a problem document, with the id of the request, before it can', async () => {
    const port = await freePort();
    const books = run({ PORT: String(port), HOLD: 'yes', REFUSALS: 'store:1000' });
    await books.said('MongoDB cannot be reached yet');
    const response = await fetch(`http://127.0.0.1:${port}/`, { headers: { 'x-request-id': 'request-1' } });
    expect([response.headers.get('retry-after'), response.headers.get('x-request-id')]).toEqual([
      '1',
      'request-1',
    ]);
    expect(await response.json()).toEqual({
      type: 'urn:tandem:problem:copy.behind',
      title: 'Not yet.',
      status: 503,
      detail: 'Try again.',
      code: 'copy.behind',
      requestId: 'request-1',
    });
  });

  it('tries again what an engine does not answer while it starts', async () => {
    const books = run({ REFUSALS: 'migrate:1,missing:1,start:1', MIGRATE_AT_START: 'true' });
    await books.said('ready');
    expect(books.messages().filter((msg) => msg.includes('reached yet'))).toEqual([
      'MongoDB cannot be reached yet',
      'MongoDB cannot be reached yet',
      'Kafka cannot be reached yet',
    ]);
  });

  it('ends with 1 and names the key where no waiting helps', async () => {
    const books = run({ WRONG: 'yes' });
    expect(await books.ended).toBe(1);
    expect(books.text()).toContain('MONGODB_URI: wrong');
  });

  it('closes the log before the store, whichever was reached first', async () => {
    for (const REFUSALS of ['store:1', 'log:1']) {
      const books = run({ REFUSALS });
      await books.said('ready');
      books.signal('SIGTERM');
      expect(await books.ended).toBe(0);
      expect(books.messages().filter((msg) => msg.endsWith('closed'))).toEqual(inOrder);
    }
  });

  it('does not serve a database that lacks indexes, and says what to do', async () => {
    const books = run({ LACKS: 'books.title,books.author' });
    expect(await books.ended).toBe(1);
    expect(books.text()).toContain(
      'lacks books.title, books.author. Run this program with \\"migrate\\" first',
    );
    expect(books.messages()).not.toContain('ready');
  });

  it('makes them itself where it is told to', async () => {
    const books = run({ LACKS: 'books.title', MIGRATE_AT_START: 'true' });
    await books.said('ready');
    expect(books.messages()).toContain('migrated');
  });

  it('is unready at once on SIGTERM, answers what runs, then closes everything in order and ends with 0', async () => {
    const books = run({ DRAIN_MS: '500' });
    const { url = '', operations } = await books.said('ready');
    const running = fetch(`${url}/wait`).then((response) => response.text());
    await books.said('waiting');
    books.signal('SIGTERM');
    books.signal('SIGINT');
    await books.said('stopping');
    expect([await statusOf(`${url}/readyz`), await statusOf(`${operations}/readyz`)]).toEqual([503, 503]);
    books.order('answer');
    expect(await running).toBe('answered');
    expect(await books.ended).toBe(0);
    expect(books.messages().filter((msg) => msg.endsWith('closed'))).toEqual(inOrder);
  });

  it('stops while it still waits for its engines', async () => {
    const books = run({ REFUSALS: 'store:1000' });
    await books.said('MongoDB cannot be reached yet');
    books.signal('SIGTERM');
    expect(await books.ended).toBe(0);
  });

  it('closes everything in order after an error that nobody caught, and ends with 1', async () => {
    const books = run();
    const { url = '' } = await books.said('ready');
    await fetch(`${url}/fail`);
    expect(await books.ended).toBe(1);
    expect(books.text()).toContain('out of the blue');
    expect(books.messages().filter((msg) => msg.endsWith('closed'))).toEqual(inOrder);
  });

  it('names every wrong key and ends with 1', async () => {
    const books = run({ PORT: 'many', MONGODB_URI: '' });
    expect(await books.ended).toBe(1);
    expect(books.text()).toMatch(/PORT: not a number[^]*MONGODB_URI: missing/);
  });

  it.for([
    { words: ['migrate'], says: ['migrated'] },
    { words: ['migrate', '--finish'], says: ['migration finished'] },
    { words: ['restate'], says: ['restating', 'restated'] },
    { words: ['behind', 'list'], says: ['behind'] },
    { words: ['behind', 'replay'], says: ['replays all', 'replayed'] },
    { words: ['behind', 'replay', 'b1', 'b2'], says: ['replays b1', 'replays b2', 'replayed'] },
  ])('does "$words" without serving, and ends with 0', async ({ words, says }) => {
    const books = run({}, ...words);
    expect(await books.ended).toBe(0);
    const isClosing = (message: string) => message.endsWith('closed');
    const usesLog = words[0] === 'restate' || words[1] === 'replay';
    expect(books.messages().filter(isClosing)).toEqual(
      inOrder.slice(0, 4).filter((message) => usesLog || message !== 'log closed'),
    );
    expect(books.messages().filter((message) => !isClosing(message))).toEqual(says);
  });

  it('migrates without Kafka', async () => {
    const books = run({ REFUSALS: 'log:1000' }, 'migrate');
    expect(await books.ended).toBe(0);
    expect(books.messages()).toContain('migrated');
  });

  it('lists its commands and keys when asked, and when it does not know a command', async () => {
    const [help, unknown, odd] = [run({}, '--help'), run({}, 'dance'), run({}, 'behind', 'replay', '--all')];
    expect([await help.ended, await unknown.ended, await odd.ended]).toEqual([0, 2, 2]);
    for (const text of [help.text(), unknown.text()]) {
      expect(text).toContain('migrate --finish');
      expect(text).toContain('SHELF                        where the books stand (top)');
    }
  });
});
