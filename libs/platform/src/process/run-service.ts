import { destination } from 'pino';
import type { z } from 'zod';
import { createLogger } from '../logging.ts';
import type { MongoStore } from '../mongo/index.ts';
import type { EventLog } from '../ports/index.ts';
import type { Runtime } from '../runtime.ts';
import type { Service } from '../service.ts';
import { readCommand, usageOf } from './command.ts';
import type { CommonConfig } from './config-fields.ts';
import { commonConfig } from './config-fields.ts';
import type { ConfigSchema, ProcessShape } from './config.ts';
import { ConfigError, configTable, readConfig } from './config.ts';
import type { Engines } from './engines.ts';
import { maintain } from './maintain.ts';
import { serve } from './serve.ts';

/** What a process has of its own: nobody else touches this database. */
export type Own = {
  readonly store: MongoStore;
  readonly log: EventLog;
  readonly runtime: Runtime;
  readonly logger: ReturnType<typeof createLogger>;
  /** Done after the service has closed; last in, first out. */
  onClose(step: () => Promise<void>): void;
};

export type ProcessSpec<Config extends ConfigSchema = ConfigSchema> = ProcessShape<Config> & {
  create(own: Own, config: z.output<Config> & CommonConfig): Service | Promise<Service>;
  /** A second port for health and metrics, where the first one is public. */
  readonly operationsPort?: (config: z.output<Config> & CommonConfig) => number;
};

const say = (line: string) => void process.stdout.write(`${line}\n`);

/** The whole life of a service process: configuration, engines, commands, serving, stopping. Ends by `process.exit`. */
export async function runProcess<Config extends ConfigSchema>(
  spec: ProcessSpec<Config>,
  engines: Engines,
  { words = process.argv.slice(2), env = process.env } = {},
): Promise<void> {
  const asked = readCommand(words);
  const common = commonConfig(spec);
  if (asked === undefined || asked.command === 'help') {
    const keys = [...configTable(common), ...configTable(spec.config)].map(
      ({ key, required, standard, description }) =>
        `  ${key.padEnd(28)} ${description}${required ? ' (required)' : standard === '' ? '' : ` (${standard})`}`,
    );
    say(
      [usageOf(spec.name), '\nEnvironment; every key also as <KEY>_FILE, the name of a file:', ...keys].join(
        '\n',
      ),
    );
    return process.exit(asked ? 0 : 2);
  }
  try {
    const config = readConfig([common, spec.config], env);
    // A command ends right after its last line: no line may still be on its way then.
    const { command, ids } = asked;
    const lines = command === 'serve' ? undefined : destination({ fd: 1, sync: true });
    const logger = createLogger(spec.name, config.LOG_LEVEL, lines);
    if (command === 'serve') return await serve(spec, config, engines, logger);
    process.exit(await maintain({ command, ids }, spec, config, engines, logger));
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(
      `${spec.name} is not configured as it has to be (--help lists every key):\n${error.message}\n`,
    );
    process.exit(1);
  }
}
