import { useEffect, useReducer, useState } from 'react';

/** The image and smaller ones of it, each half as large as the one before. */
export type ImagePixels = { readonly url: string; readonly levels: readonly CanvasImageSource[] };

export type ImageLoad = {
  readonly pixels: ImagePixels | null;
  readonly failed: boolean;
  retry(): void;
};

const smallestLevel = 700;

/** Zoomed out, a smaller copy looks better and is faster to draw. */
async function halves(image: HTMLImageElement): Promise<readonly ImageBitmap[]> {
  const widths: number[] = [];
  for (let width = image.naturalWidth / 2; width > smallestLevel; width /= 2) widths.push(Math.round(width));
  return Promise.all(
    widths.map((resizeWidth) => createImageBitmap(image, { resizeWidth, resizeQuality: 'high' })),
  );
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
      const smaller = await halves(image).catch(() => []);
      if (!left) show({ url, levels: [image, ...smaller] });
    };
    load().catch(() => show(null));
    return () => {
      left = true;
    };
  }, [url, attempt]);
  const current = outcome?.key === key ? outcome : null;
  return { pixels: current?.pixels ?? null, failed: current !== null && !current.pixels, retry };
}
