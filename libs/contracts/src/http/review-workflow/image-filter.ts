import { z } from 'zod';
import { Id, Status } from '../../primitives.ts';
import { listOf } from './shared.ts';

/** Which images of a project, and in which order; all that is given has to hold. */
export const imageFilter = {
  status: listOf(Status).optional().meta({ description: 'comma-separated' }),
  folder: z.string().max(500).optional().meta({ description: 'exactly this folder; empty: the top' }),
  within: z
    .string()
    .max(500)
    .optional()
    .meta({ description: 'this folder and the folders in it; empty: all of them' }),
  assignee: z
    .union([z.enum(['me', 'nobody']), Id])
    .optional()
    .meta({ description: '`me`, `nobody`, or an account' }),
  entrustedTo: z
    .union([z.literal('nobody'), Id])
    .optional()
    .meta({ description: '`nobody`, or a collaboration' }),
  search: z
    .string()
    .max(200)
    .optional()
    .meta({
      description:
        'part of the file name, in capitals or not. One request looks at 10,000 images of the rest of the filter: ' +
        'a page may be short, or empty, and `next` goes on from there',
    }),
  sort: z.enum(['name', 'newest', 'changed']).default('name').meta({
    description: '`name`: by folder and name; `newest`: uploaded last first; `changed`: changed last first',
  }),
};
export type ImageFilter = z.output<z.ZodObject<typeof imageFilter>>;
