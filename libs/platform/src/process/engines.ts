import { openKafkaLog } from '../kafka/index.ts';
import type { Logger } from '../logging.ts';
import type { MongoStore } from '../mongo/index.ts';
import { openMongoStore } from '../mongo/index.ts';
import type { EventLog } from '../ports/index.ts';
import { startTracing } from './tracing.ts';
import type { CommonConfig } from './config-fields.ts';
import { blamingMongoUri, blamingSasl } from './misconfigured.ts';

/**
 * How a process reaches what keeps its data and what carries the events; rejects with `Unavailable` while it cannot be
 * reached, and with ConfigError where it will never be with this configuration.
 */
export type Engines = {
  openStore(config: CommonConfig): Promise<MongoStore>;
  openLog(config: CommonConfig, clientId: string, logger: Logger): Promise<EventLog>;
  startTracing(name: string, endpoint: string | undefined, logger: Logger): { close(): Promise<void> };
};

type LogOptions = Parameters<typeof openKafkaLog>[0];

/** How the log is opened as the environment says. */
export function logOptions(config: CommonConfig): Omit<LogOptions, 'clientId' | 'logger'> {
  const {
    KAFKA_REPLICATION_FACTOR: replicationFactor,
    KAFKA_SASL_MECHANISM: mechanism,
    KAFKA_SASL_USERNAME: username = '',
    KAFKA_SASL_PASSWORD: password = '',
  } = config;
  const sasl = mechanism && ({ mechanism, username, password } as const);
  return {
    brokers: config.KAFKA_BROKERS,
    namespace: config.KAFKA_NAMESPACE,
    ...(replicationFactor === undefined ? {} : { replicationFactor }),
    connection: { ssl: config.KAFKA_SSL, ...(sasl ? { sasl: sasl as NonNullable<Sasl> } : {}) },
  };
}
type Sasl = NonNullable<LogOptions['connection']>['sasl'];

export const realEngines: Engines = {
  openStore: (config) =>
    openMongoStore({ uri: config.MONGODB_URI, database: config.MONGODB_DATABASE }).catch(blamingMongoUri),
  openLog: (config, clientId, logger) =>
    openKafkaLog({ ...logOptions(config), clientId, logger }).catch(blamingSasl),
  startTracing,
};
