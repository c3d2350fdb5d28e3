import { isDeepStrictEqual } from 'node:util';
import type { CollectionSpec, Document } from '../ports/index.ts';
import { duplicatesIn } from './engine-errors.ts';
import type { Engine } from './engine.ts';
import type { IndexDefinition } from './index-definitions.ts';
import { declaredName, identityOf, indexDefinitions, isDeclared } from './index-definitions.ts';
import type { StoredDocument } from './stored-document.ts';
import { documentMapper } from './stored-document.ts';

export type MigrationReport = {
  /** Collections (`images`) and indexes (`images.name#1f0c77aa`). */
  readonly created: readonly string[];
  /** How many documents of earlier schema versions were written anew. */
  readonly rewritten: number;
  readonly dropped: readonly string[];
};

/** What migrations have to make of one collection. */
export type Target = { readonly collection: string; readonly indexes: readonly IndexDefinition[] };

const namespaceExists = 48;
const namespaceNotFound = 26;
const indexNotFound = 27;
const duplicateKey = 11000;

/** Passes over what another process that migrates at the same time has done already, and the like. */
const unless =
  (...codes: readonly number[]) =>
  (error: unknown): undefined => {
    if (error instanceof Error && 'code' in error && codes.includes(Number(error.code))) return undefined;
    throw error;
  };

export function migrationsOn({ connection, run, runLong }: Engine) {
  const indexNames = async (collection: string): Promise<readonly string[]> => {
    const found = await run(() =>
      connection.collection(collection).listIndexes().toArray().catch(unless(namespaceNotFound)),
    );
    return (found ?? []).map(({ name }) => String(name));
  };

  const lacking = async ({ collection, indexes }: Target): Promise<readonly IndexDefinition[]> => {
    const there = (await indexNames(collection)).map(identityOf);
    return indexes.filter(({ name }) => !there.includes(identityOf(name)));
  };

  const createIndex = async (collection: string, { key, ...options }: IndexDefinition): Promise<string> => {
    try {
      await runLong(() => connection.collection(collection).createIndex(key, options));
    } catch (error) {
      unless(duplicateKey)(error);
      const declared = options.name.split('#')[0];
      // Without the cause: its text holds the value, which may be somebody's e-mail address.
      throw new Error(
        `The index ${declared} of ${collection} does not fit the documents stored: several hold the same value.`,
      );
    }
    return `${collection}.${options.name}`;
  };

  const create = async (target: Target): Promise<readonly string[]> => {
    const { collection } = target;
    const existing = await run(() => connection.listCollections());
    const isThere = existing.some(({ name }) => name === collection);
    if (!isThere) await run(() => connection.createCollection(collection).catch(unless(namespaceExists)));
    const created: string[] = isThere ? [] : [collection];
    for (const definition of await lacking(target)) created.push(await createIndex(collection, definition));
    return created;
  };

  const drop = async ({ collection, indexes }: Target): Promise<readonly string[]> => {
    const wanted = indexes.map(({ name }) => identityOf(name));
    const stale = (await indexNames(collection)).filter(
      (name) => isDeclared(name) && !wanted.includes(identityOf(name)),
    );
    for (const name of stale)
      await run(() => connection.collection(collection).dropIndex(name).catch(unless(indexNotFound)));
    return stale.map((name) => `${collection}.${name}`);
  };

  return { lacking, create, drop };
}

const batchSize = 200;

/** Writes every document of an earlier schema version as of today's, and tells how many. */
export async function rewriteDocuments<Doc extends Document, Queries>(
  { connection, run }: Engine,
  spec: CollectionSpec<Doc, Queries>,
): Promise<number> {
  const collection = connection.collection<StoredDocument>(spec.name);
  const { upgraded, expiryOf } = documentMapper(spec);

  // Only what an upgrade changed is written, and no version: what others pull from the document at the same time stays gone.
  const operation = (stored: StoredDocument) => {
    const { _id, _version, _schema, _expires, ...before } = stored;
    const { id: _, ...after } = upgraded(stored);
    const expiry = expiryOf(after);
    const changed = Object.entries(after).filter(
      ([field, value]) => !isDeepStrictEqual(value, before[field]),
    );
    const gone = Object.keys(before).filter((field) => !(field in after));
    if (_expires && !expiry._expires) gone.push('_expires');
    const set = { ...Object.fromEntries(changed), ...expiry, _schema: spec.schemaVersion };
    const unset = Object.fromEntries(gone.map((field) => [field, 1]));
    return {
      updateOne: {
        filter: { _id, _version, _schema },
        update: { $set: set, ...(gone.length > 0 && { $unset: unset }) },
      },
    };
  };

  const after = (id: string | undefined) =>
    run(() =>
      collection
        .find({ _schema: { $lt: spec.schemaVersion }, ...(id !== undefined && { _id: { $gt: id } }) })
        .sort({ _id: 1 })
        .limit(batchSize)
        .toArray(),
    );

  /** Names the index; the engine's own text holds the value as well. */
  const unfit = (error: unknown): never => {
    const names = duplicatesIn(error).map(({ index }) => declaredName(index, indexDefinitions(spec)));
    throw new Error(
      `Documents of ${spec.name} written anew do not fit its index ${[...new Set(names)].join(', ')}: several hold the same value.`,
    );
  };

  let rewritten = 0;
  for (let batch = await after(undefined); batch.length > 0; batch = await after(batch.at(-1)?._id)) {
    const operations = batch.map(operation);
    const write = () => collection.bulkWrite(operations as never, { ordered: false });
    rewritten += (await run(write).catch(unfit)).modifiedCount;
  }
  return rewritten;
}
