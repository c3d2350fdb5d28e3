import { z } from 'zod';

const items = (text: string) =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');

/** Comma-separated, at least one. */
export const listOf = (item: z.ZodType<string, string>) =>
  z.string().transform(items).pipe(z.array(item).min(1, 'empty'));
