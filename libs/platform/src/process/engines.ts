import { openKafkaLog } from '../kafka/index.ts';
import type { Logger } from '../logging.ts';
import type { MongoStore } from '../mongo/index.ts';
import { openMongoStore } from '../mongo/index.ts';
import type { EventLog } from '../ports/index.ts';
import { startTracing } from './tracing.ts';
import type { CommonConfig } from './config-fields.ts';

/** How a process reaches what keeps its data and what carries the events; rejects while it cannot be reached. */
export type Engines = {
  openStore(config: CommonConfig): Promise<MongoStore>;
  openLog(config: CommonConfig, clientId: string, logger: Logger): Promise<EventLog>;
  startTracing(name: string, endpoint: string | undefined, logger: Logger): { close(): Promise<void> };
};

export const realEngines: Engines = {
  openStore: (config) => openMongoStore({ uri: config.MONGODB_URI, database: config.MONGODB_DATABASE }),
  openLog: (config, clientId, logger) =>
    openKafkaLog({
      brokers: config.KAFKA_BROKERS,
      clientId,
      namespace: config.KAFKA_NAMESPACE,
      logger,
    }),
  startTracing,
};
