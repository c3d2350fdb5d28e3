import { defineCollection } from '@tandem/platform';
import { z } from 'zod';

/** A session by the hash of its cookie: neither the database nor a backup of it can log anybody in. */
export const Session = z.object({
  id: z.string().meta({ description: 'SHA-256 of the cookie, hex' }),
  accountId: z.string(),
  credentialsVersion: z
    .int()
    .meta({ description: 'of the account when it logged in; a higher one ends the session' }),
  createdAt: z.string(),
  expiresAt: z.string(),
});
export type Session = z.infer<typeof Session>;

export const sessionCollection = defineCollection({
  name: 'sessions',
  schema: Session,
  schemaVersion: 1,
  indexes: [],
  queries: {},
  expiresAt: 'expiresAt',
});
