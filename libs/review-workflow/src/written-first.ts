import { isRefusal } from '@tandem/platform';

/**
 * Awaits a change by which an image is to point to something written before. Where it does not (the change was refused, or
 * had been made already) that is removed again; after a failure of unknown outcome it stays.
 */
export async function writtenFirst<Changed extends { readonly result: unknown }>(
  changing: Promise<Changed>,
  pointsTo: (result: Changed['result']) => boolean,
  remove: () => Promise<unknown>,
): Promise<Changed> {
  const made = await changing.catch(async (error: unknown) => {
    if (isRefusal(error)) await remove();
    throw error;
  });
  if (!pointsTo(made.result)) await remove();
  return made;
}
