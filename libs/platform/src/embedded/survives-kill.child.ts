import { z } from 'zod';
import { defineCollection } from '../ports/index.ts';
import {
  openDataFolder,
  openDiskBlobs,
  openEmbeddedLog,
  openEmbeddedStore,
  openFileMailer,
} from './index.ts';

/** Writes on and on into the folder it is given, and prints each write only when it was acknowledged. */
export const counters = defineCollection({
  name: 'counters',
  schema: z.object({ id: z.string(), count: z.number(), tags: z.array(z.string()), padding: z.string() }),
  schemaVersion: 1,
  indexes: [
    { name: 'count', fields: ['count'] },
    { name: 'tags', fields: ['tags'], array: true },
  ],
  queries: { tagged: { where: (tag: string) => ({ tags: tag }) }, all: { where: () => ({}) } },
});

const padding = 'x'.repeat(4_000);

async function write(folder: string): Promise<never> {
  const data = openDataFolder(folder, { formatVersion: 1 });
  const collection = openEmbeddedStore({ file: data.path('store.sqlite') }).collection(counters);
  const log = openEmbeddedLog({ file: data.path('log.sqlite') });
  const blobs = openDiskBlobs({ folder: data.path('blobs') });
  const mailer = openFileMailer({ folder: data.path('mails') });
  const acknowledge = (...words: (string | number)[]) => process.stdout.write(`${words.join(' ')}\n`);

  const count = async (id: string) => {
    await collection.insert({ id, count: 0, tags: ['n0'], padding });
    for (let n = 1; ; n += 1) {
      await collection.replace({ id, count: n, tags: [`n${n}`], padding }, n);
      acknowledge('count', id, n);
    }
  };
  const publish = async () => {
    for (let n = 0; ; n += 1) {
      await log.publish('t', [{ key: 'k', value: n }]);
      acknowledge('record', n);
    }
  };
  const keep = async () => {
    for (let n = 0; ; n += 1) {
      await blobs.put(`b/${n}`, new TextEncoder().encode(padding));
      await mailer.send({ id: `m${n}`, to: 'a@example.com', subject: 'S', text: padding });
      acknowledge('kept', n);
    }
  };
  return Promise.race([...['a', 'b', 'c', 'd'].map(count), publish(), keep()]);
}

const folder = process.argv[2];
if (import.meta.main && folder !== undefined) await write(folder);
