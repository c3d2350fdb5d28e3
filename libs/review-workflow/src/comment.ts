import { Audience, Count, Time } from '@tandem/contracts';
import { moves } from '@tandem/rules';
import { z } from 'zod';
import { Holder } from './holders.ts';

/** A comment without its text, which lies in a document of its own. */
export const Comment = z.object({
  id: z.string(),
  /** the thread's first comment */
  replyTo: z.string().nullable(),
  author: Holder,
  at: Time,
  audience: Audience,
  point: z.tuple([z.number(), z.number()]).nullable(),
  annotationId: z.string().nullable(),
  /** that the image had; null: not kept then */
  revision: Count.nullable().default(null),
  /** of a thread */
  resolved: z.boolean(),
  /** by whom; null, too: not kept then */
  resolution: z.object({ by: Holder, at: Time }).nullable().default(null),
  /** the move that it came with */
  move: z.enum(moves).nullable(),
});
export type Comment = z.infer<typeof Comment>;

/** How many comments there are of each sort of audience: lists show numbers without reading comments. */
export const CommentTally = z.object({ authorOrganizationId: z.string(), audience: Audience, count: Count });
