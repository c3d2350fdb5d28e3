import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { defineCollection } from '../ports/index.ts';
import type { MongoStore } from './mongo-store.ts';
import {
  describeOverMongo,
  dropDatabase,
  newDatabase,
  openTestStore,
  withDatabase,
} from './mongo.fixture.ts';

const counters = defineCollection({
  name: 'counters',
  schema: z.object({ id: z.string(), count: z.number(), name: z.string().optional() }),
  schemaVersion: 1,
  indexes: [{ name: 'name', fields: ['name'], unique: true, where: { live: true } }],
  queries: { all: { where: () => ({}) } },
});
const named = defineCollection({
  ...counters,
  name: 'named',
  indexes: [{ name: 'name', fields: ['name'], unique: true }],
});

describeOverMongo('two replicas over the same data', () => {
  let database: string;
  let stores: readonly [MongoStore, MongoStore];
  beforeEach(async () => {
    database = newDatabase();
    stores = await Promise.all([openTestStore(database), openTestStore(database)]);
  });
  afterEach(async () => {
    await Promise.all(stores.map((store) => store.close()));
    await dropDatabase(database);
  });
  const opened = async (spec: typeof counters) => {
    const [one, other] = [stores[0].collection(spec), stores[1].collection(spec)];
    await Promise.all(stores.map((store) => store.migrate()));
    return { one, other, either: (n: number) => (n % 2 === 0 ? one : other) };
  };

  it('lose no compare-and-set, and win none twice', async () => {
    const { one, other } = await opened(counters);
    await one.insert({ id: 'c', count: 0 });
    let successes = 0;
    const raise = async (collection: typeof one) => {
      for (let done = 0; done < 20;) {
        const stored = await collection.get('c');
        const count = (stored?.doc.count ?? 0) + 1;
        if ((await collection.replace({ id: 'c', count }, stored?.version ?? 0)) !== 'ok') continue;
        done += 1;
        successes += 1;
      }
    };
    await Promise.all([raise(one), raise(one), raise(other), raise(other)]);
    expect(successes).toBe(80);
    expect(await other.get('c')).toEqual({ version: 81, doc: { id: 'c', count: 80 } });
  });

  it('end with the newest of what they put at the same time, in whatever order', async () => {
    const { one, either } = await opened(counters);
    for (let round = 0; round < 10; round += 1) {
      const id = `c${round}`;
      const versions = Array.from({ length: 12 }, (_, n) => ((n * 7 + round) % 12) + 1);
      const putting = versions.map((version, n) =>
        either(n).putIfNewer([{ doc: { id, count: version }, version }]),
      );
      await Promise.all(putting);
      expect(await one.get(id)).toEqual({ version: 12, doc: { id, count: 12 } });
    }
  });

  it('insert a document once, and a unique key once, naming what the other was faster with', async () => {
    const { one, either } = await opened(named);
    const insert = (n: number, id: string, name: string) => either(n).insert({ id, name, count: n });
    const same = await Promise.all([0, 1, 2, 3].map((n) => insert(n, 'same', `name${n}`)));
    expect(same.filter((outcome) => outcome !== 'ok')).toEqual(Array(3).fill({ duplicate: 'id' }));
    const twins = await Promise.all([0, 1, 2, 3].map((n) => insert(n, `twin${n}`, 'twin')));
    expect(twins.filter((outcome) => outcome !== 'ok')).toEqual(Array(3).fill({ duplicate: 'name' }));
    await expect(one.putIfNewer([{ doc: { id: 'x', name: 'twin', count: 1 }, version: 1 }])).rejects.toThrow(
      /unique key name of x/,
    );
    const putting = Array.from({ length: 8 }, (_, n) => either(n).put({ id: 'p', name: 'p', count: n }));
    await Promise.all(putting);
    expect((await one.get('p'))?.version).toBe(8);
  });

  it('migrate at the same time', async () => {
    await opened(named);
    expect(await stores[0].missing()).toEqual([]);
    expect((await stores[1].migrate())?.created).toEqual([]);
  });

  it('keep one of several blobs that are put under one key at the same time, and no chunk of another', async () => {
    const [one, other] = [stores[0].blobs(), stores[1].blobs()];
    await stores[0].migrate();
    const bytes = (n: number) => new Uint8Array(300_000).fill(n);
    await Promise.all([0, 1, 2, 3].map((n) => (n % 2 === 0 ? one : other).put('key', bytes(n))));
    const kept = await one.get('key');
    expect(kept).toHaveLength(300_000);
    expect(new Set(kept).size).toBe(1);
    await withDatabase(database, async (db) => {
      expect(await db.collection('blobs.files').countDocuments()).toBe(1);
      expect(await db.collection('blobs.chunks').countDocuments()).toBe(2);
    });
  });
});
