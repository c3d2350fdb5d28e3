import type { Size } from '../../shared/annotations/index.ts';
import type { ImagePixels } from './image-pixels.ts';
import type { Context } from './paint.ts';

/** Above this, each pixel of the image is a square of its own. */
const crispFrom = 4;

export function paintImage(
  context: Context,
  pixels: ImagePixels | null,
  { width, height }: Size,
  scale: number,
): void {
  if (!pixels) {
    context.fillStyle = 'rgb(128 140 139 / 25%)';
    context.fillRect(0, 0, width, height);
    return;
  }
  const onScreen = scale * (window.devicePixelRatio || 1);
  const level = Math.floor(Math.log2(1 / onScreen) + 0.25);
  const source = pixels.levels[Math.max(0, Math.min(pixels.levels.length - 1, level))];
  if (!source) return;
  context.imageSmoothingEnabled = scale < crispFrom;
  context.drawImage(source, 0, 0, width, height);
}
