import type { ImageState, LiveMessage } from '@tandem/contracts';
import { viewerOf } from '@tandem/rules';
import type { JournalEntry } from '../journal.store.ts';
import { seeEvent, seesImage } from '../see-event.ts';
import type { TimelineReader } from '../timeline-reader.ts';

/** The collaboration that an image was entrusted to before an event, null: to nobody; undefined: it was not there. */
export type EntrustedBefore = string | null | undefined;

/** All that a hint about an image rests on, besides the event: what is the same for two readers is found out once. */
export const imageViewOf = ({ standing }: TimelineReader): string =>
  [standing.organizationId, standing.collaborationId, viewerOf(standing)].join(' ');

/**
 * What a reader is told of an event of an image. Who sees the image is told of everything on it that they may know, as they
 * see it in the image too; the timeline's row is narrower.
 */
export function imageHint(
  reader: TimelineReader,
  entry: JournalEntry,
  image: ImageState,
  before: EntrustedBefore,
): LiveMessage | undefined {
  const { type, internalto } = entry.event;
  if (internalto !== undefined && internalto !== reader.standing.organizationId) return undefined;
  const about = { aggregate: 'image', id: image.id, projectId: image.projectId } as const;
  const saw = before !== undefined && seesImage(reader, { ...image, entrustedTo: before });
  if (image.deletedAt !== null || !seesImage(reader, image))
    return saw ? { event: 'gone', ...about } : undefined;
  if (seeEvent({ ...reader, scope: 'all' }, entry, image)) return { event: 'changed', ...about, type };
  // It is there now: taken back from another partner, say, of which nothing is told.
  return saw ? undefined : { event: 'changed', ...about, type: null };
}
