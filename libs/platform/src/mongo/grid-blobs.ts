import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import mongoose from 'mongoose';
import type { Blobs } from '../ports/index.ts';
import { checkBlobKey } from '../ports/index.ts';
import { duplicatesIn } from './engine-errors.ts';
import type { Engine } from './engine.ts';
import type { Target } from './migration.ts';

const { GridFSBucket, ObjectId } = mongoose.mongo;
type FileId = InstanceType<typeof ObjectId>;
type FileDocument = { readonly _id: FileId; readonly filename: string; readonly length: number };
type ChunkDocument = {
  readonly files_id: FileId;
  readonly n: number;
  readonly data: { readonly buffer: Uint8Array };
};

const bucketName = 'blobs';
const sliceSize = 255 * 1024;

/** What makes a key's first blob the only one, and finds chunks. */
export const blobTargets: readonly Target[] = [
  { collection: `${bucketName}.files`, indexes: [{ name: 'filename', key: { filename: 1 }, unique: true }] },
  {
    collection: `${bucketName}.chunks`,
    indexes: [{ name: 'files_id_1_n_1', key: { files_id: 1, n: 1 }, unique: true }],
  },
];

/**
 * Blobs in GridFS. A blob is there from the moment its file document is: chunks without one, left by a crash, are read by
 * nobody.
 */
export function openGridBlobs({ connection, run }: Engine): Blobs {
  const database = connection.db;
  if (!database) throw new Error('The connection is not open.');
  const bucket = new GridFSBucket(database, { bucketName, chunkSizeBytes: sliceSize });
  const files = database.collection<FileDocument>(`${bucketName}.files`);
  const chunks = database.collection<ChunkDocument>(`${bucketName}.chunks`);
  const fileOf = (key: string) => {
    checkBlobKey(key);
    return run(() => files.findOne({ filename: key }));
  };

  // The bucket's own stream would wait without a limit for a server that does not answer.
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
        await run(() => pipeline(Readable.from(slicesOf(bytes)), bucket.openUploadStreamWithId(id, key)));
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

/** One chunk after the other: all of a large blob at once would take every connection. */
function* slicesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += sliceSize)
    yield bytes.subarray(start, start + sliceSize);
}
