import { afterEach, beforeEach, describe } from 'vitest';
import type { Store } from '../ports/index.ts';
import { storeCollections } from './store-collections.ts';
import { storeQueries } from './store-queries.ts';
import { storeSearches } from './store-searches.ts';
import { storeWrites } from './store-writes.ts';

export type OpenedStore = {
  readonly store: Store;
  /** Closes the store and opens it again over the same data. */
  reopen(): Promise<Store>;
  close(): Promise<void>;
};

/** What every store promises; `open` gives an empty one each time. */
export function storeConformance(name: string, open: () => Promise<OpenedStore>): void {
  describe(name, () => {
    let opened: OpenedStore;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.close());
    const subject = () => opened;

    describe('writes', () => storeWrites(subject));
    describe('queries', () => storeQueries(subject));
    describe('searches', () => storeSearches(subject));
    describe('collections', () => storeCollections(subject));
  });
}
