import type { ImageView } from '../../shared/api/index.ts';

/** What a tile and a row are given alike. */
export type ImageItem = {
  /** Undefined: not loaded yet. */
  readonly image: ImageView | undefined;
  readonly index: number;
  readonly selected: boolean;
  readonly active: boolean;
  readonly href: string;
  readonly thumbnail: string;
  readonly onPick: (index: number, range: boolean) => void;
};

export const cellId = (imageId: string): string => `image-${imageId}`;
