import { Id, LinkUse, Time } from '@tandem/contracts';
import type { Store } from '@tandem/platform';
import { defineCollection } from '@tandem/platform';
import { z } from 'zod';

const Entry = z.object({
  id: Id,
  projectId: Id,
  at: Time,
  generation: z.int().meta({ description: 'of the link' }),
  use: LinkUse,
  organizationId: Id.nullable().meta({ description: 'null: none was chosen yet' }),
  refusal: z.string().nullable(),
  expiresAt: Time,
});
export type Entry = z.infer<typeof Entry>;

const linkHistory = defineCollection({
  name: 'share-link-history',
  schema: Entry,
  schemaVersion: 1,
  indexes: [{ name: 'project-time', fields: ['projectId', 'at'] }],
  queries: {
    ofProject: { where: (projectId: string) => ({ projectId }), sort: [['at', 'desc']] },
    idsOfProject: {
      where: (projectId: string) => ({ projectId }),
      sort: [['at', 'desc']],
      fields: ['projectId'],
    },
  },
  expiresAt: 'expiresAt',
});

/** Who used a project's share links, the newest alone; in no event, and without who it was. */
export const openLinkHistory = (store: Store) => store.collection(linkHistory);
export type LinkHistory = ReturnType<typeof openLinkHistory>;
