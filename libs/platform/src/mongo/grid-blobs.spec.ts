import mongoose from 'mongoose';
import { expect, it } from 'vitest';
import { blobsConformance } from '../conformance/index.ts';
import { createEngine } from './engine.ts';
import { openGridBlobs } from './grid-blobs.ts';
import {
  describeOverMongo,
  dropDatabase,
  newDatabase,
  openBlobsToTest,
  openTestStore,
  serverUri,
  withDatabase,
} from './mongo.fixture.ts';

describeOverMongo('over MongoDB, blobs', () => {
  blobsConformance('blobs in GridFS', openBlobsToTest);

  it('makes no collection or index that migrating did not', async () => {
    const database = newDatabase();
    const store = await openTestStore(database);
    const blobs = store.blobs();
    await store.migrate();
    const indexes = () =>
      withDatabase(database, async (db) =>
        Promise.all(['blobs.files', 'blobs.chunks'].map((name) => db.collection(name).indexes())),
      );
    const before = await indexes();
    await blobs.put('first', new Uint8Array(300_000));
    expect(await indexes()).toEqual(before);
    await store.close();
    await dropDatabase(database);
  });

  it('bounds the time of each batch, not of a whole blob, and gives what other GridFS clients can read', async () => {
    const database = newDatabase();
    const connection = await mongoose.createConnection(serverUri, { dbName: database }).asPromise();
    const engine = createEngine(connection, () => new Date());
    let operations = 0;
    const blobs = openGridBlobs({
      ...engine,
      run(operation) {
        operations += 1;
        return engine.run(operation);
      },
    });
    const bytes = Uint8Array.from({ length: 40 * 255 * 1024 + 7 }, (_, n) => n % 251);
    await blobs.put('large', bytes);
    // Is it there, three batches of at most 16 chunks, the file.
    expect(operations).toBe(5);
    const bucket = new mongoose.mongo.GridFSBucket(engine.connection.getClient().db(database), {
      bucketName: 'blobs',
    });
    const parts: Buffer[] = [];
    for await (const part of bucket.openDownloadStreamByName('large')) parts.push(part as Buffer);
    expect(Buffer.concat(parts).equals(bytes)).toBe(true);
    await engine.close();
    await dropDatabase(database);
  });
});
