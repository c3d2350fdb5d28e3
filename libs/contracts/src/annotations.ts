import { z } from 'zod';
import { Colour, Id, LabelType, Status } from './primitives.ts';

const coordinate = z.number().finite();
/** Flat x, y pairs in pixels of the image as shown. */
const points = (min: number, max: number, what: string) =>
  z
    .array(coordinate)
    .min(min * 2)
    .max(max * 2)
    .refine((flat) => flat.length % 2 === 0, 'x, y pairs')
    .meta({
      description: `x1, y1, x2, y2, … in pixels of the image as shown, from its top left corner: ${what}`,
    });

/** Two distinct x, two distinct y, and every corner of them once. */
const isUprightBox = (flat: readonly number[]): boolean => {
  const corners = new Set([0, 2, 4, 6].map((at) => `${flat[at]} ${flat[at + 1]}`));
  const xs = new Set([0, 2, 4, 6].map((at) => flat[at]));
  const ys = new Set([1, 3, 5, 7].map((at) => flat[at]));
  return corners.size === 4 && xs.size === 2 && ys.size === 2;
};

const attributes = z
  .array(z.strictObject({ name: z.string().min(1).max(60), values: z.array(z.string().max(60)).max(100) }))
  .max(20)
  .default([]);
const base = { id: z.string().regex(/^[\w-]{1,64}$/), labelId: Id };
const pixel = z.int().min(0);

type Run = [x: number, y: number, length: number];

const isRun = (run: unknown): run is Run =>
  Array.isArray(run) &&
  run.length === 3 &&
  run.every((value: unknown) => Number.isSafeInteger(value) && Number(value) >= 0) &&
  Number(run[2]) >= 1;

/** Runs of whole pixels; checked in one pass, since a mask may have hundreds of thousands (a tuple schema takes 40 times as long). */
const Runs = z
  .custom<Run[]>(
    (value) => Array.isArray(value) && value.length > 0 && value.every(isRun),
    'runs of x, y, length',
  )
  .meta({
    description: 'x, y, run length in whole pixels',
    override: {
      type: 'array',
      minItems: 1,
      items: { type: 'array', items: { type: 'integer', minimum: 0 }, minItems: 3, maxItems: 3 },
    },
  });

/**
 * One annotation as saved. A segmentation label takes one `rle`, a vector label any of the other shapes. Its id is stable across revisions, so that differences and pinned comments can name it.
 */
export const Annotation = z.discriminatedUnion('shape', [
  z.strictObject({
    ...base,
    shape: z.literal('boundingBox'),
    segmentation: points(4, 4, 'the four corners of an upright box').refine(
      isUprightBox,
      'the four corners of an upright box',
    ),
    attributes,
  }),
  z.strictObject({
    ...base,
    shape: z.literal('polygon'),
    segmentation: points(3, 10_000, 'its corners in order'),
    attributes,
  }),
  z.strictObject({
    ...base,
    shape: z.literal('path'),
    segmentation: points(2, 10_000, 'its points in order'),
    attributes,
  }),
  z.strictObject({ ...base, shape: z.literal('point'), segmentation: points(1, 1, 'the point'), attributes }),
  z.strictObject({ ...base, shape: z.literal('rle'), segmentation: Runs }),
]);
export type Annotation = z.infer<typeof Annotation>;
/** As sent: attributes may be left out. */
export type AnnotationInput = z.input<typeof Annotation>;

export const maxAnnotations = 5_000;
/** Bytes of JSON of one revision's annotations. */
export const maxAnnotationBytes = 8_000_000;
export const Annotations = z.array(Annotation).max(maxAnnotations);

/** The documented data format, one object (and one file of a download) per image. */
export const ImageAnnotations = z.object({
  filename: z.string(),
  id: Id,
  status: Status,
  width: z.int(),
  height: z.int(),
  labels: z.array(
    z.object({
      name: z.string(),
      type: LabelType,
      color: Colour,
      annotations: z.array(
        z.union([
          z.object({ type: z.literal('rle'), segmentation: z.array(z.tuple([pixel, pixel, pixel])) }),
          z.object({
            type: z.enum(['boundingBox', 'polygon', 'path', 'point']),
            attributes: z.array(z.object({ name: z.string(), values: z.array(z.string()) })),
            segmentation: z.array(z.number()),
          }),
        ]),
      ),
    }),
  ),
});
export type ImageAnnotations = z.infer<typeof ImageAnnotations>;
