import { Count, Time } from '@tandem/contracts';
import type { Store } from '@tandem/platform';
import { defineCollection } from '@tandem/platform';
import { z } from 'zod';

/** What somebody wants assigned, and how far it has got: written before anything is done, so that it can be finished. */
export const Assignment = z.object({
  id: z.string(),
  projectId: z.string(),
  /** who wants it, and for which organization */
  organizationId: z.string(),
  accountId: z.string(),
  fingerprint: z.string(),

  /** none within another, where subfolders are meant too */
  folders: z.array(z.string()),
  subfolders: z.boolean(),
  most: Count.nullable(),
  members: z.array(z.object({ id: z.string(), given: Count })),

  /** what there was to do at the start */
  total: Count,
  assigned: Count,
  /** planned, and not assigned after all */
  missed: Count,
  /** at the start: entrusted to a side that none of the people is on */
  elsewhere: Count,
  /** which folder is being read, and where in it */
  folder: Count,
  after: z.string().nullable(),
  /** who is to get which images next; given out again where a crash left it */
  batch: z.array(z.object({ imageId: z.string(), projectMemberId: z.string() })),

  finished: z.boolean(),
  touchedAt: Time,
  expiresAt: Time,
});
export type Assignment = z.infer<typeof Assignment>;

const spec = defineCollection({
  name: 'assignments',
  schema: Assignment,
  schemaVersion: 1,
  indexes: [{ name: 'unfinished', fields: ['touchedAt'], where: { finished: false } }],
  queries: {
    unfinished: {
      where: ({ untouchedSince }: { readonly untouchedSince: string }) => ({
        finished: false,
        touchedAt: { lte: untouchedSince },
      }),
      sort: [['touchedAt', 'asc']],
      fields: [],
    },
  },
  expiresAt: 'expiresAt',
});

export const openAssignments = (store: Store) => store.collection(spec);
export type Assignments = ReturnType<typeof openAssignments>;
