import { parseArgs } from 'node:util';
import { z } from 'zod';

export const usage = `npm run stack -- [start | status | stop] [options]
  start           Kafka, a MongoDB-compatible server and every service, each in a process of its own; Ctrl+C stops all
  status          what runs and is ready, asked from another terminal
  stop            stops it from another terminal
  --port N        port of the gateway on this machine (default 3000)
  --replicas N    processes of each service (default 1)
  --data DIR      folder for everything that is kept (default .stack)
  --log LEVEL     error, warn or info (default warn); JSON lines, each after the name of its service
KAFKA_BROKERS and MONGODB_URI, where they are set, name engines to use instead of starting some.`;

const Arguments = z.strictObject({
  command: z.enum(['start', 'status', 'stop']),
  port: z.coerce.number('a number is needed').int().min(1).max(65_535).default(3000),
  replicas: z.coerce.number('a number is needed').int().min(1).max(5).default(1),
  data: z.string().min(1).default('.stack'),
  log: z.enum(['error', 'warn', 'info']).default('warn'),
});
export type StackArguments = z.infer<typeof Arguments>;

/** Reads the command line; throws an error whose message names everything that is wrong. */
export function readStackArguments(args: readonly string[]): StackArguments {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      port: { type: 'string' },
      replicas: { type: 'string' },
      data: { type: 'string' },
      log: { type: 'string' },
    },
  });
  const parsed = Arguments.safeParse({ ...values, command: positionals[0] ?? 'start' });
  if (parsed.success && positionals.length <= 1) return parsed.data;
  const wrong = parsed.error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];
  throw new Error([...wrong, usage].join('\n'));
}
