import { z } from 'zod';
import type { Sort, Where } from '../ports/index.ts';
import { defineCollection } from '../ports/index.ts';

export const Book = z.object({
  id: z.string(),
  shelf: z.string().nullish(),
  rank: z.number().nullish(),
  lent: z.boolean().nullish(),
  tags: z.array(z.string()).nullish(),
  marks: z.array(z.string()).nullish(),
  title: z.string().optional(),
  reader: z.object({ name: z.string().nullish() }).optional(),
  pending: z.array(z.object({ id: z.string(), time: z.string(), note: z.unknown().optional() })).optional(),
});
export type Book = z.infer<typeof Book>;

type Search = { readonly where: Where; readonly or?: readonly Where[] };

/** Any conditions, sorted in one way: what a service would write out is left to the test. */
const sorted = (sort: Sort) => ({
  where: ({ where }: Search) => where,
  or: ({ or }: Search) => or ?? [{}],
  sort,
});

/** The collection that most of the suite works on. */
export const books = defineCollection({
  name: 'books',
  schema: Book,
  schemaVersion: 1,
  indexes: [
    { name: 'place', fields: ['shelf', 'rank'] },
    { name: 'lent', fields: ['shelf', 'lent', 'rank'] },
    { name: 'reader', fields: ['reader.name'] },
    { name: 'tags', fields: ['tags'], array: true },
    { name: 'lent-marks', fields: ['marks'], array: true, where: { lent: true } },
    { name: 'lent-title', fields: ['title'], where: { lent: true } },
    { name: 'pending', fields: ['pending.0.time'] },
  ],
  queries: {
    all: { where: () => ({}) },
    matching: sorted([]),
    byRank: sorted([['rank', 'asc']]),
    byRankDownwards: sorted([['rank', 'desc']]),
    byRankBackwards: sorted([
      ['rank', 'desc'],
      ['id', 'desc'],
    ]),
    byShelfDownwardsThenRank: sorted([
      ['shelf', 'desc'],
      ['rank', 'asc'],
    ]),
    onShelf: { where: (shelf: string | null) => ({ shelf }), sort: [['rank', 'asc']] },
    titles: { where: (shelf: string) => ({ shelf }), fields: ['title', 'lent', 'tags', 'reader'] },
    pendingSince: {
      where: (time: string) => ({ 'pending.0.time': { lte: time } }),
      sort: [['pending.0.time', 'asc']],
    },
  },
});
