import {
  IconBrush,
  IconCircleDot,
  IconEraser,
  IconMessagePlus,
  IconPointer,
  IconPolygon,
  IconRectangle,
  IconVectorSpline,
} from '@tabler/icons-react';
import type { Annotation } from '@tandem/contracts';
import type { Tool } from '../../shared/annotations/index.ts';

export const toolIcons: Readonly<Record<Tool, typeof IconPointer>> = {
  select: IconPointer,
  boundingBox: IconRectangle,
  polygon: IconPolygon,
  path: IconVectorSpline,
  point: IconCircleDot,
  brush: IconBrush,
  eraser: IconEraser,
  comment: IconMessagePlus,
};

export const shapeIcons: Readonly<Record<Annotation['shape'], typeof IconPointer>> = {
  boundingBox: IconRectangle,
  polygon: IconPolygon,
  path: IconVectorSpline,
  point: IconCircleDot,
  rle: IconBrush,
};
