import sharp from 'sharp';
import { refuse } from '@tandem/contracts';
import type { Format } from './image.ts';
import { formats } from './image.ts';

const maxPixels = 100_000_000;
/** WebP has no longer side than this. */
const maxWebpSide = 16_383;
const atOnce = 2;

export type Picture = {
  readonly format: Format;
  /** As shown: the orientation applied. */
  readonly width: number;
  readonly height: number;
  /** As shown, without metadata. */
  readonly rendition: { readonly bytes: Uint8Array; readonly type: 'image/webp' | 'image/png' };
};

/** Decodes a whole file; refuses with `image.not-an-image` or `image.too-many-pixels`. */
export type ReadPicture = (bytes: Uint8Array) => Promise<Picture>;

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

async function readHead(bytes: Uint8Array) {
  const { format, width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
  if (!isFormat(format)) throw refuse('image.not-an-image');
  if (width * height > maxPixels) throw refuse('image.too-many-pixels', { pixels: width * height });
  return { format, longest: Math.max(width, height) };
}

async function decode(bytes: Uint8Array): Promise<Picture> {
  const { format, longest } = await readHead(bytes).catch((error: unknown) => {
    throw asRefusal(error);
  });
  const picture = sharp(bytes, { failOn: 'error', limitInputPixels: maxPixels }).autoOrient();
  const type = longest > maxWebpSide ? 'image/png' : 'image/webp';
  const encoded =
    type === 'image/webp' ? picture.webp({ quality: 90, effort: 0 }) : picture.png({ compressionLevel: 3 });
  const { data, info } = await encoded.toBuffer({ resolveWithObject: true }).catch((error: unknown) => {
    throw asRefusal(error);
  });
  return { format, width: info.width, height: info.height, rendition: { bytes: data, type } };
}

/** What the decoder says about a file; its own words lead nobody anywhere. */
const asRefusal = (error: unknown): unknown =>
  error instanceof Error && !('refusal' in error) ? refuse('image.not-an-image') : error;

/** Opens the decoder: JPEG, PNG and WebP alone, one thread each. */
export function openPictureReader(): ReadPicture {
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({
    operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
  });
  sharp.cache(false);
  sharp.concurrency(1);
  const inTurn = createTurnstile(atOnce);
  return (bytes) => inTurn(() => decode(bytes));
}
