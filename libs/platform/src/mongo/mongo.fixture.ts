import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import { describe, it } from 'vitest';
import type { OpenedBlobs, OpenedStore } from '../conformance/index.ts';
import type { Collection, CollectionSpec, Document } from '../ports/index.ts';
import type { MongoStore } from './mongo-store.ts';
import { openMongoStore } from './mongo-store.ts';

const uri = process.env['MONGODB_URI'] ?? '';

export const serverUri = uri;

/** A suite that needs a server; without one, a skipped test that says how to run it. */
export function describeOverMongo(name: string, suite: () => void): void {
  if (uri === '')
    it.skip(`${name}: set MONGODB_URI to a server whose databases may be made and dropped`, () => {});
  else describe(name, suite);
}

/** A database of its own name for one test. */
export const newDatabase = () => `tandem-test-${randomUUID()}`;

export const openTestStore = (database: string, now?: () => Date): Promise<MongoStore> =>
  openMongoStore({ uri, database, ...(now && { now }) });

/** The same server, by another way. */
export function uriThrough(port: number): string {
  const other = new URL(uri);
  other.host = `127.0.0.1:${port}`;
  other.searchParams.set('directConnection', 'true');
  return other.href;
}

export const serverAddress = () => {
  const { hostname, port } = new URL(uri);
  return { host: hostname, port: Number(port || 27_017) };
};

export async function withDatabase<Result>(
  database: string,
  work: (db: mongoose.mongo.Db) => Promise<Result>,
): Promise<Result> {
  const client = await new mongoose.mongo.MongoClient(uri).connect();
  try {
    return await work(client.db(database));
  } finally {
    await client.close();
  }
}

export const dropDatabase = (database: string) => withDatabase(database, (db) => db.dropDatabase());

/** A collection whose indexes are there. */
export async function migrated<Doc extends Document, Queries>(
  store: MongoStore,
  spec: CollectionSpec<Doc, Queries>,
): Promise<Collection<Doc, Queries>> {
  const collection = store.collection(spec);
  await store.migrate();
  return collection;
}

/** For the conformance suite of stores. */
export async function openStoreToTest(): Promise<OpenedStore> {
  const database = newDatabase();
  let store = await openTestStore(database);
  return {
    get store() {
      return store;
    },
    collection: (spec) => migrated(store, spec),
    finishUpgrade: async () => void (await store.finishMigration()),
    async reopen() {
      await store.close();
      store = await openTestStore(database);
    },
    async close() {
      await store.close();
      await dropDatabase(database);
    },
  };
}

/** For the conformance suite of blobs. */
export async function openBlobsToTest(): Promise<OpenedBlobs> {
  const database = newDatabase();
  let store = await openTestStore(database);
  const blobs = store.blobs();
  await store.migrate();
  return {
    blobs,
    async reopen() {
      await store.close();
      store = await openTestStore(database);
      return store.blobs();
    },
    async close() {
      await store.close();
      await dropDatabase(database);
    },
  };
}
