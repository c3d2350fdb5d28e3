import { afterEach, beforeEach, expect, it } from 'vitest';
import { books } from '../conformance/books.ts';
import { Unavailable } from '../ports/index.ts';
import type { MongoStore } from './mongo-store.ts';
import { openMongoStore } from './mongo-store.ts';
import { describeOverMongo, dropDatabase, newDatabase, serverAddress, uriThrough } from './mongo.fixture.ts';
import type { TcpProxy } from './tcp-proxy.fixture.ts';
import { openTcpProxy } from './tcp-proxy.fixture.ts';

it('says that a server is not there, rather than waiting for it', { timeout: 10_000 }, async () => {
  const opening = openMongoStore({ uri: 'mongodb://127.0.0.1:1/', database: 'none' });
  await expect(opening).rejects.toThrow(Unavailable);
});

it('says what is wrong with a URI that is none', async () => {
  const opening = openMongoStore({ uri: 'http://127.0.0.1:1/', database: 'none' });
  await expect(opening).rejects.toThrow(/connection string/);
});

describeOverMongo('a mongo store whose server', () => {
  let proxy: TcpProxy;
  let store: MongoStore;
  const database = newDatabase();
  beforeEach(async () => {
    proxy = await openTcpProxy(serverAddress());
    store = await openMongoStore({ uri: uriThrough(proxy.port), database });
  });
  afterEach(async () => {
    await proxy.cut();
    await store.close();
    await dropDatabase(database);
  });

  it(
    'is away refuses what is asked of it within 10 s, and goes on when it is back',
    { timeout: 30_000 },
    async () => {
      const collection = store.collection(books);
      await collection.insert({ id: 'b1', rank: 1 });
      await proxy.cut();
      const began = performance.now();
      const asked = [
        collection.get('b1'),
        collection.find('all', undefined),
        collection.countBy('all', undefined, 'shelf'),
        collection.insert({ id: 'b2' }),
        collection.replace({ id: 'b1' }, 1),
        collection.putIfNewer([{ doc: { id: 'b1' }, version: 3 }]),
        collection.insertMany([{ id: 'b3' }]),
        store.ping(),
        store.missing(),
      ];
      const outcomes = await Promise.allSettled(asked);
      expect(performance.now() - began).toBeLessThan(10_000);
      for (const outcome of outcomes)
        expect(outcome).toEqual({ status: 'rejected', reason: expect.any(Unavailable) });
      await proxy.restore();
      await expect
        .poll(
          () =>
            collection.get('b1').then(
              (stored) => stored?.version,
              () => 0,
            ),
          { timeout: 15_000 },
        )
        .toBe(1);
      expect(await collection.replace({ id: 'b1', rank: 2 }, 1)).toBe('ok');
    },
  );

  it(
    'does not answer refuses within 10 s what is asked of it, and asked again, and lets the store be closed',
    { timeout: 30_000 },
    async () => {
      const collection = store.collection(books);
      await collection.insert({ id: 'b1' });
      proxy.freeze();
      const began = performance.now();
      await expect(collection.replace({ id: 'b1' }, 1)).rejects.toThrow(Unavailable);
      await expect(collection.get('b1')).rejects.toThrow(Unavailable);
      expect(performance.now() - began).toBeLessThan(10_000);
    },
  );

  it('is there, but closed, refuses what is asked of it later and finishes what was asked before', async () => {
    const collection = store.collection(books);
    const writing = collection.insert({ id: 'b1' });
    await store.close();
    await store.close();
    expect(await writing).toBe('ok');
    await expect(collection.insert({ id: 'b2' })).rejects.toThrow(/closed/);
    await expect(store.ping()).rejects.toThrow(/closed/);
  });
});
