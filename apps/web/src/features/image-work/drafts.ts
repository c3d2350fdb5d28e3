import type { Annotation } from '@tandem/contracts';
import type { DBSchema } from 'idb';
import { openDB } from 'idb';

/** Whose work on which image: an account acting for an organization. */
export type DraftOf = {
  readonly accountId: string;
  readonly organizationId: string;
  readonly imageId: string;
};

/** A save whose answer has not come: sent again under the same key, it happens once. */
export type SentSave = {
  readonly key: string;
  readonly base: number;
  readonly annotations: readonly Annotation[];
  readonly takeOver: boolean;
};

/** Which image it is, for whom it is not there any more. */
export type DraftedImage = {
  readonly id: string;
  readonly folder: string;
  readonly name: string;
  readonly width: number;
  readonly height: number;
};

export const draftedImage = ({ id, folder, name, width, height }: DraftedImage): DraftedImage => ({
  id,
  folder,
  name,
  width,
  height,
});

export type Draft = {
  readonly image: DraftedImage;
  /** the revision that it started from */
  readonly base: number;
  readonly annotations: readonly Annotation[];
  /** milliseconds */
  readonly at: number;
  /** which tab of the browser wrote it */
  readonly tab: string;
  readonly sent: SentSave | null;
};

export type Drafts = {
  read(of: DraftOf): Promise<Draft | undefined>;
  write(of: DraftOf, draft: Draft): Promise<void>;
  /** Removes what this tab wrote; another tab's newer draft stays. */
  remove(of: DraftOf, tab: string): Promise<void>;
  /** Removes it whoever wrote it. */
  discard(of: DraftOf): Promise<void>;
  /** Hears of drafts that other tabs write. */
  listen(of: DraftOf, tab: string, told: (at: number) => void): () => void;
};

interface Schema extends DBSchema {
  readonly drafts: { readonly key: string; readonly value: Draft };
}

const keyOf = ({ accountId, organizationId, imageId }: DraftOf): string =>
  [accountId, organizationId, imageId].join(' ');

const channelName = 'tandem-drafts';

/** Unsaved work, kept in this browser: it outlives a crash, a reload, and the loss of the connection. */
export function createDrafts(name = 'tandem'): Drafts {
  let opened: ReturnType<typeof open> | undefined;
  const open = () =>
    openDB<Schema>(name, 1, {
      upgrade(db) {
        db.createObjectStore('drafts');
      },
    });
  const database = () => (opened ??= open());
  const channel = new BroadcastChannel(`${channelName} ${name}`);

  return {
    read: async (of) => (await database()).get('drafts', keyOf(of)),
    async write(of, draft) {
      await (await database()).put('drafts', draft, keyOf(of));
      channel.postMessage({ key: keyOf(of), tab: draft.tab, at: draft.at });
    },
    async remove(of, tab) {
      const { store, done } = (await database()).transaction('drafts', 'readwrite');
      const there = await store.get(keyOf(of));
      if (there?.tab === tab) await store.delete(keyOf(of));
      await done;
    },
    discard: async (of) => (await database()).delete('drafts', keyOf(of)),
    listen(of, tab, told) {
      const hear = ({ data }: MessageEvent<{ key: string; tab: string; at: number }>) => {
        if (data.key === keyOf(of) && data.tab !== tab) told(data.at);
      };
      channel.addEventListener('message', hear);
      return () => channel.removeEventListener('message', hear);
    },
  };
}
