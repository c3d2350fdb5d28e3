import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { z } from 'zod';
import { storeConformance } from '../conformance/index.ts';
import { defineCollection } from '../ports/index.ts';
import { openDatabase } from './database.ts';
import { openEmbeddedStore } from './embedded-store.ts';
import { temporaryFolder } from './temporary-folder.ts';

storeConformance('the embedded store', async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'store.sqlite');
  let store = openEmbeddedStore({ file });
  return {
    get store() {
      return store;
    },
    collection: async (spec) => store.collection(spec),
    finishUpgrade: async () => {},
    async reopen() {
      await store.close();
      store = openEmbeddedStore({ file });
    },
    async close() {
      await store.close();
    },
  };
});

describe('the embedded store', () => {
  const sessions = defineCollection({
    name: 'sessions',
    schema: z.object({ id: z.string(), until: z.string() }),
    schemaVersion: 1,
    indexes: [],
    queries: { all: { where: () => ({}) } },
    expiresAt: 'until',
  });

  it('deletes what has expired by the clock it was given, in the background', async () => {
    vi.useFakeTimers({ toFake: ['setInterval'] });
    onTestFinished(() => void vi.useRealTimers());
    const folder = temporaryFolder();
    const file = join(folder, 'store.sqlite');
    let now = new Date('2026-01-01T00:00:00.000Z');
    const store = openEmbeddedStore({ file, now: () => now });
    const collection = store.collection(sessions);
    await collection.insert({ id: 's1', until: '2026-01-01T00:00:01.000Z' });
    expect(await collection.get('s1')).toBeDefined();
    now = new Date('2026-01-01T00:00:01.000Z');
    expect(await collection.get('s1')).toBeUndefined();
    vi.advanceTimersByTime(60_000);
    await new Promise((resolve) => setImmediate(resolve));
    const database = openDatabase(file);
    expect(database.prepare('SELECT count(*) AS n FROM sessions').get()?.['n']).toBe(0);
    database.connection.close();
    await store.close();
  });

  it('finishes writes that were asked for before it is closed, and refuses later ones', async () => {
    const folder = temporaryFolder();
    const store = openEmbeddedStore({ file: join(folder, 'store.sqlite') });
    const collection = store.collection(sessions);
    const writing = collection.insert({ id: 's1', until: '9' });
    await store.close();
    await store.close();
    expect(await writing).toBe('ok');
    await expect(collection.insert({ id: 's2', until: '9' })).rejects.toThrow(/closed/);
    await expect(collection.get('s1')).rejects.toThrow();
    await expect(store.ping()).rejects.toThrow();
  });
});
