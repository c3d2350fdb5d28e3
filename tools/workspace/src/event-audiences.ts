import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { workspaceRoot } from './workspace-root.ts';

/** The timeline's own table, read where it lies: to depend on a service for one page would be much. */
const table = join(workspaceRoot, 'libs/activity/src/event-visibility.ts');
const Visibility = z.object({ eventVisibility: z.record(z.string(), z.object({ audience: z.string() })) });
const { eventVisibility } = Visibility.parse(await import(pathToFileURL(table).href));

/** In words, whom the timeline shows an event to. */
export const audiences: readonly (readonly [name: string, meaning: string])[] = [
  ['nobody', 'counts in the timeline as its number and hash alone'],
  ['owners', 'the owners of the organization'],
  ['host', 'the host side'],
  ['both sides', 'the host side, and every partner'],
  ['named collaboration', 'the host side, and the side of the collaboration that the change names'],
  ['image', 'who sees the image now'],
  ['comment', 'who sees the image now and may read the comment'],
];

export const audienceOf = (type: string): string => eventVisibility[type]?.audience ?? 'nobody';
