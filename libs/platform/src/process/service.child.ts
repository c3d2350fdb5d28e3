import { writeSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { MongoStore } from '../mongo/index.ts';
import type { Service } from '../service.ts';
import type { Engines } from './engines.ts';
import { runProcess } from './run-service.ts';

/** A service of its own on engines that do as the environment says; lines on standard input are its orders. */
const env = process.env;
const say = (message: string) => void writeSync(1, `${JSON.stringify({ msg: message })}\n`);
const given = new Set<string>();
const orders = createInterface({ input: process.stdin }).on('line', (line) => void given.add(line));
const order = (wanted: string) =>
  given.has(wanted)
    ? Promise.resolve()
    : new Promise<void>((resolve) => orders.on('line', (line) => void (line === wanted && resolve())));
const never = () => {
  throw new Error('not for this test');
};

let refusals = Number(env['REFUSALS'] ?? 0);
let lacks = (env['LACKS'] ?? '').split(',').filter((name) => name !== '');
const closing = (name: string) => async () => say(`${name} closed`);
const store: MongoStore = {
  collection: never,
  blobs: never,
  ping: async () => {},
  missing: async () => lacks,
  async migrate() {
    const created = lacks;
    lacks = [];
    return { created, rewritten: 0, dropped: [] };
  },
  finishMigration: async () => ({ created: [], rewritten: 0, dropped: [] }),
  close: closing('store'),
};
const engines: Engines = {
  startTracing: () => ({ close: closing('tracing') }),
  async openStore() {
    if ((refusals -= 1) >= 0) throw new Error('connection refused');
    return store;
  },
  openLog: async () => ({
    publish: never,
    subscribe: never,
    tail: never,
    readAll: never,
    ping: async () => {},
    close: closing('log'),
  }),
};

const app: RequestListener = (request, response) => {
  if (request.url === '/fail')
    setImmediate(() => {
      throw new Error('out of the blue');
    });
  if (request.url !== '/wait') return response.end('answered');
  say('waiting');
  void order('answer').then(() => response.end('answered'));
};

await runProcess(
  {
    name: 'books',
    port: 0,
    config: z.object({
      SHELF: z.string().default('top').meta({ description: 'where the books stand' }),
      OPERATIONS_PORT: z.coerce.number().default(0).meta({ description: 'port for operations' }),
    }),
    operationsPort: ({ OPERATIONS_PORT }) => OPERATIONS_PORT,
    create(own, { SHELF }): Service {
      own.onClose(closing('shelf'));
      return {
        name: 'books',
        app: app as Service['app'],
        start: () => (env['HOLD'] === undefined ? Promise.resolve() : order('start')),
        ready: () => true,
        restate: async (told) => {
          told?.(2);
          return 3;
        },
        behind: {
          list: async () => [{ reader: 'books', id: SHELF, seq: 1, reason: 'too high', since: '' }] as never,
          count: async () => 1,
          replay: async () => [],
        },
        metrics: async () => `shelf{name="${SHELF}"} 1\n`,
        close: closing('service'),
      };
    },
  },
  engines,
);
