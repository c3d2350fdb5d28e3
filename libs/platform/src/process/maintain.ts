import type { z } from 'zod';
import { systemRuntime as runtime } from '../runtime.ts';
import type { Asked, Command } from './command.ts';
import type { CommonConfig } from './config-fields.ts';
import type { ConfigSchema } from './config.ts';
import type { Engines } from './engines.ts';
import { reachEngines } from './reach-engines.ts';
import type { Own, ProcessSpec } from './run-service.ts';
import type { Steps } from './steps.ts';
import { takeAll } from './steps.ts';
import { untilReached } from './until-reached.ts';

/** Milliseconds that a maintenance command waits for the engines. */
const patience = 60_000;

/** Does one maintenance command beside the replicas that serve, and answers the exit code. */
export async function maintain<Config extends ConfigSchema>(
  { command, ids }: Asked<Exclude<Command, 'serve' | 'help'>>,
  spec: ProcessSpec<Config>,
  config: z.output<Config> & CommonConfig,
  engines: Engines,
  logger: Own['logger'],
): Promise<number> {
  const undo: Steps = [];
  const closing = <Thing extends { close(): unknown }>(thing: Thing): Thing => {
    undo.unshift(() => thing.close());
    return thing;
  };
  try {
    const reaching = { logger, stopped: AbortSignal.timeout(patience) };
    const withLog = command === 'restate' || command === 'behind-replay';
    const { store, log } = await reachEngines({
      ...reaching,
      engines,
      config,
      name: spec.name,
      undo,
      withLog,
    });
    const service = closing(
      await spec.create({ store, log, runtime, logger, onClose: (step) => void undo.unshift(step) }, config),
    );
    switch (command) {
      case 'migrate':
        logger.info({ report: await untilReached(store.migrate, reaching) }, 'migrated');
        break;
      case 'finish-migration':
        logger.info({ report: await untilReached(store.finishMigration, reaching) }, 'migration finished');
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
        logger.info({ result: await service.behind.replay(ids.length > 0 ? ids : undefined) }, 'replayed');
        break;
    }
    return 0;
  } catch (error) {
    logger.error({ error }, `${command} failed`);
    return 1;
  } finally {
    await takeAll(undo, logger);
  }
}
