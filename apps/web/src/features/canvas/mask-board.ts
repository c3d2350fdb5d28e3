import type { Bitmap, Bounds, Mask, Point, Run, Size } from '../../shared/annotations/index.ts';
import {
  boundsOfRuns,
  createBitmap,
  fillRuns,
  paintStroke,
  runsOf,
  unionOf,
  wholeImage,
} from '../../shared/annotations/index.ts';
import type { Raster } from './rasters.ts';
import { createRaster, drawPart } from './rasters.ts';

/** The mask being brushed, as a bitmap and as pixels on the screen; kept from stroke to stroke. */
export type MaskBoard = {
  /** Takes up a mask (null: an empty one) unless it is the one that is there. */
  take(mask: Mask | null, colour: string, image: Size): void;
  stroke(from: Point, to: Point, diameter: number, value: 0 | 1): void;
  runs(): Run[];
  /** What is on the board is this mask now. */
  kept(mask: Mask | null): void;
  forget(): void;
  raster(): Raster | null;
  /** The board's pixels, if they are those of this mask. */
  rasterFor(mask: Mask): Raster | null;
};

export function createMaskBoard(): MaskBoard {
  let bitmap: Bitmap | null = null;
  let raster: Raster | null = null;
  let held: Mask | null | undefined;
  /** Where pixels may be set. */
  let used: Bounds | null = null;

  const fits = (colour: string, image: Size): boolean =>
    bitmap?.width === image.width && bitmap.height === image.height && raster?.colour === colour;

  return {
    take(mask, colour, image) {
      const fitting = fits(colour, image);
      if (fitting && held === mask) return;
      if (!fitting || !bitmap || !raster) {
        bitmap = createBitmap(wholeImage(image));
        raster = createRaster(wholeImage(image), colour);
      } else if (used) {
        bitmap.bits.fill(0);
        raster.canvas.getContext('2d')?.clearRect(0, 0, raster.canvas.width, raster.canvas.height);
      }
      held = mask;
      used = mask && boundsOfRuns(mask.segmentation);
      if (!mask || !used) return;
      fillRuns(bitmap, mask.segmentation);
      drawPart(raster, bitmap, used);
    },
    stroke(from, to, diameter, value) {
      if (!bitmap || !raster) return;
      const painted = paintStroke(bitmap, from, to, diameter, value);
      if (painted.width === 0 || painted.height === 0) return;
      used = used ? unionOf([used, painted]) : painted;
      drawPart(raster, bitmap, painted);
    },
    runs: () => (bitmap && used ? runsOf(bitmap, used) : []),
    kept(mask) {
      held = mask;
    },
    forget() {
      held = undefined;
    },
    raster: () => raster,
    rasterFor: (mask) => (held === mask ? raster : null),
  };
}
