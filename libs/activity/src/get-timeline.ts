import type { ImageState } from '@tandem/contracts';
import type { Copies } from './copies.ts';
import type { Journal } from './journal.ts';
import type { JournalEntry } from './journal.store.ts';
import { seeEvent } from './see-event.ts';
import type { TimelinePage } from './timeline-page.ts';
import { cursorAt, entriesOf, fillPage, positionOf } from './timeline-page.ts';
import type { TimelineFilter } from './timeline-filter.ts';
import { matches, mayMatch, timesOf } from './timeline-filter.ts';
import type { TimelineReader } from './timeline-reader.ts';

type Deps = { readonly journal: Journal; readonly copies: Copies };
type Asked = TimelineFilter & {
  readonly imageId?: string | undefined;
  readonly limit: number;
  readonly after?: string | undefined;
};

/** What happened in a project, or to one image, newest first, as far as the reader may see it and looks for it. */
export async function getTimeline(
  { journal, copies }: Deps,
  reader: TimelineReader,
  { imageId, limit, after, ...filter }: Asked,
): Promise<TimelinePage> {
  const { project } = reader;
  const list =
    imageId === undefined ? { projectId: project.id } : { projectId: project.id, subject: imageId };
  const position = positionOf(list, after);
  if (reader.scope === 'nothing') return { rows: [] };

  const names = new Map([[project.id, project.name]]);
  const see = async (looked: readonly JournalEntry[]) => {
    const entries = looked.filter((entry) => mayMatch(filter, entry));
    const subjects = entries.flatMap(({ aggregate, event }) =>
      aggregate === 'image' ? [event.subject] : [],
    );
    const images = await copies.images.getMany(subjects);
    for (const image of images.values()) names.set(image.id, pathOf(image));
    return entries
      .flatMap((entry) => seeEvent(reader, entry, images.get(entry.event.subject)) ?? [])
      .filter((seen) => matches(filter, reader, seen));
  };
  const { seen, last } = await fillPage(
    journal.newestFirst(list, position, limit + 1, timesOf(filter)),
    see,
    limit,
  );
  const rows = await entriesOf(copies, seen, names);
  return { rows, ...(last && { next: cursorAt(list, last) }) };
}

const pathOf = ({ folder, name }: ImageState): string => (folder === '' ? name : `${folder}/${name}`);
