import { join } from 'node:path';
import { freePorts } from '../engines/contact.ts';
import type { ServiceName, ServiceProcess } from './service-process.ts';
import { createServiceProcess } from './service-process.ts';
import type { StackSecrets } from './stack-secrets.ts';
import { readStackSecrets } from './stack-secrets.ts';

export type StackOptions = {
  /** For keys and mails. */
  readonly folder: string;
  readonly kafkaBrokers: string;
  readonly mongoUri: string;
  /** Of the gateway; 0: any free one. */
  readonly port?: number;
  /** The built web app; left out: the API alone. */
  readonly webFolder?: string;
  /** Of each service but the gateway; 1 by default. */
  readonly replicas?: number;
  readonly gateways?: number;
  /** Keeps the topics, groups and databases of several stacks on the same engines apart. */
  readonly namespace?: string;
  readonly logLevel?: 'error' | 'warn' | 'info';
  readonly env?: Readonly<Record<string, string>>;
  readonly told?: (name: string, line: string) => void;
  readonly ended?: (ended: ServiceProcess, code: number | null, signal: string | null) => void;
};

export type Stack = {
  /** Of the first gateway. */
  readonly url: string;
  readonly processes: readonly ServiceProcess[];
  of(service: ServiceName): readonly ServiceProcess[];
  /** Starts what does not run; resolves when all are ready. */
  start(): Promise<void>;
  /** Stops the gateways, then the services; the exit codes by name. */
  close(): Promise<Readonly<Record<string, number | null>>>;
};

/** Where a service of a stack keeps its documents. */
export const databaseOf = (service: string, namespace = ''): string =>
  `tandem-${namespace.replaceAll('.', '-')}${service}`;

const backends = ['org', 'project-sharing', 'review-workflow', 'activity'] as const;
const host = '127.0.0.1';

function envOf(
  service: ServiceName,
  secrets: StackSecrets,
  about: { readonly publicUrl: string; readonly mails: string; readonly urls: (name: ServiceName) => string },
): Readonly<Record<string, string>> {
  const { publicUrl: PUBLIC_URL, mails: MAIL_FOLDER, urls } = about;
  const { IDENTITY_PUBLIC_KEY, IDENTITY_PRIVATE_KEY } = secrets;
  switch (service) {
    case 'org':
      return { IDENTITY_PUBLIC_KEY, PUBLIC_URL, MAIL_FOLDER, TOKEN_KEY: secrets.ORG_TOKEN_KEY };
    case 'project-sharing':
      return { IDENTITY_PUBLIC_KEY, PUBLIC_URL, TOKEN_KEY: secrets.PROJECT_SHARING_TOKEN_KEY };
    case 'review-workflow':
    case 'activity':
      return { IDENTITY_PUBLIC_KEY };
    case 'gateway':
      return {
        IDENTITY_PRIVATE_KEY,
        PUBLIC_URL,
        MAIL_FOLDER,
        ORG_URL: urls('org'),
        PROJECT_SHARING_URL: urls('project-sharing'),
        REVIEW_WORKFLOW_URL: urls('review-workflow'),
        ACTIVITY_URL: urls('activity'),
      };
  }
}

/** Every service as a process of its own, on engines that run already. Nothing is started yet. */
export async function createStack(options: StackOptions): Promise<Stack> {
  const { folder, replicas = 1, gateways = 1, namespace = '' } = options;
  const secrets = await readStackSecrets(join(folder, 'secrets.json'));
  const places = [
    ...backends.flatMap((service) =>
      Array.from({ length: replicas }, (_, n) => ({ service, replica: n + 1 })),
    ),
    ...Array.from({ length: gateways }, (_, n) => ({ service: 'gateway' as const, replica: n + 1 })),
  ];
  const free = await freePorts(places.length + gateways);
  const ports = places.map(({ service, replica }, n) =>
    service === 'gateway' && replica === 1 && options.port ? options.port : (free[n] ?? 0),
  );
  const addresses = places.map((place, n) => ({ ...place, port: ports[n] ?? 0 }));
  const urls = (name: ServiceName) =>
    addresses
      .filter(({ service }) => service === name)
      .map(({ port }) => `http://${host}:${port}`)
      .join(',');
  const gatewayPort = addresses.find(({ service }) => service === 'gateway')?.port ?? 0;
  const publicUrl = `http://localhost:${gatewayPort}`;
  const about = { publicUrl, mails: join(folder, 'mails'), urls };

  const processes = addresses.map(({ service, replica, port }): ServiceProcess => {
    const name = `${service}#${replica}`;
    const made: ServiceProcess = createServiceProcess({
      service,
      replica,
      url: `http://${host}:${port}`,
      env: {
        HOST: host,
        PORT: String(port),
        LOG_LEVEL: options.logLevel ?? 'warn',
        MONGODB_URI: options.mongoUri,
        MONGODB_DATABASE: databaseOf(service, namespace),
        MIGRATE_AT_START: 'true',
        KAFKA_BROKERS: options.kafkaBrokers,
        KAFKA_NAMESPACE: namespace,
        ...(service === 'gateway'
          ? {
              OPERATIONS_PORT: String(free[places.length + replica - 1] ?? 0),
              ...(options.webFolder === undefined ? {} : { WEB_FOLDER: options.webFolder }),
            }
          : {}),
        ...envOf(service, secrets, about),
        ...options.env,
      },
      told: (line) => options.told?.(name, line),
      ended: (code, signal) => options.ended?.(made, code, signal),
    });
    return made;
  });
  const of = (service: ServiceName) => processes.filter((one) => one.service === service);

  return {
    url: publicUrl,
    processes,
    of,
    async start() {
      for (const one of processes) one.start();
      await Promise.all(processes.map((one) => one.untilReady()));
    },
    async close() {
      const end = async (some: readonly ServiceProcess[]) =>
        Promise.all(some.map(async (one) => [one.name, await one.end('SIGTERM')] as const));
      const front = await end(of('gateway'));
      return Object.fromEntries([
        ...front,
        ...(await end(processes.filter((one) => one.service !== 'gateway'))),
      ]);
    },
  };
}
