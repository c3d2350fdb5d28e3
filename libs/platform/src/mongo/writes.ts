import type { CollectionSpec, Document, WriteOutcome } from '../ports/index.ts';
import type { WriteRefusal } from './engine-errors.ts';
import { duplicatesIn } from './engine-errors.ts';
import type { Engine } from './engine.ts';
import { declaredName, indexDefinitions } from './index-definitions.ts';
import type { StoredModel } from './model.ts';
import { attempts, keyHeld, putNewer } from './put-newer.ts';
import type { StoredDocument } from './stored-document.ts';
import { documentMapper } from './stored-document.ts';

/**
 * A collection's writes, acknowledged by a majority. The driver repeats a write whose answer was lost where the server can
 * tell (replica sets); elsewhere `Unavailable` leaves open whether it happened, and the gate reads the document again.
 */
export function collectionWrites<Doc extends Document, Queries>(
  engine: Engine,
  model: StoredModel,
  spec: CollectionSpec<Doc, Queries>,
) {
  const { collection } = model;
  const { toStored } = documentMapper(spec);
  const run = engine.run;
  const indexes = indexDefinitions(spec);

  const refusalsOf = async (write: () => Promise<unknown>): Promise<readonly WriteRefusal[]> => {
    try {
      await run(write);
      return [];
    } catch (error) {
      return duplicatesIn(error).map(({ position, index }) => ({
        position,
        index: declaredName(index, indexes),
      }));
    }
  };

  /** What has expired is as if never there, also where it is in the way. */
  const deleteExpired = async (): Promise<boolean> => {
    if (spec.expiresAt === undefined) return false;
    await run(() => collection.deleteMany({ _expires: { $lte: engine.now() } }));
    return true;
  };
  const refusalOf = async (write: () => Promise<unknown>): Promise<string | undefined> => {
    const [refusal] = await refusalsOf(write);
    const again = refusal && (await deleteExpired()) ? (await refusalsOf(write))[0] : refusal;
    return again?.index;
  };
  const live = () => (spec.expiresAt === undefined ? {} : { _expires: { $not: { $lte: engine.now() } } });

  return {
    live,

    async insert(doc: Doc): Promise<WriteOutcome> {
      const stored = toStored(doc, 1);
      const index = await refusalOf(() => collection.insertOne(stored as never));
      if (index === undefined) return 'ok';
      // Where the id and another key are taken, it is the id that a repeated command must hear of.
      const taken = index === 'id' || (await run(() => model.exists({ _id: stored._id })));
      return { duplicate: taken ? 'id' : index };
    },

    async replace(doc: Doc, version: number, next = version + 1): Promise<WriteOutcome | 'lost'> {
      const stored = toStored(doc, next);
      let matched = 0;
      const index = await refusalOf(async () => {
        const filter = { _id: stored._id, _version: version, ...live() };
        const result = await collection.replaceOne(filter as never, stored as never);
        matched = (result as { readonly matchedCount: number }).matchedCount;
      });
      if (index !== undefined) return { duplicate: index };
      return matched === 1 ? 'ok' : 'lost';
    },

    async pull(
      field: string,
      pulls: readonly { readonly id: string; readonly elementIds: readonly string[] }[],
    ): Promise<void> {
      const operations = pulls.map(({ id, elementIds }) => {
        const listed = { $in: [...elementIds] };
        return {
          updateOne: {
            filter: { _id: id, [`${field}.id`]: listed },
            update: { $pull: { [field]: { id: listed } } },
          },
        };
      });
      if (operations.length > 0)
        await run(() => collection.bulkWrite(operations as never, { ordered: false }));
    },

    async put(doc: Doc): Promise<void> {
      const stored = toStored(doc, 1);
      const write = () => collection.bulkWrite(putOperations(stored, engine.now(), spec.expiresAt) as never);
      for (let attempt = 1; ; attempt += 1) {
        const index = await refusalOf(write);
        if (index === undefined) return;
        if (index !== 'id' || attempt === attempts) throw keyHeld(spec.name, index, stored._id);
      }
    },

    async putIfNewer(entries: readonly { readonly doc: Doc; readonly version: number }[]): Promise<void> {
      const newest = new Map<string, StoredDocument>();
      for (const { doc, version } of entries) {
        const known = newest.get(doc.id);
        if (!known || known._version < version) newest.set(doc.id, toStored(doc, version));
      }
      await putNewer([...newest.values()], {
        collection: spec.name,
        replaceOrInsert: (documents) =>
          refusalsOf(() => collection.bulkWrite(documents.map(newerOperation) as never, { ordered: false })),
        async versions(ids) {
          const found = await run(() => model.find({ _id: { $in: [...ids] } }, { _version: 1 }).lean());
          return new Map(found.map(({ _id, _version }) => [_id, _version]));
        },
        deleteExpired,
      });
    },

    async insertMany(docs: readonly Doc[]): Promise<number> {
      const documents = docs.map((doc) => toStored(doc, 1));
      if (documents.length === 0) return 0;
      const insert = (some: readonly StoredDocument[]) =>
        refusalsOf(() => collection.insertMany(some as never, { ordered: false }));
      const refused = await insert(documents);
      if (refused.length === 0 || !(await deleteExpired())) return documents.length - refused.length;
      const again = refused.flatMap(({ position }) => documents[position] ?? []);
      return documents.length - (await insert(again)).length;
    },

    async remove(ids: readonly string[]): Promise<number> {
      const filter = { _id: { $in: [...ids] }, ...live() };
      return (await run(() => collection.deleteMany(filter as never))).deletedCount;
    },
  };
}

const newerOperation = (document: StoredDocument) => ({
  replaceOne: {
    filter: { _id: document._id, _version: { $lt: document._version } },
    replacement: document,
    upsert: true,
  },
});

/** One atomic update that counts the version on; an expired document before it is deleted. */
function putOperations(stored: StoredDocument, now: Date, expiresAt: string | undefined) {
  const { _id, _version, ...fields } = stored;
  const version = { $add: [{ $ifNull: ['$_version', 0] }, _version] };
  const replaceWith = { $mergeObjects: [{ _id: '$_id', _version: version }, { $literal: fields }] };
  const put = { updateOne: { filter: { _id }, update: [{ $replaceWith: replaceWith }], upsert: true } };
  return expiresAt === undefined ? [put] : [{ deleteOne: { filter: { _id, _expires: { $lte: now } } } }, put];
}
