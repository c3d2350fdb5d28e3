import type { WriteRefusal } from './engine-errors.ts';
import type { StoredDocument } from './stored-document.ts';

/** How often processes that put the same documents at the same time try again. */
export const attempts = 20;

export const keyHeld = (collection: string, index: string, id: string) =>
  new Error(`${collection}: another document holds the unique key ${index} of ${id}.`);

type Means = {
  readonly collection: string;
  /** Writes each where a lower version is stored, else inserts it; in one batch. */
  replaceOrInsert(documents: readonly StoredDocument[]): Promise<readonly WriteRefusal[]>;
  versions(ids: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Whether documents of this collection expire at all. */
  deleteExpired(): Promise<boolean>;
};

/** Writes each where nothing, or a lower version, is stored, also while other processes do the same. */
export async function putNewer(
  documents: readonly StoredDocument[],
  { collection, replaceOrInsert, versions, deleteExpired }: Means,
): Promise<void> {
  let waiting = documents;
  for (let attempt = 1; waiting.length > 0; attempt += 1) {
    const refused = (await replaceOrInsert(waiting)).flatMap(({ position, index }) => {
      const document = waiting[position];
      return document ? [{ document, index }] : [];
    });
    if (refused.length === 0) return;
    const expired = await deleteExpired();
    const stored = await versions(refused.map(({ document }) => document._id));
    // Where what is stored is as new, its insertion had to be refused. Else another process has just written an older one.
    const older = refused.filter(
      ({ document }) => (stored.get(document._id) ?? -Infinity) < document._version,
    );
    const held = older.find(({ index }) => index !== 'id' && !(expired && attempt === 1));
    const given = held ?? (attempt === attempts ? older[0] : undefined);
    if (given) throw keyHeld(collection, given.index, given.document._id);
    waiting = older.map(({ document }) => document);
  }
}
