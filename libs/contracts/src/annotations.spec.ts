import { describe, expect, test } from 'vitest';
import { Annotation, Annotations, maxAnnotations } from './annotations.ts';

const labelId = 'aeb3ffba-da88-534d-91b7-18165199b22c';
const base = { id: 'a1', labelId };
const box = { ...base, shape: 'boundingBox', segmentation: [0, 0, 4, 0, 4, 3, 0, 3] };
const mask = { ...base, shape: 'rle', segmentation: [[0, 0, 5]] };
const taken = (annotation: unknown): boolean => Annotation.safeParse(annotation).success;

describe('an annotation', () => {
  test('is a bounding box of four points, a polygon, a path, a point or a mask', () => {
    expect(taken(box)).toBe(true);
    expect(taken({ ...base, shape: 'polygon', segmentation: [0, 0, 4, 0, 4, 3] })).toBe(true);
    expect(taken({ ...base, shape: 'path', segmentation: [0, 0, 4.5, 0.25] })).toBe(true);
    expect(taken({ ...base, shape: 'point', segmentation: [1.5, 2] })).toBe(true);
    expect(taken(mask)).toBe(true);
  });

  test('has no attributes unless it says so', () => {
    expect(Annotation.parse(box)).toEqual({ ...box, attributes: [] });
    const attributes = [{ name: 'occluded', values: ['yes'] }];
    expect(Annotation.parse({ ...box, attributes })).toMatchObject({ attributes });
  });

  test.for([
    ['a bounding box of two points', { ...box, segmentation: [0, 0, 4, 3] }],
    ['a bounding box of five points', { ...box, segmentation: [...box.segmentation, 1, 1] }],
    ['a polygon of two points', { ...base, shape: 'polygon', segmentation: [0, 0, 4, 0] }],
    ['half a point', { ...base, shape: 'polygon', segmentation: [0, 0, 4, 0, 4, 3, 2] }],
    ['a path of one point', { ...base, shape: 'path', segmentation: [0, 0] }],
    ['two points as one', { ...base, shape: 'point', segmentation: [0, 0, 1, 1] }],
    ['a coordinate that is no number', { ...base, shape: 'point', segmentation: ['1', 2] }],
    ['an infinite coordinate', { ...base, shape: 'point', segmentation: [Infinity, 2] }],
    ['a coordinate that is not a number', { ...base, shape: 'point', segmentation: [NaN, 2] }],
    [
      'points as pairs',
      {
        ...base,
        shape: 'path',
        segmentation: [
          [0, 0],
          [1, 1],
        ],
      },
    ],
    ['an empty mask', { ...mask, segmentation: [] }],
    ['a run of nothing', { ...mask, segmentation: [[0, 0, 0]] }],
    ['a run that begins outside', { ...mask, segmentation: [[-1, 0, 2]] }],
    ['a run in parts of pixels', { ...mask, segmentation: [[0.5, 0, 2]] }],
    ['a run without its length', { ...mask, segmentation: [[0, 0]] }],
    ['a mask with attributes', { ...mask, attributes: [] }],
    ['an unknown shape', { ...box, shape: 'ellipse' }],
    ['an unknown property', { ...box, colour: 'red' }],
    ['an operator for an id', { ...box, id: { $gt: '' } }],
    ['an id that is a path', { ...box, id: '../a1' }],
    ['no id', { ...box, id: undefined }],
    ['a label that is no id', { ...box, labelId: 'kelp' }],
    ['an attribute without values', { ...box, attributes: [{ name: 'occluded' }] }],
    [
      'too many attributes',
      { ...box, attributes: Array.from({ length: 21 }, () => ({ name: 'a', values: [] })) },
    ],
  ] as const)('is not %s', ([, annotation]) => {
    expect(taken(annotation)).toBe(false);
  });
});

describe('a revision', () => {
  const many = (count: number) => Array.from({ length: count }, (_, index) => ({ ...box, id: `a${index}` }));

  test('holds nothing, or at most 5,000 annotations', () => {
    expect(Annotations.safeParse([]).success).toBe(true);
    expect(Annotations.safeParse(many(maxAnnotations)).success).toBe(true);
    expect(Annotations.safeParse(many(maxAnnotations + 1)).success).toBe(false);
  });
});
