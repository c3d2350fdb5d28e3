import { afterEach, beforeEach, describe } from 'vitest';
import type { Collection, CollectionSpec, Document, Store } from '../ports/index.ts';
import { storeCollections } from './store-collections.ts';
import { storeQueries } from './store-queries.ts';
import { storeSearches } from './store-searches.ts';
import { storeWrites } from './store-writes.ts';

export type OpenedStore = {
  readonly store: Store;
  /** A collection that is ready: where indexes are made by migrations, these have been run. */
  collection<Doc extends Document, Queries>(
    spec: CollectionSpec<Doc, Queries>,
  ): Promise<Collection<Doc, Queries>>;
  /** What an operator does once every process runs the new release; nothing where opening a collection does it all. */
  finishUpgrade(): Promise<void>;
  /** Closes the store and opens it again over the same data. */
  reopen(): Promise<void>;
  close(): Promise<void>;
};

/** What every store promises; `open` gives an empty one each time. `searches`: how many random contents are searched. */
export function storeConformance(
  name: string,
  open: () => Promise<OpenedStore>,
  { searches = 60 }: { readonly searches?: number } = {},
): void {
  describe(name, () => {
    let opened: OpenedStore;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.close());
    const subject = () => opened;

    describe('writes', () => storeWrites(subject));
    describe('queries', () => storeQueries(subject));
    describe('searches', () => storeSearches(subject, searches));
    describe('collections', () => storeCollections(subject));
  });
}
