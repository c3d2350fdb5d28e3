import { randomUUID } from 'node:crypto';
import { buildWebApp, createStack } from '@tandem/infra';
import { describe, it } from 'vitest';
import { newFolder, removeFolder, startProcess } from './system-process.ts';

export type RunningSystem = { readonly url: string; end(): Promise<void> };
export type StartSystem = (size?: { readonly web?: boolean }) => Promise<RunningSystem>;

/** `npm start`'s own process, on the embedded adapters. */
export const startAllInOne: StartSystem = async ({ web = false } = {}) => {
  const folder = newFolder();
  const system = await startProcess(folder, '--no-demo', ...(web ? ['--web'] : []));
  return {
    url: system.url,
    async end() {
      await system.end('SIGTERM');
      removeFolder(folder);
    },
  };
};

export type Engines = { readonly kafkaBrokers: string; readonly mongoUri: string };

/** A real Kafka and MongoDB to use, where the environment names them. */
export function enginesFromEnvironment(): Engines | undefined {
  const { KAFKA_BROKERS: kafkaBrokers, MONGODB_URI: mongoUri } = process.env;
  return kafkaBrokers && mongoUri ? { kafkaBrokers, mongoUri } : undefined;
}

export const needsEngines = 'needs Kafka and MongoDB: npm run engines -- run npm test';

/** Every service in processes of its own, on a real Kafka and MongoDB; topics and databases of its own. */
export async function startStack(
  engines: Engines,
  { web = false, ...size }: { replicas?: number; gateways?: number; web?: boolean } = {},
) {
  const folder = newFolder();
  const namespace = `e2e-${randomUUID().slice(0, 8)}.`;
  const stack = await createStack({
    ...engines,
    ...size,
    ...(web ? { webFolder: await buildWebApp() } : {}),
    folder,
    namespace,
  });
  await stack.start();
  return {
    url: stack.url,
    namespace,
    gateways: stack.of('gateway').map(({ url }) => url),
    async end() {
      await stack.close();
      removeFolder(folder);
    },
  };
}

/** The same journey on both: all in one process, and every service on its own. */
export function onEachTopology(name: string, journey: (start: StartSystem) => void): void {
  const engines = enginesFromEnvironment();
  describe(`${name}, all in one process`, () => journey(startAllInOne));
  describe(`${name}, every service on its own`, () => {
    if (engines) journey((size) => startStack(engines, size));
    else it.skip(needsEngines);
  });
}
