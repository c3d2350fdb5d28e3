import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Annotation } from '@tandem/contracts';
import { Count, Time } from '@tandem/contracts';
import type { Store } from '@tandem/platform';
import { defineCollection } from '@tandem/platform';
import { z } from 'zod';
import { Holder } from './holders.ts';

const Dropped = z.object({ annotationId: z.string(), labelId: z.string() });

/** One saved state of an image's annotations; never changed. What an image's head leads to is its history. */
export const Revision = z.object({
  id: z.string(),
  imageId: z.string(),
  revision: z.int().min(1),
  previousId: z.string().nullable(),
  savedBy: Holder,
  savedAt: Time,
  correction: z.boolean(),
  /** annotations per label */
  counts: z.record(z.string(), Count),
  /** what the save had to leave out: their label was deleted */
  dropped: z.array(Dropped),
  /** the annotations: JSON, gzipped, base64 */
  packed: z.string(),
});
export type Revision = z.infer<typeof Revision>;
export type RevisionRow = Omit<Revision, 'packed' | 'dropped'>;

const head = ['imageId', 'revision', 'previousId', 'savedBy', 'savedAt', 'correction', 'counts'] as const;

const spec = defineCollection({
  name: 'revisions',
  schema: Revision,
  schemaVersion: 1,
  indexes: [{ name: 'history', fields: ['imageId', 'revision'] }],
  queries: {
    history: {
      where: ({ imageId, upTo }: { readonly imageId: string; readonly upTo: number }) => ({
        imageId,
        revision: { lte: upTo },
      }),
      sort: [['revision', 'desc']],
      fields: head,
    },
    numbered: {
      where: ({ imageId, revision }: { readonly imageId: string; readonly revision: number }) => ({
        imageId,
        revision,
      }),
      fields: head,
    },
  },
});

export const openRevisions = (store: Store) => store.collection(spec);
export type Revisions = ReturnType<typeof openRevisions>;

const zip = promisify(gzip);
const unzip = promisify(gunzip);

export const pack = async (annotations: readonly Annotation[]): Promise<string> =>
  (await zip(JSON.stringify(annotations), { level: 4 })).toString('base64');

export const unpack = async ({ packed }: Pick<Revision, 'packed'>): Promise<Annotation[]> =>
  JSON.parse((await unzip(Buffer.from(packed, 'base64'))).toString()) as Annotation[];

/** The annotations of a revision by its id; none before the first. */
export async function readAnnotations(revisions: Revisions, id: string | null): Promise<Annotation[]> {
  const stored = id === null ? undefined : await revisions.get(id);
  return stored ? unpack(stored.doc) : [];
}
