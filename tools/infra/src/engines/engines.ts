import { join } from 'node:path';
import { firstAddress, kafkaAnswers, mongoAnswers } from './contact.ts';
import type { Say } from './engine-cache.ts';
import type { KafkaEngine } from './kafka.ts';
import { startKafka } from './kafka.ts';
import type { MongoEngine } from './mongo.ts';
import { startMongo } from './mongo.ts';
import type { Environment } from './tools.ts';

/** Engines that run elsewhere, as the environment names them. */
export type GivenEngines = { readonly kafka: string | undefined; readonly mongo: string | undefined };

/** Reads KAFKA_BROKERS and MONGODB_URI; says what is used, and whether it answers. */
export async function givenEngines(env: Environment, say: Say): Promise<GivenEngines> {
  const given = async (variable: string, defaultPort: number, answers: typeof kafkaAnswers) => {
    const value = env[variable];
    if (!value) return undefined;
    const address = firstAddress(value, defaultPort);
    const where = address ? `${address.host}:${address.port}` : 'its address';
    const silent = address !== undefined && !(await answers(address));
    say(
      silent
        ? `${variable} names ${where}, where nothing answers. Start that one, or unset ${variable} to have one started here.`
        : `${variable} is set: ${where} is used, and none is started here.`,
    );
    return value;
  };
  return {
    kafka: await given('KAFKA_BROKERS', 9092, kafkaAnswers),
    mongo: await given('MONGODB_URI', 27017, mongoAnswers),
  };
}

export type Engines = {
  readonly kafka?: KafkaEngine;
  readonly mongo?: MongoEngine;
  /** KAFKA_BROKERS and MONGODB_URI, of those started and those given. */
  readonly env: { readonly KAFKA_BROKERS: string; readonly MONGODB_URI: string };
  stop(): Promise<void>;
};

type StartEngines = {
  readonly folder: string;
  readonly say: Say;
  /** What need not be started. */
  readonly given?: GivenEngines;
  readonly kafkaPort?: number | undefined;
  readonly mongoPort?: number | undefined;
  readonly env?: Environment | undefined;
  readonly signal?: AbortSignal | undefined;
};

/** Starts both at the same time; when one cannot be started, the other is stopped again. */
export async function startEngines(options: StartEngines): Promise<Engines> {
  const { folder, given, ...rest } = options;
  const [kafka, mongo] = await Promise.allSettled([
    given?.kafka
      ? undefined
      : startKafka({ ...rest, folder: join(folder, 'kafka'), port: options.kafkaPort }),
    given?.mongo
      ? undefined
      : startMongo({ ...rest, folder: join(folder, 'mongo'), port: options.mongoPort }),
  ]);
  const stop = async () => {
    const stops = [kafka, mongo].map(async (it) => {
      if (it.status === 'fulfilled') await it.value?.stop();
    });
    await Promise.all(stops);
  };
  if (kafka.status === 'rejected' || mongo.status === 'rejected') {
    await stop();
    const reasons = [kafka, mongo].flatMap((it) => (it.status === 'rejected' ? [it.reason as unknown] : []));
    throw reasons.length === 1
      ? reasons[0]
      : new AggregateError(reasons, reasons.map(messageOf).join('\n\n'));
  }
  return {
    ...(kafka.value && { kafka: kafka.value }),
    ...(mongo.value && { mongo: mongo.value }),
    env: {
      KAFKA_BROKERS: given?.kafka ?? kafka.value?.brokers ?? '',
      MONGODB_URI: given?.mongo ?? mongo.value?.uri ?? '',
    },
    stop,
  };
}

export const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
