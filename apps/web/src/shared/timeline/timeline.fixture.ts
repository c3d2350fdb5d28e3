import type { Author } from '@tandem/contracts';
import type { TimelineEntry } from '../api/index.ts';

const person = (id: string, name: string): Author => ({ kind: 'person', id, name });
const organization = (id: string, name: string): Author => ({ kind: 'organization', id, name });

export const ines = person('ines', 'Ines Duarte');
export const ola = person('ola', 'Ola Lunde');
export const kelpworks = organization('kelpworks', 'Kelpworks');
export const beistad = organization('beistad', 'Beistad Markering');

/** An entry as the API gives it, by what it tells. */
export function told(
  type: string,
  change: TimelineEntry['change'] = {},
  more: Partial<TimelineEntry> = {},
): TimelineEntry {
  const aggregate = type.startsWith('image.')
    ? 'image'
    : type.startsWith('organization.')
      ? 'organization'
      : 'project';
  return {
    id: 'event',
    aggregate,
    subject: 'subject',
    subjectName: aggregate === 'image' ? 'samples/coffee.jpg' : 'Everyday objects',
    seq: 1,
    type: `tandem.${type}.v1`,
    kind: 'moves',
    time: '2026-03-04T10:00:00Z',
    actor: ines,
    actedFor: kelpworks,
    people: { ines, ola, kelpworks, beistad },
    change,
    ...more,
  };
}
