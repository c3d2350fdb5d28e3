import { writeSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { MongoStore } from '../mongo/index.ts';
import type { EventLog } from '../ports/index.ts';
import { Unavailable } from '../ports/index.ts';
import { createReadiness } from '../readiness.ts';
import type { Service } from '../service.ts';
import { ConfigError } from './config.ts';
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

/** So many times what is named there cannot be reached. */
const refusals = new Map(
  (env['REFUSALS'] ?? '').split(',').map((text) => {
    const [what = '', times] = text.split(':');
    return [what, Number(times ?? 0)];
  }),
);
const reach = (what: string, engine = 'MongoDB') => {
  const left = refusals.get(what) ?? 0;
  refusals.set(what, left - 1);
  if (left > 0) throw new Unavailable(engine, new Error('connection refused'));
};
const ping = async () => {
  if (given.has('go away')) throw new Unavailable('MongoDB');
};
let lacks = (env['LACKS'] ?? '').split(',').filter((name) => name !== '');
const closing = (name: string) => async () => say(`${name} closed`);
const store: MongoStore = {
  collection: never,
  blobs: never,
  ping,
  async missing() {
    reach('missing');
    return lacks;
  },
  async migrate() {
    reach('migrate');
    const created = lacks;
    lacks = [];
    return { created, rewritten: 0, dropped: [] };
  },
  finishMigration: async () => ({ created: [], rewritten: 0, dropped: [] }),
  close: closing('store'),
};
const log: EventLog = {
  publish: never,
  subscribe: never,
  tail: never,
  readAll: never,
  ping,
  close: closing('log'),
};
const engines: Engines = {
  startTracing: () => ({ close: closing('tracing') }),
  async openStore() {
    if (env['WRONG'] !== undefined) throw new ConfigError([{ key: 'MONGODB_URI', what: 'wrong' }]);
    reach('store');
    return store;
  },
  async openLog() {
    reach('log', 'Kafka');
    return log;
  },
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
    tables: {
      problems: { 'copy.behind': { kind: 'unavailable', title: 'Not yet.', action: 'Try again.' } },
      kinds: { unavailable: 503 },
    },
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
        async start() {
          reach('start', 'Kafka');
          if (env['HOLD'] !== undefined) await order('start');
        },
        ready: () => true,
        readiness: createReadiness({ store, log }, () => ({ ready: true, failures: [] })),
        restate: async (told) => {
          told?.(2);
          return 3;
        },
        behind: {
          list: async () => [{ reader: 'books', id: SHELF, seq: 1, reason: 'too high', since: '' }] as never,
          count: async () => 1,
          replay: async (ids = ['all']) => (ids.forEach((id) => say(`replays ${id}`)), []),
        },
        metrics: async () => `shelf{name="${SHELF}"} 1\n`,
        close: closing('service'),
      };
    },
  },
  engines,
);
