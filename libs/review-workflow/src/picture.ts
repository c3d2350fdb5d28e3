import type { Sharp } from 'sharp';
import sharp from 'sharp';
import { refuse } from '@tandem/contracts';
import type { Format } from './image.ts';
import { formats } from './image.ts';

const maxPixels = 100_000_000;
const atOnce = 2;
const thumbnailSide = 320;

export type Picture = {
  readonly format: Format;
  /** As shown: the orientation applied. */
  readonly width: number;
  readonly height: number;
  /** As shown, without metadata. */
  readonly rendition: { readonly bytes: Uint8Array; readonly type: `image/${Format}` };
  readonly thumbnail: Uint8Array;
};

/** Decodes a whole file; refuses with `image.not-an-image` or `image.too-many-pixels`. */
export type ReadPicture = (bytes: Uint8Array) => Promise<Picture>;
/** The thumbnail of a rendition: a WebP of at most 320 pixels on its longer side, never enlarged. */
export type MakeThumbnail = (rendition: Uint8Array) => Promise<Uint8Array>;

/** Lets so many jobs run at a time; the others wait their turn. */
function createTurnstile(limit: number) {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async <T>(job: () => Promise<T>): Promise<T> => {
    if (running >= limit) await new Promise<void>((enter) => waiting.push(enter));
    else running += 1;
    try {
      return await job();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}

const isFormat = (format: string): format is Format => (formats as readonly string[]).includes(format);

const metadataOf = async (bytes: Uint8Array) => sharp(bytes, { limitInputPixels: false }).metadata();

async function readHead(bytes: Uint8Array) {
  const head = await metadataOf(bytes).catch(() => undefined);
  if (!head || !isFormat(head.format)) throw refuse('image.not-an-image');
  const { format, width, height, hasAlpha } = head;
  if (width * height > maxPixels) throw refuse('image.too-many-pixels', { pixels: width * height });
  return { format, hasAlpha };
}

const encoders: Record<Format, (picture: Sharp) => Sharp> = {
  jpeg: (picture) => picture.jpeg({ quality: 90 }),
  webp: (picture) => picture.webp({ quality: 90, effort: 4 }),
  png: (picture) => picture.png({ compressionLevel: 3 }),
};

/** In the first of these formats that can hold it: for JPEG a side, for WebP also the detail can be too much. */
async function encode(
  picture: Sharp,
  format: Format,
  ...others: readonly Format[]
): Promise<Omit<Picture, 'format' | 'thumbnail'>> {
  try {
    const { data, info } = await encoders[format](picture.clone()).toBuffer({ resolveWithObject: true });
    return {
      width: info.width,
      height: info.height,
      rendition: { bytes: data, type: `image/${format}` },
    };
  } catch (error) {
    if (!(await isDecodable(picture))) throw refuse('image.not-an-image');
    const [next, ...rest] = others;
    if (next === undefined) throw error;
    return encode(picture, next, ...rest);
  }
}

/** Decoded to its end, and encoded in nothing. */
const isDecodable = async (picture: Sharp): Promise<boolean> =>
  picture
    .clone()
    .extractChannel(0)
    .raw()
    .toBuffer()
    .then(
      () => true,
      () => false,
    );

async function decode(bytes: Uint8Array): Promise<Picture> {
  const { format, hasAlpha } = await readHead(bytes);
  const picture = sharp(bytes, { failOn: 'error', limitInputPixels: maxPixels }).autoOrient();
  const shown = await encode(picture, hasAlpha ? 'webp' : 'jpeg', 'png');
  return { format, ...shown, thumbnail: await thumbnailOf(shown.rendition.bytes) };
}

// Of the rendition, since a JPEG is decoded at an eighth of its size, and a large PNG in full.
const thumbnailOf: MakeThumbnail = (rendition) =>
  sharp(rendition, { limitInputPixels: maxPixels })
    .resize(thumbnailSide, thumbnailSide, { fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 80 })
    .toBuffer();

/** Opens the decoder: JPEG, PNG and WebP alone, one thread each. */
export function openPictures(): { readonly readPicture: ReadPicture; readonly makeThumbnail: MakeThumbnail } {
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({
    operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
  });
  sharp.cache(false);
  sharp.concurrency(1);
  const inTurn = createTurnstile(atOnce);
  return {
    readPicture: (bytes) => inTurn(() => decode(bytes)),
    makeThumbnail: (rendition) => inTurn(() => thumbnailOf(rendition)),
  };
}
