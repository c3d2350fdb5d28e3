import { parseArgs } from 'node:util';
import { z } from 'zod';

const Arguments = z.strictObject({
  data: z.string().min(1).default('.data'),
  port: z.coerce.number('a number is needed').int().min(0).max(65_535).default(3000),
  demo: z.boolean().default(true),
  web: z.boolean().default(true),
  log: z.enum(['silent', 'error', 'warn', 'info']).default('warn'),
});
export type Arguments = z.infer<typeof Arguments>;

export const usage = `npm start -- [options]
  --data DIR    folder for everything that is kept (default .data)
  --port N      port on this machine (default 3000; 0: any free one)
  --no-demo     start empty (only matters at the first start)
  --no-web      the API alone: the web app is neither built nor served
  --log LEVEL   silent, error, warn or info (default warn); JSON lines on standard output`;

/** Reads the command line; throws an error whose message names every wrong option. */
export function readArguments(args: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...args],
    allowNegative: true,
    options: {
      data: { type: 'string' },
      port: { type: 'string' },
      demo: { type: 'boolean' },
      web: { type: 'boolean' },
      log: { type: 'string' },
    },
  });
  const parsed = Arguments.safeParse(values);
  if (parsed.success) return parsed.data;
  throw new Error(
    parsed.error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`).join('\n'),
  );
}
