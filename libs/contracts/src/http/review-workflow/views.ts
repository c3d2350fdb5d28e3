import { comparedSince } from '@tandem/rules';
import { z } from 'zod';
import { Author, Count, Id, Move, Status, Time } from '../../primitives.ts';

export const Claim = z.object({
  by: Author,
  mine: z.boolean(),
  until: Time,
  mayTakeOver: z.boolean().meta({ description: 'with `takeOver`, in a claim, a save or a move' }),
});

export const ImageView = z.object({
  id: Id,
  folder: z.string(),
  name: z.string(),
  width: z.int(),
  height: z.int(),
  uploadedAt: Time,
  changedAt: Time,
  status: Status,
  waitsFor: Author.nullable().meta({ description: 'the organization whose review it waits for' }),
  revision: Count.meta({ description: 'the current one; 0: nothing saved yet' }),
  savedBy: Author.nullable().meta({ description: 'of the current revision; null: nothing saved yet' }),
  acceptedRevision: Count.nullable(),
  changedSinceAccepted: z.boolean(),
  comparedWith: z
    .object({
      revision: Count.meta({ description: '0: nothing was saved then' }),
      since: z.enum(comparedSince),
    })
    .nullable()
    .meta({ description: 'the revision that shows what changed, and since what; null where nothing did' }),
  entrustedTo: z
    .object({ collaborationId: Id, organization: z.object({ id: Id, name: z.string() }) })
    .nullable(),
  claim: Claim.nullable(),
  assignee: Author.nullable(),
  returnedTo: Author.nullable(),
  annotationCounts: z.record(Id, Count).meta({ description: 'per label, of the current revision' }),
  comments: Count,
  mayChange: z.boolean(),
  moves: z.array(Move).meta({ description: 'that I may make now' }),
  mayWaive: z
    .boolean()
    .meta({ description: 'approve with `waive` and a reason: four eyes bar every reviewer' }),
  waived: z
    .array(z.object({ by: Author, at: Time, reason: z.string().nullable() }))
    .meta({ description: 'approvals for which four eyes were waived' }),
  undo: z
    .object({ move: Move, until: Time })
    .nullable()
    .meta({ description: 'my own last move, while I may take it back with the move `undo`' }),
});
export type ImageView = z.infer<typeof ImageView>;

export const RevisionView = z.object({
  revision: z.int().min(1),
  startedFrom: Count,
  savedBy: Author,
  savedAt: Time,
  annotations: Count,
  correction: z.boolean().meta({ description: 'saved by a reviewer during review' }),
});

export const CommentView = z.object({
  id: Id,
  replyTo: Id.nullable(),
  author: Author,
  at: Time,
  text: z.string(),
  audience: z.enum(['shared', 'internal']),
  point: z.tuple([z.number(), z.number()]).nullable(),
  annotationId: z.string().nullable(),
  revision: Count.nullable().meta({
    description: 'of the image when it was written; 0: nothing was saved yet, null: not known',
  }),
  resolved: z.boolean().meta({ description: 'its thread' }),
  resolvedBy: Author.nullable(),
  resolvedAt: Time.nullable(),
  requestsChange: z.boolean(),
});

export const ByStatus = z.partialRecord(Status, Count);
