import { buffer } from 'node:stream/consumers';
import type { Bytes } from '@tandem/platform';
import type { Image } from './image.ts';
import { thumbnailKey } from './new-image.ts';
import { lacks, visitImage } from './situation.ts';
import type { ActingOnImage, Workflow } from './workflow.ts';

async function openBlob({ blobs }: Workflow, key: string) {
  const blob = await blobs.open(key);
  if (!blob) throw new Error(`The blob ${key} is missing.`);
  return { bytes: blob.stream, size: blob.size };
}

/** The picture as shown, for whoever sees the image. */
export async function getRendition(workflow: Workflow, acting: ActingOnImage): Promise<Bytes> {
  const { image } = await visitImage(workflow, acting);
  const { rendition, renditionType } = image.files;
  return {
    type: renditionType,
    etag: `"${image.id}.rendition"`,
    open: () => openBlob(workflow, rendition),
  };
}

/** The picture, small, for whoever sees the image. */
export async function getThumbnail(workflow: Workflow, acting: ActingOnImage): Promise<Bytes> {
  const { image } = await visitImage(workflow, acting);
  return {
    type: 'image/webp',
    etag: `"${image.id}.thumbnail"`,
    open: () => openThumbnail(workflow, image),
  };
}

/** Made and kept at the first asking, where the image was uploaded before there were thumbnails. */
async function openThumbnail(workflow: Workflow, { files }: Image) {
  const { blobs, makeThumbnail } = workflow;
  const key = thumbnailKey(files.rendition);
  const kept = await blobs.open(key);
  if (kept) return { bytes: kept.stream, size: kept.size };
  const bytes = await makeThumbnail(await buffer((await openBlob(workflow, files.rendition)).bytes));
  await blobs.put(key, bytes);
  return { bytes, size: bytes.length };
}

const contentTypes: Record<Image['format'], string> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
};

/** The file as uploaded, for host managers and developers. */
export async function downloadOriginal(workflow: Workflow, acting: ActingOnImage): Promise<Bytes> {
  const { image, situation } = await visitImage(workflow, acting);
  const refused = lacks('download-image-files', situation);
  if (refused) throw refused;
  return {
    ...(await openBlob(workflow, image.files.original)),
    type: contentTypes[image.format],
    fileName: image.name,
  };
}
