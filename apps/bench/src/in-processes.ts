import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServiceName, Stack } from '@tandem/infra';
import { createStack, databaseOf, givenEngines, startEngines } from '@tandem/infra';
import type { EventLog } from '@tandem/platform';
import {
  createIdentitySigner,
  createIdentityVerifier,
  createLogger,
  systemRuntime as runtime,
} from '@tandem/platform';
import { listMails } from '@tandem/platform/embedded';
import { openKafkaLog } from '@tandem/platform/kafka';
import { openMongoStore } from '@tandem/platform/mongo';
import { createReviewWorkflow } from '@tandem/review-workflow';
import { nameMongo, removeNamespace } from './bare/engines.ts';
import { cpuOf, cpuOfThread } from './cpu.ts';
import type { Life } from './life.ts';
import type { System } from './system.ts';
import { logLevel, noteDeclarations } from './system.ts';

export type StackSystem = System & {
  readonly processes: Stack['processes'];
  readonly brokers: readonly string[];
  /** Put before the names of topics that no service reads. */
  readonly namespace: string;
  readonly log: EventLog;
};

const say = (line: string) => console.log(line);

/** Every service in a process of its own, on Kafka and MongoDB: those that the environment names, or some of its own. */
export async function startInProcesses(
  life: Life,
): Promise<{ readonly system: StackSystem; readonly about: readonly string[] }> {
  const { closing, signal } = life;
  const folder = mkdtempSync(join(tmpdir(), 'tandem-bench-'));
  closing({ close: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) });
  const given = await givenEngines(process.env, say);
  const engines = await startEngines({ folder: join(folder, 'engines'), say, given, signal });
  closing({ close: engines.stop });
  const { KAFKA_BROKERS: kafkaBrokers, MONGODB_URI: mongoUri } = engines.env;
  const brokers = kafkaBrokers.split(',');
  const namespace = `bench-${randomUUID().slice(0, 8)}.`;
  const databasePrefix = databaseOf('', namespace);
  // Engines of others are left as they were found.
  closing({ close: () => removeNamespace({ brokers, mongoUri, namespace, databasePrefix }) });
  const logger = createLogger('bench', logLevel);
  const own = `${namespace}bench.`;
  const log = closing(await openKafkaLog({ brokers, clientId: 'bench', namespace: own, logger }));
  const stack = await createStack({
    kafkaBrokers,
    mongoUri,
    folder,
    namespace,
    logLevel,
    told: (name, line) => console.error(`${name} | ${line}`),
    ended: ({ name }, code, by) =>
      !signal.aborted && console.error(`${name} ended with ${by ?? `code ${code}`}`),
  });
  say(`Starting ${stack.processes.length} services …`);
  await closing(stack).start();

  const secrets = JSON.parse(readFileSync(join(folder, 'secrets.json'), 'utf8'));
  const verifierOf = (audience: string) =>
    createIdentityVerifier(JSON.parse(secrets.IDENTITY_PUBLIC_KEY), audience, runtime.now);
  const openStore = async (name: string) =>
    closing(await openMongoStore({ uri: mongoUri, database: databaseOf(name, namespace) }));
  // Never started: it says how the service declares its collections, and reads in its database.
  const store = await openStore('review-workflow');
  const declarations = noteDeclarations(store);
  createReviewWorkflow({
    store: declarations.store,
    blobs: store.blobs(),
    log,
    runtime,
    logger,
    verifyIdentity: await verifierOf('review-workflow'),
  });

  const one = (service: ServiceName) => stack.of(service)[0]?.url ?? '';
  return {
    about: [
      'Every service is a process of its own, beside the engines; the client is a thread of this one.',
      `MongoDB is ${await nameMongo(mongoUri)} (${given.mongo ? 'given' : 'started for this run'}), ` +
        `Kafka at ${kafkaBrokers} (${given.kafka ? 'given' : 'started for this run'}).`,
    ],
    system: {
      urls: { gateway: one('gateway'), review: one('review-workflow'), sharing: one('project-sharing') },
      signIdentity: await createIdentitySigner(JSON.parse(secrets.IDENTITY_PRIVATE_KEY), runtime.now),
      verifierOf,
      mails: () => listMails(join(folder, 'mails')),
      storeOf: openStore,
      declared: declarations.of,
      life,
      cpu: {
        gateway: cpuOf([...stack.of('gateway'), ...stack.of('review-workflow')]),
        service: cpuOf(stack.of('review-workflow')),
        own: cpuOfThread,
      },
      processes: stack.processes,
      brokers,
      namespace: own,
      log,
    },
  };
}
