import { join } from 'node:path';
import type { Attempt } from '@tandem/contracts';
import { retryUnavailable } from '@tandem/contracts';
import type { KafkaEngine, MongoEngine, ServiceName, ServiceProcess } from '@tandem/infra';
import { createStack, databaseOf, startKafka, startMongo } from '@tandem/infra';
import type { EventLog } from '@tandem/platform';
import { createLogger } from '@tandem/platform';
import { openKafkaLog } from '@tandem/platform/kafka';
import { openMongoStore } from '@tandem/platform/mongo';
import { expect } from 'vitest';
import { balancedSend } from '../balanced.ts';
import { expectCopiesToEqualTheirSources } from '../inspection.ts';
import { newFolder, removeFolder } from '../system-process.ts';

/** Milliseconds within which everything works again once the engines are back, or a service has been started again. */
export const recovery = 15_000;
/** Milliseconds after which no request may still be without an answer. */
const longestAnswer = 10_000;
/** How long clients keep trying: through the longest outage and the recovery from it. */
const patience = 120_000;

const silent = () => {};

/** A stack on engines of its own, which may be taken away from it; its clients retry what is unavailable and remember every attempt. */
export async function openFaultyStack({ replicas = 1, gateways = 1 } = {}) {
  const folder = newFolder();
  const engines: { kafka: KafkaEngine; mongo: MongoEngine } = {
    kafka: await startKafka({ folder: join(folder, 'kafka'), say: silent }),
    mongo: await startMongo({ folder: join(folder, 'mongo'), say: silent }),
  };
  const kafkaPort = engines.kafka.port;
  const mongoPort = engines.mongo.port;
  const stack = await createStack({
    folder,
    kafkaBrokers: engines.kafka.brokers,
    mongoUri: engines.mongo.uri,
    replicas,
    gateways,
  });
  await stack.start();

  const attempts: Attempt[] = [];
  const fronts = stack.of('gateway').map(({ url }) => url);
  const send = retryUnavailable(balancedSend(stack.url, fronts), {
    patience,
    told: (attempt) => attempts.push(attempt),
  });

  const inspectLog = async <T>(look: (log: EventLog) => Promise<T>): Promise<T> => {
    const log = await openKafkaLog({
      brokers: [engines.kafka.brokers],
      clientId: 'inspection',
      logger: createLogger('inspection', 'error'),
    });
    return look(log).finally(() => log.close());
  };

  return {
    url: stack.url,
    stack,
    attempts,
    send,
    one: (service: ServiceName): ServiceProcess => {
      const [first] = stack.of(service);
      if (!first) throw new Error(`no ${service} in this stack`);
      return first;
    },
    kafka: {
      brokers: engines.kafka.brokers,
      kill: () => engines.kafka.kill(),
      async back() {
        engines.kafka = await startKafka({ folder: join(folder, 'kafka'), port: kafkaPort, say: silent });
      },
    },
    mongo: {
      kill: () => engines.mongo.kill(),
      async back() {
        engines.mongo = await startMongo({ folder: join(folder, 'mongo'), port: mongoPort, say: silent });
      },
    },
    inspectLog,

    /** No attempt hung, and each was either answered by the service or told, in words, to try again. */
    expectHonestAnswers() {
      if (fronts.length > 1) expect(attempts.filter(({ status }) => status === undefined)).toEqual([]);
      expect(attempts.filter(({ milliseconds }) => milliseconds > longestAnswer)).toEqual([]);
      expect(
        attempts.filter(({ status }) => status !== undefined && status >= 500 && status !== 503),
      ).toEqual([]);
      expect(attempts.filter(({ status, retryAfter }) => status === 503 && retryAfter === null)).toEqual([]);
    },
    /** Within the time that a recovery may take, every process says that it is ready. */
    async expectRecovery() {
      await expect
        .poll(async () => Promise.all(stack.processes.map(async (one) => [one.name, await one.ready()])), {
          timeout: recovery,
          interval: 100,
        })
        .toEqual(stack.processes.map(({ name }) => [name, true]));
    },
    /** What is stored and published agrees everywhere. */
    async expectEverythingToAgree() {
      const openStore = (service: string) =>
        openMongoStore({ uri: engines.mongo.uri, database: databaseOf(service) });
      await expect
        .poll(
          () => inspectLog((log) => expectCopiesToEqualTheirSources({ log, openStore }).then(() => 'equal')),
          {
            timeout: recovery,
            interval: 500,
          },
        )
        .toBe('equal');
    },
    async close() {
      await stack.close();
      await Promise.all([engines.kafka.stop(), engines.mongo.stop()]);
      removeFolder(folder);
    },
  };
}
export type FaultyStack = Awaited<ReturnType<typeof openFaultyStack>>;
