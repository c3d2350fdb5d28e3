import { useEffect, useReducer, useState } from 'react';

/** The image and smaller ones of it, each half as large as the one before. */
export type ImagePixels = { readonly url: string; readonly levels: readonly CanvasImageSource[] };

export type ImageLoad = {
  readonly pixels: ImagePixels | null;
  readonly failed: boolean;
  retry(): void;
};

const smallestLevel = 700;

/** Up to this, the pixels are kept as they are drawn; the browser would decode them anew now and then. */
const keptPixels = 40_000_000;

/** Zoomed out, a smaller copy looks better and is faster to draw. */
async function levelsOf(image: HTMLImageElement): Promise<readonly CanvasImageSource[]> {
  const { naturalWidth, naturalHeight } = image;
  const first = naturalWidth * naturalHeight <= keptPixels ? await createImageBitmap(image) : image;
  const widths: number[] = [];
  for (let width = naturalWidth / 2; width > smallestLevel; width /= 2) widths.push(Math.round(width));
  const smaller = widths.map((resizeWidth) =>
    createImageBitmap(first, { resizeWidth, resizeQuality: 'high' }),
  );
  return [first, ...(await Promise.all(smaller))];
}

type Outcome = { readonly key: string; readonly pixels: ImagePixels | null };

/** The pixels of an address, kept only while it is shown. */
export function useImagePixels(url: string): ImageLoad {
  const [attempt, retry] = useReducer((count: number) => count + 1, 0);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const key = `${attempt} ${url}`;
  useEffect(() => {
    let left = false;
    const image = new Image();
    image.decoding = 'async';
    image.src = url;
    const show = (pixels: ImagePixels | null) => {
      if (!left) setOutcome({ key: `${attempt} ${url}`, pixels });
    };
    const load = async () => {
      await image.decode();
      show({ url, levels: [image] });
      const levels = await levelsOf(image).catch(() => [image]);
      show({ url, levels });
    };
    load().catch(() => show(null));
    return () => {
      left = true;
    };
  }, [url, attempt]);
  const current = outcome?.key === key ? outcome : null;
  return { pixels: current?.pixels ?? null, failed: current !== null && !current.pixels, retry };
}
