import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const FirstStart = z.object({
  demo: z.enum(['none', 'loading', 'loaded']),
  accounts: z.array(z.object({ who: z.string(), email: z.string(), password: z.string() })),
});
export type FirstStart = z.infer<typeof FirstStart>;

const fileOf = (folder: string) => join(folder, 'demo.json');

/** What the first start of this data folder decided about demo data; undefined before it. */
export const readFirstStart = (folder: string): FirstStart | undefined =>
  existsSync(fileOf(folder)) ? FirstStart.parse(JSON.parse(readFileSync(fileOf(folder), 'utf8'))) : undefined;

export function writeFirstStart(folder: string, first: FirstStart): void {
  writeFileSync(`${fileOf(folder)}.new`, JSON.stringify(first, null, 2), { mode: 0o600, flush: true });
  renameSync(`${fileOf(folder)}.new`, fileOf(folder));
}
