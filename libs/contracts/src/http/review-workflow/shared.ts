import { z } from 'zod';
import { Id } from '../../primitives.ts';
import { imageErrors } from '../common.ts';

export const service = 'review-workflow';

export const images = '/v1/organizations/{organizationId}/projects/{projectId}/images';

export const image = `${images}/{imageId}` as const;

/** A list in one query value, separated by commas. */
export const listOf = <Item extends z.ZodType<string, string>>(item: Item) =>
  z
    .string()
    .transform((text) => text.split(',').filter((part) => part !== ''))
    .pipe(z.array(item).max(200));

export const onlyOnce = <Item>(items: readonly Item[], idOf: (item: Item) => string) =>
  new Set(items.map(idOf)).size === items.length;

/** The people that images are spread over. */
export const ProjectMemberIds = z
  .array(Id)
  .min(1)
  .max(50)
  .refine((ids) => onlyOnce(ids, String), 'each person once');

export const ReturnTo = z
  .enum(['submitter', 'anyone'])
  .default('submitter')
  .meta({ description: 'of a request for change' });

/** Where on the image a comment points. */
export const Pin = {
  point: z.tuple([z.number(), z.number()]).optional(),
  annotationId: z
    .string()
    .regex(/^[\w-]{1,64}$/)
    .optional(),
};

export const TakeOver = z
  .boolean()
  .default(false)
  .meta({ description: 'even if somebody else is on it, from whom I may take over' });

export const changeErrors = [
  ...imageErrors,
  'project.capability-missing',
  'image.stale',
  'image.claimed',
  'image.taken-over',
  'image.take-over-not-allowed',
  'image.not-changeable',
  'image.withdrawn',
] as const;
