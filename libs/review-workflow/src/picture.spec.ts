import { beforeAll, describe, expect, it } from 'vitest';
import sharp from 'sharp';
import type { ReadPicture } from './picture.ts';
import { openPictures } from './picture.ts';

type Canvas = { readonly width: number; readonly height: number; readonly alpha?: number };
const canvas = ({ width, height, alpha }: Canvas) =>
  sharp({
    create: {
      width,
      height,
      channels: alpha === undefined ? 3 : 4,
      background: { r: 32, g: 64, b: 96, alpha: alpha ?? 1 },
    },
  });
const grain = { type: 'gaussian', mean: 128, sigma: 60 } as const;

describe('the rendition', () => {
  let read: ReadPicture;
  beforeAll(() => void (read = openPictures().readPicture));

  it('of a photograph full of detail is a JPEG', async () => {
    const tile = await sharp({
      create: { width: 500, height: 500, channels: 3, background: '#888', noise: grain },
    })
      .png()
      .toBuffer();
    const photograph = await canvas({ width: 6_000, height: 4_000 })
      .composite([{ input: tile, tile: true }])
      .jpeg({ quality: 90 })
      .toBuffer();
    const { width, height, rendition } = await read(photograph);
    expect([width, height, rendition.type]).toEqual([6_000, 4_000, 'image/jpeg']);
    expect(await sharp(rendition.bytes).metadata()).toMatchObject({ format: 'jpeg', width, height });
  });

  it('of a hundred megapixels is made too', async () => {
    const bytes = await canvas({ width: 10_000, height: 10_000 }).png({ compressionLevel: 1 }).toBuffer();
    const { width, height, rendition } = await read(bytes);
    expect([width, height, rendition.type]).toEqual([10_000, 10_000, 'image/jpeg']);
  });

  it.each([
    ['an opaque picture', 'jpeg', { width: 60_000, height: 3 }],
    ['an opaque picture that is too long for JPEG', 'png', { width: 3, height: 65_536 }],
    ['a picture with transparency', 'webp', { width: 30, height: 40, alpha: 0.5 }],
    [
      'a picture with transparency that is too long for WebP',
      'png',
      { width: 16_384, height: 3, alpha: 0.5 },
    ],
  ] as const)('of %s is a %s, which keeps what is seen through', async (_what, format, asked: Canvas) => {
    const { rendition } = await read(await canvas(asked).png().toBuffer());
    expect(rendition.type).toBe(`image/${format}`);
    expect(await sharp(rendition.bytes).metadata()).toMatchObject({
      format,
      width: asked.width,
      height: asked.height,
      hasAlpha: asked.alpha !== undefined,
    });
  });

  it('is not made of what cannot be decoded to its end', async () => {
    const bytes = await canvas({ width: 300, height: 300, alpha: 0.5 })
      .png({ compressionLevel: 0 })
      .toBuffer();
    await expect(read(bytes.subarray(0, bytes.length - 2_000))).rejects.toMatchObject({
      refusal: { code: 'image.not-an-image' },
    });
  });
});
