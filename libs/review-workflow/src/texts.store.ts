import type { Store } from '@tandem/platform';
import { defineCollection } from '@tandem/platform';
import { z } from 'zod';

const comments = defineCollection({
  name: 'comments',
  schema: z.object({ id: z.string(), imageId: z.string(), text: z.string() }),
  schemaVersion: 1,
  indexes: [],
  queries: {},
});

/** The texts of comments: immutable, and in no event. */
export const openCommentTexts = (store: Store) => store.collection(comments);
export type CommentTexts = ReturnType<typeof openCommentTexts>;

const nextAnswers = defineCollection({
  name: 'next-answers',
  schema: z.object({
    id: z.string(),
    fingerprint: z.string(),
    imageId: z.string(),
    expiresAt: z.string(),
  }),
  schemaVersion: 1,
  indexes: [],
  queries: {},
  expiresAt: 'expiresAt',
});

/** Which image an Idempotency-Key of "next image" was answered with. */
export const openNextAnswers = (store: Store) => store.collection(nextAnswers);
export type NextAnswers = ReturnType<typeof openNextAnswers>;
