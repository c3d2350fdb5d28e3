import { event, refuse, Refused } from '@tandem/contracts';
import type { UploadedFile } from '@tandem/platform';
import { derivedId } from '@tandem/platform';
import { changed, happened } from './image-events.ts';
import { readPath } from './image-path.ts';
import { viewImage } from './image-view.ts';
import { nameIndex } from './image.store.ts';
import { nameKeyOf, newImage, thumbnailKey } from './new-image.ts';
import { enterWith, unseen } from './situation.ts';
import type { Acting, Workflow } from './workflow.ts';

/** Takes one file in, original, rendition and thumbnail first; a file already there is reported, not replaced. */
export async function uploadImage(
  workflow: Workflow,
  acting: Acting,
  { folder, file }: { readonly folder: string; readonly file: UploadedFile | undefined },
) {
  const { images, blobs, readPicture, runtime } = workflow;
  const { context, projectId } = acting;
  const situation = await enterWith(workflow, acting, 'manage-images');
  if (!file) throw refuse('image.file-missing');
  const path = readPath(folder, file.name);
  if (path instanceof Refused) throw path;
  const id = context.command ? derivedId('image', context.command.key) : runtime.newId();
  const taken = () => refuse('image.name-taken', path);
  const { rows } = await images.find('named', { projectId, nameKey: nameKeyOf(path) }, { limit: 1 });
  if (rows[0] && rows[0].id !== id) throw taken();

  const picture = await readPicture(file.bytes).catch((error: unknown) => {
    throw error instanceof Refused
      ? refuse(error.refusal.code, { ...error.refusal.details, ...path })
      : error;
  });
  // Another file under the same key must not meet the first one's blobs, which are never replaced.
  const blob = `images/${id}/${context.command?.fingerprint ?? 'file'}`;
  const files = {
    original: `${blob}.original`,
    rendition: `${blob}.rendition`,
    renditionType: picture.rendition.type,
  };
  const thumbnail = thumbnailKey(files.rendition);
  await Promise.all([
    blobs.put(files.original, file.bytes),
    blobs.put(files.rendition, picture.rendition.bytes),
    blobs.put(thumbnail, picture.thumbnail),
  ]);

  const uploadedAt = situation.now.toISOString();
  const image = newImage(id, projectId, path, picture, { size: file.bytes.length, files, uploadedAt });
  const uploaded = event('tandem.image.uploaded.v1', { ...happened(image, image, situation), ...path });
  let lost = false;
  const inserting = images.insert(id, context, changed(image, [uploaded], null), (index) => {
    lost = index === nameIndex;
    return taken();
  });
  const { state } = await inserting.catch(async (error: unknown) => {
    if (lost) await Promise.all([files.original, files.rendition, thumbnail].map((key) => blobs.remove(key)));
    throw error;
  });
  const gone = unseen(state, situation);
  if (gone) throw gone;
  return viewImage(workflow, situation, state);
}
