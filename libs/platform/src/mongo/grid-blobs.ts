import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import mongoose from 'mongoose';
import type { Blobs } from '../ports/index.ts';
import { checkBlobKey } from '../ports/index.ts';
import { duplicatesIn } from './engine-errors.ts';
import type { Engine } from './engine.ts';
import type { Target } from './migration.ts';

const { Binary, ObjectId } = mongoose.mongo;
type FileId = InstanceType<typeof ObjectId>;
type FileDocument = {
  readonly _id: FileId;
  readonly filename: string;
  readonly length: number;
  readonly chunkSize: number;
  readonly uploadDate: Date;
};
type ChunkDocument = {
  readonly files_id: FileId;
  readonly n: number;
  readonly data: InstanceType<typeof Binary>;
};

const bucketName = 'blobs';
const sliceSize = 255 * 1024;
const slicesAtOnce = 16;

/** What makes a key's first blob the only one, and finds chunks. */
export const blobTargets: readonly Target[] = [
  { collection: `${bucketName}.files`, indexes: [{ name: 'filename', key: { filename: 1 }, unique: true }] },
  {
    collection: `${bucketName}.chunks`,
    indexes: [{ name: 'files_id_1_n_1', key: { files_id: 1, n: 1 }, unique: true }],
  },
];

/**
 * Blobs as the GridFS specification lays them out, without the driver's bucket: that one makes indexes of its own, and waits
 * without a limit. A blob is there from the moment its file document is: chunks without one, left by a crash, are read by
 * nobody.
 */
export function openGridBlobs({ connection, run, now }: Engine): Blobs {
  const database = connection.db;
  if (!database) throw new Error('The connection is not open.');
  const files = database.collection<FileDocument>(`${bucketName}.files`);
  const chunks = database.collection<ChunkDocument>(`${bucketName}.chunks`);
  const fileOf = (key: string) => {
    checkBlobKey(key);
    return run(() => files.findOne({ filename: key }));
  };

  async function* bytesOf({ _id, length }: FileDocument): AsyncGenerator<Uint8Array> {
    const cursor = chunks.find({ files_id: _id }, { sort: { n: 1 } });
    const next = () => run(() => cursor.next());
    let read = 0;
    try {
      for (let chunk = await next(); chunk; chunk = await next()) {
        read += chunk.data.buffer.length;
        yield chunk.data.buffer;
      }
    } finally {
      await cursor.close().catch(() => undefined);
    }
    if (read !== length)
      throw new Error(`A blob of ${length} bytes has ${read}: it was removed while being read.`);
  }

  return {
    async put(key, bytes) {
      if (await fileOf(key)) return;
      const id = new ObjectId();
      try {
        // The limit of time is that of one batch: a large blob takes as long as it takes.
        for (const batch of batchesOf(bytes))
          await run(() =>
            chunks.insertMany(batch.map(([n, slice]) => ({ files_id: id, n, data: new Binary(slice) }))),
          );
        await run(() =>
          files.insertOne({
            _id: id,
            filename: key,
            length: bytes.length,
            chunkSize: sliceSize,
            uploadDate: now(),
          }),
        );
      } catch (error) {
        // Another process was faster, and its bytes stay. After any other failure the file may be there, and needs its chunks.
        duplicatesIn(error);
        await run(() => chunks.deleteMany({ files_id: id }));
      }
    },
    async get(key) {
      const file = await fileOf(key);
      return file ? buffer(Readable.from(bytesOf(file))) : undefined;
    },
    async open(key) {
      const file = await fileOf(key);
      return file
        ? { stream: Readable.from(bytesOf(file), { objectMode: false }), size: file.length }
        : undefined;
    },
    async remove(key) {
      const file = await fileOf(key);
      if (!file) return;
      await run(() => files.deleteOne({ _id: file._id }));
      await run(() => chunks.deleteMany({ files_id: file._id }));
    },
    // The connection is the store's.
    async close() {},
  };
}

type Slice = readonly [n: number, bytes: Uint8Array];

/** Some chunks at a time, each with its number: all of a large blob at once would be more than one message takes. */
function* batchesOf(bytes: Uint8Array): Generator<readonly Slice[]> {
  const count = Math.ceil(bytes.length / sliceSize);
  for (let first = 0; first < count; first += slicesAtOnce)
    yield Array.from({ length: Math.min(slicesAtOnce, count - first) }, (_, k): Slice => {
      const n = first + k;
      return [n, bytes.subarray(n * sliceSize, (n + 1) * sliceSize)];
    });
}
