import { parseArgs } from 'node:util';
import { z } from 'zod';

export const usage = `npm run stack -- [start | status | stop | run SERVICE COMMAND …] [options]
  start           Kafka, a MongoDB-compatible server and every service, each in a process of its own; Ctrl+C stops all
  status          what runs and is ready, asked from another terminal
  stop            stops it from another terminal
  run             one command of a service, beside it: run review-workflow behind list, run org restate, run org --help
  --port N        port of the gateway on this machine (default 3000)
  --replicas N    processes of each service (default 1)
  --data DIR      folder for everything that is kept (default .stack)
  --log LEVEL     error, warn or info (default warn); JSON lines, each after the name of its service
KAFKA_BROKERS and MONGODB_URI, where they are set, name engines to use instead of starting some.`;

const portWords = 'a number from 1 to 65535 is needed';
const replicaWords = 'a number from 1 to 5 is needed';

const Arguments = z.strictObject({
  command: z.enum(['start', 'status', 'stop', 'run']),
  words: z.array(z.string()),
  port: z.coerce.number(portWords).int(portWords).min(1, portWords).max(65_535, portWords).default(3000),
  replicas: z.coerce
    .number(replicaWords)
    .int(replicaWords)
    .min(1, replicaWords)
    .max(5, replicaWords)
    .default(1),
  data: z.string().min(1).default('.stack'),
  log: z.enum(['error', 'warn', 'info']).default('warn'),
});
export type StackArguments = z.infer<typeof Arguments>;

/** Reads the command line; throws an error whose message names everything that is wrong. */
export function readStackArguments(args: readonly string[]): StackArguments {
  // What comes behind `run` is the service's, options too.
  const end = args.includes('run') ? args.indexOf('run') + 1 : args.length;
  const { values, positionals } = parsed(args.slice(0, end));
  const command = positionals[0] ?? 'start';
  const checked = Arguments.safeParse({ ...values, command, words: args.slice(end) });
  if (checked.success && positionals.length <= 1) return checked.data;
  const wrong = checked.error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];
  throw new Error([...wrong, usage].join('\n'));
}

function parsed(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { port: text, replicas: text, data: text, log: text },
    });
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${usage}`, { cause: error });
  }
}
