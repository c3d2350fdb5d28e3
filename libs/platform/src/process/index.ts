import type { ConfigSchema } from './config.ts';
import { realEngines } from './engines.ts';
import type { ProcessSpec } from './run-service.ts';
import { runProcess } from './run-service.ts';

export type { Own, ProcessSpec } from './run-service.ts';

/** Runs a service as a process of its own, on MongoDB and Kafka, as its command line and environment say. */
export const runService = <Config extends ConfigSchema>(spec: ProcessSpec<Config>): Promise<void> =>
  runProcess(spec, realEngines);
