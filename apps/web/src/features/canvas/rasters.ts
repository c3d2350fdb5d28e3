import type { Bitmap, Bounds, Mask } from '../../shared/annotations/index.ts';
import { bitmapOf, boundsOf } from '../../shared/annotations/index.ts';

/** A mask as pixels; on very large images one for several of the image's. */
export type Raster = {
  readonly canvas: HTMLCanvasElement;
  readonly colour: string;
  /** Where in the image it lies. */
  readonly at: Bounds;
  readonly pixel: number;
};

const mostPixels = 16_000_000;

const pixelSize = ({ width, height }: Bounds): number => {
  let pixel = 1;
  while ((width / pixel) * (height / pixel) > mostPixels) pixel *= 2;
  return pixel;
};

/** The four bytes of an opaque colour as the one number that an array of 32 bits takes. */
const packed = (colour: string): number => {
  const rgb = Number.parseInt(colour.slice(1), 16);
  const bytes = Uint8Array.of((rgb >> 16) & 255, (rgb >> 8) & 255, rgb & 255, 255);
  return new Uint32Array(bytes.buffer)[0] ?? 0;
};

export function createRaster(at: Bounds, colour: string): Raster {
  const pixel = pixelSize(at);
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.ceil(at.width / pixel));
  canvas.height = Math.max(1, Math.ceil(at.height / pixel));
  return { canvas, colour, at, pixel };
}

/** Brings a part of the raster up to the bitmap. */
export function drawPart({ canvas, colour, at, pixel }: Raster, bitmap: Bitmap, part: Bounds): void {
  const left = Math.max(0, Math.floor((part.x - at.x) / pixel));
  const top = Math.max(0, Math.floor((part.y - at.y) / pixel));
  const width = Math.min(canvas.width, Math.ceil((part.x + part.width - at.x) / pixel)) - left;
  const height = Math.min(canvas.height, Math.ceil((part.y + part.height - at.y) / pixel)) - top;
  const context = canvas.getContext('2d');
  if (!context || width <= 0 || height <= 0) return;
  const image = context.createImageData(width, height);
  const pixels = new Uint32Array(image.data.buffer);
  const paint = packed(colour);
  for (let row = 0; row < height; row += 1) {
    const y = at.y + (top + row) * pixel - bitmap.y;
    const start = y * bitmap.width + at.x + left * pixel - bitmap.x;
    for (let column = 0; column < width; column += 1)
      if (bitmap.bits[start + column * pixel]) pixels[row * width + column] = paint;
  }
  context.putImageData(image, left, top);
}

const known = new WeakMap<Mask, Raster>();

/** Made once for each state of a mask. */
export function rasterOf(mask: Mask, colour: string): Raster {
  const before = known.get(mask);
  if (before?.colour === colour) return before;
  const at = boundsOf(mask);
  const raster = createRaster(at, colour);
  drawPart(raster, bitmapOf(mask.segmentation, at), at);
  known.set(mask, raster);
  return raster;
}
