import type { Socket } from 'node:net';
import type { ISocketFactory, KafkaConfig, RetryOptions } from 'kafkajs';
import { Kafka, logLevel } from 'kafkajs';
import Cluster from 'kafkajs/src/cluster/index.js';
import createSocketFactory from 'kafkajs/src/network/socketFactory.js';
import type { Logger } from '../logging.ts';
import { kafkaLogger } from './kafka-logger.ts';
import { correctRequestQueue } from './request-queue.ts';

/** How brokers are reached, beside their addresses. */
export type Connection = Pick<KafkaConfig, 'ssl' | 'sasl' | 'socketFactory'>;

export type ClientOptions = {
  readonly brokers: readonly string[];
  readonly clientId: string;
  readonly logger: Logger;
  readonly connection?: Connection;
};

export type Client = {
  readonly kafka: Kafka;
  /** A connection of its own for reading partitions without a group. */
  reader(): Cluster.Cluster;
  /** Cuts every connection that is still open. */
  end(): void;
};

/** Milliseconds. */
const connectionTimeout = 2_000;
/** A request is sent again only after whoever asked has been told that it failed. */
const requestTimeout = 7_000;
const retry: RetryOptions = {
  retries: 5,
  initialRetryTime: 100,
  multiplier: 2,
  factor: 0.2,
  maxRetryTime: 1_000,
};
const readCommitted = 1;

export function createClient({ brokers, clientId, logger, connection = {} }: ClientOptions): Client {
  correctRequestQueue();
  let ended = false;
  const sockets = new Set<Socket>();
  const connect = connection.socketFactory ?? createSocketFactory();
  const socketFactory: ISocketFactory = (to) => {
    const socket = connect(to);
    socket.setNoDelay(true);
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    return socket;
  };
  const config = { ...connection, socketFactory, clientId, retry, connectionTimeout, requestTimeout };
  const kafka = new Kafka({
    ...config,
    brokers: [...brokers],
    logLevel: logLevel.WARN,
    logCreator: kafkaLogger(logger, () => ended),
  });

  return {
    kafka,
    reader: () =>
      new Cluster({
        ...config,
        brokers,
        logger: kafka.logger(),
        enforceRequestTimeout: true,
        metadataMaxAge: 300_000,
        allowAutoTopicCreation: false,
        isolationLevel: readCommitted,
      }),
    end() {
      ended = true;
      for (const socket of sockets) socket.destroy(new Error('The event log is closed.'));
    },
  };
}
