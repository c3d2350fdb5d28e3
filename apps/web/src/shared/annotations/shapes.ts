import type { Annotation } from '@tandem/contracts';
import type { LabelType, VectorShape } from '@tandem/rules';

export type Mask = Extract<Annotation, { shape: 'rle' }>;
export type Vector = Exclude<Annotation, Mask>;
export type Run = Mask['segmentation'][number];
export type Attributes = Vector['attributes'];

export type Point = readonly [x: number, y: number];
export type Size = { readonly width: number; readonly height: number };
export type Bounds = Size & { readonly x: number; readonly y: number };

export type Tool = 'select' | VectorShape | 'brush' | 'eraser' | 'comment';

export const isMask = (annotation: Annotation): annotation is Mask => annotation.shape === 'rle';
export const isVector = (annotation: Annotation): annotation is Vector => annotation.shape !== 'rle';

/** Which kind of label a tool draws with; null: none. */
export const labelTypeOfTool: Readonly<Record<Tool, LabelType | null>> = {
  select: null,
  boundingBox: 'vector',
  polygon: 'vector',
  path: 'vector',
  point: 'vector',
  brush: 'segmentation',
  eraser: 'segmentation',
  comment: null,
};

export const labelTypeOf = (annotation: Annotation): LabelType =>
  isMask(annotation) ? 'segmentation' : 'vector';
