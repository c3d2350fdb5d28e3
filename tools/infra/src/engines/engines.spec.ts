import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger, defineCollection } from '@tandem/platform';
import { openKafkaLog } from '@tandem/platform/kafka';
import { openMongoStore } from '@tandem/platform/mongo';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { firstAddress, kafkaAnswers, mongoAnswers } from './contact.ts';
import { startKafka } from './kafka.ts';
import { startMongo } from './mongo.ts';
import { onPath } from './tools.ts';

const { KAFKA_BROKERS, MONGODB_URI } = process.env;
const has = (...programs: string[]) => programs.some((program) => onPath(program, process.env));
const asked = Boolean(KAFKA_BROKERS && MONGODB_URI) && has('java') && has('mvn') && has('python3');
const enable = 'have Java, Maven and Python, and: npm run engines -- run npm test';
const silent = () => {};
/** Milliseconds; what a loaded machine may take, a first start fetches the engine besides. */
const patience = 240_000;

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-engines-spec-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
  return folder;
}

const here = (port: number) => ({ host: '127.0.0.1', port });

async function valuesIn(brokers: string, more: readonly number[]): Promise<unknown[]> {
  const logger = createLogger('spec', 'silent');
  const log = await openKafkaLog({ brokers: [brokers], clientId: 'spec', logger });
  const values: unknown[] = [];
  try {
    for (const value of more) await log.publish('numbers', [{ key: 'k', value }]);
    await log.readAll(['numbers'], async (records) => {
      values.push(...records.map(({ value }) => value));
    });
  } finally {
    await log.close();
  }
  return values;
}

const notes = defineCollection({
  name: 'notes',
  schema: z.object({ id: z.string() }),
  schemaVersion: 1,
  indexes: [],
  queries: { all: { where: () => ({}) } },
});

async function notesIn(uri: string, more: readonly string[]): Promise<string[]> {
  const store = await openMongoStore({ uri, database: 'spec' });
  try {
    const collection = store.collection(notes);
    await store.migrate();
    for (const id of more) await collection.insert({ id });
    return (await collection.find('all', undefined)).rows.map(({ id }) => id);
  } finally {
    await store.close();
  }
}

describe.skipIf(!asked)(`an engine of one's own (${enable})`, () => {
  it(
    'Kafka keeps what was published when it is killed and started again at the same port',
    async () => {
      const folder = temporaryFolder();
      const killed = await startKafka({ folder, say: silent });
      onTestFinished(killed.kill);
      expect(await valuesIn(killed.brokers, [1, 2, 3])).toEqual([1, 2, 3]);
      killed.kill();
      expect(await killed.exited).toEqual({ code: null, signal: 'SIGKILL' });
      expect(await kafkaAnswers(here(killed.port))).toBe(false);

      const again = await startKafka({ folder, port: killed.port, say: silent });
      onTestFinished(again.kill);
      expect(await valuesIn(again.brokers, [4])).toEqual([1, 2, 3, 4]);
      await again.stop();
      expect(await kafkaAnswers(here(again.port))).toBe(false);
    },
    patience,
  );

  it(
    'MongoDB keeps what was written when it is killed and started again at the same port',
    async () => {
      const folder = temporaryFolder();
      const killed = await startMongo({ folder, say: silent });
      onTestFinished(killed.kill);
      expect(await notesIn(killed.uri, ['a', 'b'])).toEqual(['a', 'b']);
      killed.kill();
      await killed.exited;
      const again = await startMongo({ folder, port: killed.port, say: silent });
      onTestFinished(again.kill);
      expect(await notesIn(again.uri, ['c'])).toEqual(['a', 'b', 'c']);

      const second = startMongo({ folder, say: silent });
      await expect(second).rejects.toThrow(/in use by a MongoDB that runs/);
      await again.stop();
      expect(await mongoAnswers(here(again.port))).toBe(false);
    },
    patience,
  );

  it(
    'says with the last lines of its log why it did not start',
    async () => {
      const folder = temporaryFolder();
      mkdirSync(join(folder, 'data'));
      writeFileSync(join(folder, 'data', 'meta.properties'), 'version=1\nnode.id=99\ncluster.id=other\n');
      await expect(startKafka({ folder, say: silent })).rejects.toThrow(
        /did not start \(exit code 1\).*kafka\.log:.*Stored node id 99/s,
      );
    },
    patience,
  );
});

it('finds the address that a variable names', () => {
  expect(firstAddress('kafka-1:9094,kafka-2', 9092)).toEqual({ host: 'kafka-1', port: 9094 });
  expect(firstAddress('kafka', 9092)).toEqual({ host: 'kafka', port: 9092 });
  expect(firstAddress('mongodb://me:secret@db:27018/x?a=b', 27017)).toEqual({ host: 'db', port: 27018 });
  expect(firstAddress('mongodb://db/x', 27017)).toEqual({ host: 'db', port: 27017 });
  expect(firstAddress('mongodb+srv://cluster.example', 27017)).toBeUndefined();
});
