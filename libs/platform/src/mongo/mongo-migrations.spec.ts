import { inspect } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import type { CollectionSpec, Index } from '../ports/index.ts';
import { identityOf } from './index-definitions.ts';
import type { MongoStore } from './mongo-store.ts';
import {
  describeOverMongo,
  dropDatabase,
  newDatabase,
  openTestStore,
  withDatabase,
} from './mongo.fixture.ts';

const Note = z.object({
  id: z.string(),
  title: z.string(),
  pending: z.array(z.object({ id: z.string() })),
  until: z.string().optional(),
});
type Note = z.infer<typeof Note>;
type Notes = CollectionSpec<Note, typeof queries>;
const queries = { all: { where: () => ({}) }, byTitle: { where: (title: string) => ({ title }) } } as const;
const notes = (more: Partial<Notes> = {}): Notes => ({
  name: 'notes',
  schema: Note,
  schemaVersion: 1,
  indexes: [],
  queries,
  ...more,
});
const title: Index = { name: 'title', fields: ['title'], unique: true };
const aNote = (id: string, more: object = {}): Note => ({ id, title: id, pending: [{ id: 'e1' }], ...more });

describeOverMongo('a migration', () => {
  let database: string;
  let stores: MongoStore[];
  beforeEach(() => {
    database = newDatabase();
    stores = [];
  });
  afterEach(async () => {
    await Promise.all(stores.map((store) => store.close()));
    await dropDatabase(database);
  });
  /** A process of some release. */
  const release = async (spec: Notes) => {
    const store = await openTestStore(database);
    stores.push(store);
    return { store, collection: store.collection(spec) };
  };
  const indexNames = () =>
    withDatabase(database, async (db) =>
      (await db.collection('notes').listIndexes().toArray()).map(({ name }) => String(name)),
    );

  it('creates what is missing, says so, and has nothing to do the second time', async () => {
    const { store } = await release(notes({ indexes: [title], expiresAt: 'until' }));
    store.blobs();
    expect(await store.missing()).toEqual([
      'notes.expires',
      'notes.title',
      'blobs.files.filename',
      'blobs.chunks.files_id_1_n_1',
    ]);
    const { created, rewritten, dropped } = await store.migrate();
    expect(created.map((name) => name.replace(/#.*/, ''))).toEqual([
      'notes',
      'notes.expires',
      'notes.title',
      'blobs.files',
      'blobs.files.filename',
      'blobs.chunks',
      'blobs.chunks.files_id_1_n_1',
    ]);
    expect({ rewritten, dropped }).toEqual({ rewritten: 0, dropped: [] });
    expect(await store.missing()).toEqual([]);
    expect(await store.finishMigration()).toEqual({ created: [], rewritten: 0, dropped: [] });
  });

  it('leaves indexes that older replicas rest on until it is finished, and others for ever', async () => {
    const older = await release(notes({ indexes: [title] }));
    await older.store.migrate();
    await older.collection.insert(aNote('n1'));
    await withDatabase(database, (db) =>
      db.collection('notes').createIndex({ until: 1 }, { name: "operator's" }),
    );
    const newer = await release(notes({ indexes: [{ ...title, fields: ['title', 'until'] }] }));
    expect(await newer.store.missing()).toEqual(['notes.title']);
    await newer.store.migrate();
    const other = aNote('n2', { title: 'n1', until: 'later' });
    expect(await older.collection.insert(other)).toEqual({ duplicate: 'title' });
    expect(await newer.collection.insert(other)).toEqual({ duplicate: 'title' });
    const { dropped } = await newer.store.finishMigration();
    expect(dropped).toEqual([expect.stringMatching(/^notes\.title#/)]);
    expect(await newer.collection.insert(other)).toBe('ok');
    expect(await newer.collection.insert({ ...other, id: 'n3' })).toEqual({ duplicate: 'title' });
    expect((await indexNames()).toSorted()).toEqual(['_id_', "operator's", expect.stringMatching(/^title#/)]);
  });

  it('knows an index that only its name has changed of, and names it as today', async () => {
    const older = await release(notes({ indexes: [title] }));
    await older.store.migrate();
    const newer = await release(notes({ indexes: [{ ...title, name: 'heading' }] }));
    expect(await newer.store.missing()).toEqual([]);
    expect(await newer.store.finishMigration()).toEqual({ created: [], rewritten: 0, dropped: [] });
    await newer.collection.insert(aNote('n1'));
    expect(await newer.collection.insert(aNote('n2', { title: 'n1' }))).toEqual({ duplicate: 'heading' });
  });

  it('names the collection and the index that the stored documents do not fit', async () => {
    const older = await release(notes());
    await older.collection.insertMany([aNote('n1', { title: 'same' }), aNote('n2', { title: 'same' })]);
    const newer = await release(notes({ indexes: [title] }));
    await expect(newer.store.migrate()).rejects.toThrow(/title of notes does not fit/);
    expect(await newer.store.missing()).toEqual(['notes.title']);
  });

  it('tells no value of the documents that do not fit: it may be somebody’s address', async () => {
    const value = 'ada@example.org';
    const failureOf = async (migrating: Promise<unknown>) => {
      const error: unknown = await migrating.catch((error: unknown) => error);
      expect(error).toBeInstanceOf(Error);
      return inspect(error, { depth: 9, showHidden: true });
    };
    const older = await release(notes());
    await older.collection.insertMany([aNote('n1', { title: value }), aNote('n2', { title: value })]);
    const newer = await release(notes({ indexes: [title] }));
    expect(await failureOf(newer.store.migrate())).not.toContain(value);
    await older.collection.remove(['n2']);
    await newer.store.migrate();
    await older.collection.insert(aNote('n2'));
    const upgrades = { 1: (note: object) => ({ ...note, title: value }) };
    const newest = await release(notes({ indexes: [title], schemaVersion: 2, upgrades }));
    const failure = await failureOf(newest.store.finishMigration());
    expect(failure).toMatch(/notes .* index title/);
    expect(failure).not.toContain(value);
  });

  it('writes documents of earlier schema versions anew, many of them, with their versions', async () => {
    const older = await release(notes());
    const docs = Array.from({ length: 450 }, (_, n) => aNote(`n${String(n).padStart(3, '0')}`));
    await older.collection.insertMany(docs);
    await older.collection.replace({ ...aNote('n000'), title: 'x' }, 1);
    const newer = await release(
      notes({
        schemaVersion: 2,
        upgrades: {
          1: ({ title, ...note }) => ({ ...note, title: `${String(title)}!`, until: '2999-01-01T00:00:00Z' }),
        },
        expiresAt: 'until',
      }),
    );
    await newer.store.migrate();
    expect((await newer.collection.find('byTitle', 'n001!')).rows).toEqual([]);
    const { rewritten } = await newer.store.finishMigration();
    expect(rewritten).toBe(450);
    expect((await newer.collection.find('byTitle', 'n001!')).rows).toHaveLength(1);
    expect(await newer.collection.get('n000')).toEqual({
      version: 2,
      doc: { ...aNote('n000'), title: 'x!', until: '2999-01-01T00:00:00Z' },
    });
    const expiring = await withDatabase(database, (db) =>
      db.collection('notes').countDocuments({ _expires: { $type: 'date' }, _schema: 2 }),
    );
    expect(expiring).toBe(450);
    expect((await newer.store.finishMigration()).rewritten).toBe(0);
  });

  it('keeps what an upgrade drops out of the documents it writes', async () => {
    const older = await release(notes({ expiresAt: 'until' }));
    await older.collection.insert(aNote('n1', { until: '2999-01-01T00:00:00Z' }));
    const newer = await release(
      notes({ schemaVersion: 2, upgrades: { 1: ({ until: _, ...note }) => note }, expiresAt: 'until' }),
    );
    expect((await newer.store.finishMigration()).rewritten).toBe(1);
    const stored = await withDatabase(database, (db) => db.collection('notes').findOne());
    expect(stored).toEqual({ _id: 'n1', _version: 1, _schema: 2, title: 'n1', pending: [{ id: 'e1' }] });
  });

  it('deletes by itself what has expired, as the server is told', async () => {
    const { store } = await release(notes({ expiresAt: 'until' }));
    await store.migrate();
    const found = await withDatabase(database, (db) => db.collection('notes').listIndexes().toArray());
    const [expiry] = found.filter(({ name }) => identityOf(String(name)) !== '_id_');
    expect(expiry).toMatchObject({ key: { _expires: 1 }, expireAfterSeconds: 0 });
  });
});
