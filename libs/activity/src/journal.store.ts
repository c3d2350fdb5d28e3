import { defineCollection } from '@tandem/platform';
import { z } from 'zod';

/** One event as received, without its state. Read leniently: what somebody altered must be read to be noticed. */
const JournaledEvent = z.object({
  specversion: z.string(),
  id: z.string(),
  source: z.string(),
  type: z.string(),
  subject: z.string(),
  time: z.string(),
  datacontenttype: z.string(),
  seq: z.int(),
  stateseq: z.int(),
  actor: z.string().nullable(),
  organization: z.string().nullable(),
  internalto: z.string().optional(),
  traceparent: z.string().optional(),
  prevhash: z.string(),
  salt: z.string(),
  hash: z.string(),
  data: z.object({ change: z.record(z.string(), z.unknown()) }),
});
export type JournaledEvent = z.infer<typeof JournaledEvent>;

export const journaledAggregates = ['organization', 'project', 'image'] as const;
export type JournaledAggregate = (typeof journaledAggregates)[number];

const JournalEntry = z.object({
  id: z.string().meta({ description: 'subject and seq: each event of an aggregate is there once' }),
  aggregate: z.enum(journaledAggregates),
  projectId: z.string().nullable().meta({ description: 'null for organizations' }),
  event: JournaledEvent,
});
export type JournalEntry = z.infer<typeof JournalEntry>;

type OfProject = { readonly projectId: string; readonly until: string | undefined };
type OfSubject = {
  readonly projectId: string | null;
  readonly subject: string;
  readonly below: number | undefined;
};

export const journalCollection = defineCollection({
  name: 'journal',
  schema: JournalEntry,
  schemaVersion: 1,
  indexes: [
    { name: 'project-time', fields: ['projectId', 'event.time', 'event.subject', 'event.seq'] },
    { name: 'chain', fields: ['event.subject', 'event.seq'] },
  ],
  queries: {
    ofProject: {
      where: ({ projectId, until }: OfProject) => ({
        projectId,
        ...(until === undefined ? {} : { 'event.time': { lte: until } }),
      }),
      sort: [
        ['event.time', 'desc'],
        ['event.subject', 'desc'],
        ['event.seq', 'desc'],
      ],
    },
    ofSubject: {
      where: ({ projectId, subject, below }: OfSubject) => ({
        projectId,
        'event.subject': subject,
        ...(below === undefined ? {} : { 'event.seq': { lt: below } }),
      }),
      sort: [['event.seq', 'desc']],
    },
    chains: {
      where: (subjects: readonly string[]) => ({ 'event.subject': { in: subjects } }),
      sort: [
        ['event.subject', 'asc'],
        ['event.seq', 'asc'],
      ],
    },
  },
});
