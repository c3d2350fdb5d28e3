import { expect, it } from 'vitest';
import { z } from 'zod';
import type { CollectionSpec, Index } from '../ports/index.ts';
import { defineCollection } from '../ports/index.ts';
import { books } from './books.ts';
import type { OpenedStore } from './store-conformance.ts';

const tickets = defineCollection({
  name: 'tickets',
  schema: z.object({ id: z.string(), seat: z.string(), validUntil: z.string().nullish() }),
  schemaVersion: 1,
  indexes: [{ name: 'seat', fields: ['seat'], unique: true }],
  queries: { all: { where: () => ({}) } },
  expiresAt: 'validUntil',
});

const inMilliseconds = (milliseconds: number) => new Date(Date.now() + milliseconds).toISOString();
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const Note = z.object({ id: z.string(), words: z.array(z.string()), language: z.string() });
type Note = z.infer<typeof Note>;
const allNotes = { all: { where: () => ({}) }, short: { where: () => ({}), fields: ['words'] } } as const;
const noteVersions: Record<1 | 2 | 3, CollectionSpec<Note, typeof allNotes>> = {
  1: {
    name: 'notes',
    schema: z.object({ id: z.string(), text: z.string() }) as unknown as z.ZodType<Note>,
    schemaVersion: 1,
    indexes: [],
    queries: allNotes,
  },
  2: { name: 'notes', schema: Note, schemaVersion: 2, indexes: [], queries: allNotes },
  3: {
    name: 'notes',
    schema: Note,
    schemaVersion: 3,
    upgrades: {
      1: ({ text, ...note }) => ({ ...note, words: String(text).split(' ') }),
      2: (note) => ({ ...note, language: 'en' }),
    },
    indexes: [],
    queries: allNotes,
  },
};

export function storeCollections(subject: () => OpenedStore): void {
  it('keeps everything when it is closed and opened again', async () => {
    const before = await subject().collection(books);
    await before.insertMany([
      { id: 'b1', shelf: 'a', tags: ['x'] },
      { id: 'b2', shelf: 'b' },
    ]);
    await before.replace({ id: 'b1', shelf: 'c', tags: ['y'] }, 1);
    await subject().reopen();
    const after = await subject().collection(books);
    expect(await after.get('b1')).toEqual({ version: 2, doc: { id: 'b1', shelf: 'c', tags: ['y'] } });
    expect((await after.find('onShelf', 'b')).rows).toEqual([{ id: 'b2', shelf: 'b' }]);
    expect((await after.find('matching', { where: { tags: 'y' } })).rows).toHaveLength(1);
  });

  it('keeps collections apart', async () => {
    const one = await subject().collection(books);
    await one.insert({ id: 'same' });
    const other = await subject().collection({ ...books, name: 'other-books' });
    expect(await other.get('same')).toBeUndefined();
    expect(await other.insert({ id: 'same', rank: 2 })).toBe('ok');
    expect((await one.get('same'))?.doc).toEqual({ id: 'same' });
  });

  it('no longer gives what has expired, and has room for it again', async () => {
    const collection = await subject().collection(tickets);
    await collection.insertMany([
      { id: 't1', seat: '1', validUntil: inMilliseconds(-1_000) },
      { id: 't2', seat: '2', validUntil: inMilliseconds(60_000) },
      { id: 't3', seat: '3', validUntil: null },
      { id: 't4', seat: '4' },
    ]);
    expect(await collection.get('t1')).toBeUndefined();
    expect(await collection.getUnless('t1', 1)).toBeUndefined();
    expect(await collection.getMany(['t1', 't2'])).toHaveLength(1);
    expect((await collection.find('all', undefined)).rows.map(({ id }) => id)).toEqual(['t2', 't3', 't4']);
    expect((await collection.countBy('all', undefined, 'id')).size).toBe(3);
    expect(await collection.replace({ id: 't1', seat: '1' }, 1)).toBe('lost');
    expect(await collection.insert({ id: 't5', seat: '1' })).toBe('ok');
    expect(await collection.insert({ id: 't1', seat: '9' })).toBe('ok');
    expect((await collection.get('t1'))?.version).toBe(1);
  });

  it('writes over what has expired as if it had never been there', async () => {
    const collection = await subject().collection(tickets);
    const expired = (id: string) => ({ id, seat: id, validUntil: inMilliseconds(-1_000) });
    await collection.putIfNewer(['t1', 't2', 't3', 't4'].map((id) => ({ doc: expired(id), version: 9 })));
    await collection.put({ id: 't1', seat: 't2' });
    await collection.putIfNewer([{ doc: { id: 't3', seat: '3' }, version: 2 }]);
    expect(await collection.insertMany([{ id: 't4', seat: 't3' }])).toBe(1);
    expect(await collection.versions(['t1', 't2', 't3', 't4'])).toEqual(
      new Map([
        ['t1', 1],
        ['t3', 2],
        ['t4', 1],
      ]),
    );
    expect(await collection.remove(['t2', 't3'])).toBe(1);
  });

  it('lets a document expire while the store is open', async () => {
    const collection = await subject().collection(tickets);
    await collection.insert({ id: 't1', seat: '1', validUntil: inMilliseconds(1_000) });
    expect(await collection.get('t1')).toBeDefined();
    await pause(1_050);
    expect(await collection.get('t1')).toBeUndefined();
  });

  it('upgrades documents of earlier schema versions when they are read', async () => {
    const old = await subject().collection(noteVersions[1]);
    await old.insert({ id: 'n1', text: 'two words' } as unknown as Note);
    const collection = await subject().collection(noteVersions[3]);
    const doc = { id: 'n1', words: ['two', 'words'], language: 'en' };
    expect(await collection.get('n1')).toEqual({ version: 1, doc });
    expect((await collection.find('all', undefined)).rows).toEqual([doc]);
    expect((await collection.find('short', undefined)).rows).toEqual([{ id: 'n1', words: ['two', 'words'] }]);
    await collection.replace({ ...doc, language: 'ja' }, 1);
    expect((await collection.get('n1'))?.doc.language).toBe('ja');
  });

  it('says clearly that a document is of a newer schema version than the program', async () => {
    const newer = await subject().collection(noteVersions[3]);
    await newer.insert({ id: 'n1', words: [], language: 'en' });
    const collection = await subject().collection(noteVersions[2]);
    await expect(collection.get('n1')).rejects.toThrow(/newer/);
    await expect(collection.find('all', undefined)).rejects.toThrow(/newer/);
    await expect(collection.find('short', undefined)).rejects.toThrow(/newer/);
  });

  it('refuses to read what does not fit the schema', async () => {
    const collection = await subject().collection(books);
    await collection.put({ id: 'b1', rank: 'first' } as unknown as { id: string });
    await expect(collection.get('b1')).rejects.toThrow();
  });

  it('fills an index that is added later, and lets one go that is no longer wanted', async () => {
    const having = async (indexes: readonly Index[]) => {
      await subject().reopen();
      const collection = await subject().collection({ ...books, indexes });
      await subject().finishUpgrade();
      return collection;
    };
    const unindexed = await having([]);
    await unindexed.insertMany([
      { id: 'b1', shelf: 'a', tags: ['x'], title: 'One' },
      { id: 'b2', shelf: 'a', title: 'Two' },
    ]);
    const unique: Index = { name: 'title', fields: ['title'], unique: true };
    const added: Index[] = [{ name: 'tags', fields: ['tags'], array: true }, unique];
    const indexed = await having(added);
    expect((await indexed.find('matching', { where: { tags: 'x' } })).rows).toHaveLength(1);
    expect((await indexed.find('matching', { where: { tags: null } })).rows).toHaveLength(1);
    expect(await indexed.insert({ id: 'b3', title: 'One' })).toEqual({ duplicate: 'title' });
    const changed = await having([{ ...unique, fields: ['shelf', 'title'] }]);
    expect(await changed.insert({ id: 'b3', shelf: 'b', title: 'One' })).toBe('ok');
    expect(await changed.insert({ id: 'b4', shelf: 'b', title: 'One' })).toEqual({ duplicate: 'title' });
    const dropped = await having([]);
    expect(await dropped.insert({ id: 'b4', shelf: 'b', title: 'One' })).toBe('ok');
    expect((await dropped.find('matching', { where: { tags: 'x' } })).rows).toHaveLength(1);
  });

  it('answers a ping while it is open', async () => {
    await expect(subject().store.ping()).resolves.toBeUndefined();
  });
}
