import { isRefusal } from '@tandem/platform';

/**
 * Awaits a change by which an image is to point to something written before. Where it was refused, or had been made already,
 * `forget` removes that again, but where the image points to it: the gate looks again after a commit of unknown outcome, and
 * may be refused by then. After any other failure it stays.
 */
export async function writtenFirst<Changed extends { readonly result: unknown }>(
  changing: Promise<Changed>,
  pointsTo: (result: Changed['result']) => boolean,
  forget: () => Promise<unknown>,
): Promise<Changed> {
  const made = await changing.catch(async (error: unknown) => {
    if (isRefusal(error)) await forget();
    throw error;
  });
  if (!pointsTo(made.result)) await forget();
  return made;
}
