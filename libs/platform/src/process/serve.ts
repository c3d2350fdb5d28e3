import { setTimeout as pause } from 'node:timers/promises';
import type { z } from 'zod';
import { listen } from '../http/listen.ts';
import type { Listening } from '../http/listen.ts';
import { systemRuntime as runtime } from '../runtime.ts';
import type { CommonConfig } from './config-fields.ts';
import type { ConfigSchema } from './config.ts';
import type { Engines } from './engines.ts';
import { createFront } from './front.ts';
import { openOperations } from './operations.ts';
import { reachEngines } from './reach-engines.ts';
import type { Own, ProcessSpec } from './run-service.ts';
import type { Steps } from './steps.ts';
import { takeAll } from './steps.ts';
import { onStopSignal, onUnexpectedError } from './stop-signal.ts';
import { untilReached } from './until-reached.ts';

/** Milliseconds that a stop may take once no load balancer sends anything more. */
const patience = 25_000;

/** Listens at once (alive, not ready), reaches the engines, starts the service, and serves until a signal. */
export async function serve<Config extends ConfigSchema>(
  spec: ProcessSpec<Config>,
  config: z.output<Config> & CommonConfig,
  engines: Engines,
  logger: Own['logger'],
): Promise<void> {
  const undo: Steps = [];
  const closing = <Thing extends { close(): unknown }>(thing: Thing): Thing => {
    undo.unshift(() => thing.close());
    return thing;
  };
  const front = createFront(spec.tables, runtime.newId);
  const leaving = new AbortController();
  let listening: Listening | undefined;
  let stopped: Promise<void> | undefined;
  const stop = () => (stopped ??= close());
  const close = async () => {
    logger.info({}, 'stopping');
    front.leave();
    leaving.abort();
    await pause(config.DRAIN_MS);
    // What runs is answered before anything behind it goes.
    await listening?.close();
    await takeAll(undo, logger);
    logger.info({}, 'stopped');
  };
  onStopSignal(stop, config.DRAIN_MS + patience);
  onUnexpectedError((error) => {
    logger.error({ error }, 'stops because of an unexpected error');
    return stop();
  }, config.DRAIN_MS + patience);

  const start = async () => {
    closing(engines.startTracing(spec.name, config.OTEL_EXPORTER_OTLP_ENDPOINT, logger));
    const operations = spec.operationsPort
      ? closing(
          await openOperations({ host: config.HOST, port: spec.operationsPort(config) }, front.readiness),
        )
      : undefined;
    listening = await listen(front.listener, { host: config.HOST, port: config.PORT });
    const reaching = { logger, stopped: leaving.signal };
    const { store, log } = await reachEngines({ ...reaching, engines, config, name: spec.name, undo });
    const own: Own = {
      store,
      log,
      runtime,
      logger,
      onClose: (step) => void undo.unshift(step),
    };
    const service = closing(await spec.create(own, config));
    leaving.signal.throwIfAborted();
    if (config.MIGRATE_AT_START)
      logger.info({ report: await untilReached(store.migrate, reaching) }, 'migrated');
    const missing = await untilReached(store.missing, reaching);
    if (missing.length > 0)
      throw new Error(
        `The database ${config.MONGODB_DATABASE} lacks ${missing.join(', ')}. Run this program with "migrate" first, or set MIGRATE_AT_START=true.`,
      );
    front.serve(service);
    operations?.show(service);
    await untilReached(() => service.start(), reaching);
    leaving.signal.throwIfAborted();
    logger.info({ url: listening.url, ...(operations ? { operations: operations.url } : {}) }, 'ready');
  };
  try {
    await start();
  } catch (error) {
    if (leaving.signal.aborted) return;
    logger.error({ error }, 'cannot start');
    process.exitCode = 1;
    await stop();
    process.exit();
  }
}
