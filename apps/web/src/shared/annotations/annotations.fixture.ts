import type { Annotation } from '@tandem/contracts';
import { cornersOf } from './geometry.ts';
import type { Mask, Run, Vector } from './shapes.ts';

export const objects = 'label-objects';
export const surface = 'label-surface';
export const labels = [
  { id: objects, type: 'vector' },
  { id: 'label-parts', type: 'vector' },
  { id: surface, type: 'segmentation' },
] as const;

export const box = (id: string, x: number, y: number, width: number, height: number): Vector => ({
  id,
  labelId: objects,
  shape: 'boundingBox',
  segmentation: cornersOf({ x, y, width, height }),
  attributes: [],
});
export const shape = (id: string, kind: 'polygon' | 'path' | 'point', ...segmentation: number[]): Vector => ({
  id,
  labelId: objects,
  shape: kind,
  segmentation,
  attributes: [],
});
export const mask = (id: string, ...segmentation: Run[]): Mask => ({
  id,
  labelId: surface,
  shape: 'rle',
  segmentation,
});

export const idsOf = (annotations: readonly Annotation[]): string[] => annotations.map(({ id }) => id);
