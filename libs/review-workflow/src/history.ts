import { refuse } from '@tandem/contracts';
import type { Image } from './image.ts';
import type { Revision, RevisionRow } from './revisions.store.ts';
import type { Workflow } from './workflow.ts';

/** Where a page of history begins: a number, and which of the revisions that may bear it. */
export type Place = { readonly revision: number; readonly id: string | null };

export const headOf = ({ revision, headId }: Image): Place => ({ revision, id: headId });
const before = (row: RevisionRow): Place => ({ revision: row.revision - 1, id: row.previousId });
export const toCursor = ({ revision, id }: Place): string =>
  Buffer.from(`${revision} ${id}`).toString('base64url');

export function fromCursor(cursor: string): Place {
  const [, revision, id] =
    /^(\d{1,9}) ([\w-]{1,64})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (revision === undefined || id === undefined) throw refuse('request.cursor');
  return { revision: Number(revision), id };
}

/**
 * Follows the chain from a place down. A crash between writing a revision and pointing to it leaves one that bears a
 * number but is not in the chain.
 */
export async function follow({ revisions }: Workflow, image: Image, from: Place, limit: number) {
  const rows: RevisionRow[] = [];
  let place = from;
  let after: string | undefined;
  do {
    const page = await revisions.find(
      'history',
      { imageId: image.id, upTo: from.revision },
      { limit: limit + 1, ...(after === undefined ? {} : { after }) },
    );
    for (const row of page.rows) {
      if (row.id !== place.id || rows.length === limit) continue;
      rows.push(row);
      place = before(row);
    }
    after = page.next;
  } while (after !== undefined && rows.length < limit && place.id !== null);
  return { rows, rest: place.id === null || rows.length === 0 ? undefined : place };
}

/** Whether the image leads to this revision: it is the head, or was when the next one was written. */
export async function isInHistory(
  { images, revisions }: Workflow,
  { id, imageId, revision }: Pick<Revision, 'id' | 'imageId' | 'revision'>,
): Promise<boolean> {
  const image = await images.get(imageId);
  if (image?.state.headId === id) return true;
  const next = await revisions.find('numbered', { imageId, revision: revision + 1 });
  return next.rows.some(({ previousId }) => previousId === id);
}

/** The id of a revision by its number, where the image has it. */
async function idOf(workflow: Workflow, image: Image, revision: number): Promise<string | undefined> {
  if (revision > image.revision) return undefined;
  if (revision === image.revision) return image.headId ?? undefined;
  const { rows } = await workflow.revisions.find('numbered', { imageId: image.id, revision });
  if (rows.length < 2) return rows[0]?.id;
  const nextId = await idOf(workflow, image, revision + 1);
  const next = nextId === undefined ? undefined : await workflow.revisions.get(nextId);
  return next?.doc.previousId ?? undefined;
}

/** Refuses with `revision.not-found`. */
export async function readRevision(workflow: Workflow, image: Image, revision: number) {
  const id = await idOf(workflow, image, revision);
  const stored = id === undefined ? undefined : await workflow.revisions.get(id);
  if (!stored) throw refuse('revision.not-found');
  return stored.doc;
}
