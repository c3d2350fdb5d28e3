import type { z } from 'zod';
import { systemRuntime as runtime } from '../runtime.ts';
import type { Command } from './command.ts';
import type { CommonConfig } from './config-fields.ts';
import type { ConfigSchema } from './config.ts';
import type { Engines } from './engines.ts';
import type { Own, ProcessSpec } from './run-service.ts';
import { untilReached } from './until-reached.ts';

/** Milliseconds that a maintenance command waits for the engines. */
const patience = 60_000;

/** Does one maintenance command beside the replicas that serve, and answers the exit code. */
export async function maintain<Config extends ConfigSchema>(
  command: Exclude<Command, 'serve' | 'help'>,
  spec: ProcessSpec<Config>,
  config: z.output<Config> & CommonConfig,
  engines: Engines,
  logger: Own['logger'],
): Promise<number> {
  const undo: (() => unknown)[] = [];
  const closing = <Thing extends { close(): unknown }>(thing: Thing): Thing => {
    undo.unshift(() => thing.close());
    return thing;
  };
  try {
    const reaching = { logger, stopped: AbortSignal.timeout(patience) };
    const [store, log] = await Promise.all([
      untilReached('MongoDB', () => engines.openStore(config), reaching).then(closing),
      untilReached('Kafka', () => engines.openLog(config, `tandem-${spec.name}`, logger), reaching).then(
        closing,
      ),
    ]);
    const service = closing(
      await spec.create({ store, log, runtime, logger, onClose: (step) => void undo.unshift(step) }, config),
    );
    switch (command) {
      case 'migrate':
        logger.info({ report: await store.migrate() }, 'migrated');
        break;
      case 'finish-migration':
        logger.info({ report: await store.finishMigration() }, 'migration finished');
        break;
      case 'restate': {
        const count = await service.restate((done) => logger.info({ count: done }, 'restating'));
        logger.info({ count }, 'restated');
        break;
      }
      case 'behind-list': {
        const behind = await service.behind.list();
        for (const copy of behind) process.stdout.write(`${JSON.stringify(copy)}\n`);
        logger.info({ count: behind.length }, 'behind');
        break;
      }
      case 'behind-replay':
        logger.info({ result: await service.behind.replay() }, 'replayed');
        break;
    }
    return 0;
  } catch (error) {
    logger.error({ error }, `${command} failed`);
    return 1;
  } finally {
    for (const step of undo) await step();
  }
}
