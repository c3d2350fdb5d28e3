import mongoose from 'mongoose';
import type { Blobs, CollectionSpec, Document, Store } from '../ports/index.ts';
import { openCollection } from './collection.ts';
import { isUnreachable, unavailable } from './engine-errors.ts';
import { createEngine } from './engine.ts';
import { blobTargets, openGridBlobs } from './grid-blobs.ts';
import { indexDefinitions } from './index-definitions.ts';
import type { MigrationReport, Target } from './migration.ts';
import { migrationsOn, rewriteDocuments } from './migration.ts';

export type MongoStore = Store & {
  /** Creates what the collections and blobs opened so far still lack; never drops. Safe while older replicas run. */
  migrate(): Promise<MigrationReport>;
  /**
   * After every replica runs this release: migrates, rewrites documents of earlier schema versions, and drops indexes that
   * are no longer declared.
   */
  finishMigration(): Promise<MigrationReport>;
  /** Declared indexes that are not there, as `collection.index`: a process refuses to serve without them. */
  missing(): Promise<readonly string[]>;
  /** Blobs in the same database, ended with the store; opened before migrating, so that their indexes are made too. */
  blobs(): Blobs;
};

/** Nothing waits longer for a server that is away; milliseconds. How long an answer may take is the engine's. */
const reachedWithin = 4_000;

/** Rejects with `Unavailable` where the server cannot be reached; once open, the driver connects again by itself. */
export async function openMongoStore({
  uri,
  database,
  now = () => new Date(),
}: {
  uri: string;
  database: string;
  now?: () => Date;
}): Promise<MongoStore> {
  const engine = createEngine(await connect(uri, database), now);
  const migrations = migrationsOn(engine);
  const specs = new Map<string, CollectionSpec<Document, unknown>>();
  let blobs: Blobs | undefined;

  const targets = (): readonly Target[] => [
    ...[...specs.values()].map((spec) => ({ collection: spec.name, indexes: indexDefinitions(spec) })),
    ...(blobs ? blobTargets : []),
  ];
  const each = async <Result>(
    work: (target: Target) => Promise<readonly Result[]>,
  ): Promise<readonly Result[]> => {
    const results: Result[] = [];
    for (const target of targets()) results.push(...(await work(target)));
    return results;
  };

  return {
    collection(spec) {
      specs.set(spec.name, spec as unknown as CollectionSpec<Document, unknown>);
      return openCollection(engine, spec);
    },
    blobs: () => (blobs ??= openGridBlobs(engine)),

    migrate: async () => ({ created: await each(migrations.create), rewritten: 0, dropped: [] }),
    async finishMigration() {
      const created = await each(migrations.create);
      let rewritten = 0;
      for (const spec of specs.values()) rewritten += await rewriteDocuments(engine, spec);
      return { created, rewritten, dropped: await each(migrations.drop) };
    },
    missing: () =>
      each(async (target) => {
        const lacking = await migrations.lacking(target);
        return lacking.map(({ name }) => `${target.collection}.${name.split('#')[0] ?? name}`);
      }),

    async ping() {
      await engine.run(async () => engine.connection.db?.command({ ping: 1 }));
    },
    close: engine.close,
  };
}

async function connect(uri: string, database: string): Promise<mongoose.Connection> {
  const connection = mongoose.createConnection(uri, {
    dbName: database,
    autoIndex: false,
    autoCreate: false,
    bufferCommands: false,
    ignoreUndefined: true,
    // What a majority has is never rolled back: events of such a document may be published.
    writeConcern: { w: 'majority', journal: true },
    readConcern: { level: 'majority' },
    readPreference: 'primary',
    serverSelectionTimeoutMS: reachedWithin,
    connectTimeoutMS: reachedWithin,
    waitQueueTimeoutMS: reachedWithin,
  });
  // Later failures are those of the operations that meet them.
  connection.on('error', () => undefined);
  try {
    return await connection.asPromise();
  } catch (error) {
    await connection.destroy().catch(() => undefined);
    throw isUnreachable(error) ? unavailable(error) : error;
  }
}
