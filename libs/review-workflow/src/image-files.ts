import type { Bytes } from '@tandem/platform';
import type { Image } from './image.ts';
import { lacks, visitImage } from './situation.ts';
import type { ActingOnImage, Workflow } from './workflow.ts';

const cacheSeconds = 300;

async function openBlob({ blobs }: Workflow, key: string) {
  const blob = await blobs.open(key);
  if (!blob) throw new Error(`The blob ${key} is missing.`);
  return { bytes: blob.stream, size: blob.size };
}

/** The picture as shown, for whoever sees the image. */
export async function getRendition(workflow: Workflow, acting: ActingOnImage): Promise<Bytes> {
  const { image } = await visitImage(workflow, acting);
  const { rendition, renditionType } = image.files;
  return { ...(await openBlob(workflow, rendition)), type: renditionType, cacheSeconds };
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
