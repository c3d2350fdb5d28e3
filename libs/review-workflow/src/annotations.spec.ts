import type { Annotation, Label } from '@tandem/contracts';
import { Refused } from '@tandem/contracts';
import { describe, expect, it } from 'vitest';
import { checkAnnotations } from './annotations.ts';

const size = { width: 100, height: 50 };
const label = (id: string, type: Label['type'], more: Partial<Label> = {}): Label => ({
  id,
  name: id,
  color: '#1f77b4',
  type,
  attributes: [],
  deletedAt: null,
  ...more,
});
const labels = [
  label('fish', 'vector', { attributes: [{ name: 'age', values: ['young', 'old'] }] }),
  label('sand', 'segmentation'),
  label('gone', 'vector', { deletedAt: '2026-01-01T00:00:00Z' }),
];
const box = (more: Partial<Extract<Annotation, { shape: 'boundingBox' }>> = {}): Annotation => ({
  id: 'a',
  labelId: 'fish',
  shape: 'boundingBox',
  segmentation: [0, 0, 100, 0, 100, 50, 0, 50],
  attributes: [],
  ...more,
});
const mask = (id: string, ...segmentation: [number, number, number][]): Annotation => ({
  id,
  labelId: 'sand',
  shape: 'rle',
  segmentation,
});
const shape = (kind: 'polygon' | 'path' | 'point', segmentation: number[]): Annotation => ({
  id: 'a',
  labelId: 'fish',
  shape: kind,
  segmentation,
  attributes: [],
});

describe('annotations that can be saved', () => {
  it.each([
    ['a box along the very edges', [box()]],
    ['a polygon', [shape('polygon', [0, 0, 50.5, 0, 20, 49.9])]],
    [
      'a path and a point of one label',
      [shape('path', [0, 0, 1, 1]), { ...shape('point', [3, 4]), id: 'b' } as Annotation],
    ],
    ['a mask whose runs reach the end of their rows', [mask('a', [0, 0, 100], [99, 49, 1])]],
    ['attributes as the label allows', [box({ attributes: [{ name: 'age', values: ['young', 'old'] }] })]],
    ['none at all', []],
  ])('%s', (_what, annotations) => {
    expect(checkAnnotations(annotations, labels, size)).toMatchObject({ kept: annotations, dropped: [] });
  });

  it('are counted per label', () => {
    const checked = checkAnnotations([box(), box({ id: 'b' }), mask('c', [0, 0, 1])], labels, size);
    expect(checked).toMatchObject({ counts: { fish: 2, sand: 1 } });
  });

  it('are kept without those whose label was deleted, which are named', () => {
    const checked = checkAnnotations([box(), box({ id: 'b', labelId: 'gone' })], labels, size);
    expect(checked).toMatchObject({
      kept: [{ id: 'a' }],
      dropped: [{ annotationId: 'b', labelId: 'gone' }],
      counts: { fish: 1 },
    });
  });
});

describe('annotations that cannot be saved are named, and why', () => {
  it.each([
    ['label-unknown', [box({ labelId: 'whale' })]],
    ['shape-not-of-label', [box({ labelId: 'sand' })]],
    ['shape-not-of-label', [{ ...mask('a', [0, 0, 1]), labelId: 'fish' }]],
    ['second-mask-of-label', [mask('z', [0, 0, 1]), mask('a', [0, 1, 1])]],
    ['outside-image', [box({ segmentation: [-0.1, 0, 10, 0, 10, 10, 0, 10] })]],
    ['outside-image', [box({ segmentation: [0, 0, 100.1, 0, 10, 10, 0, 10] })]],
    ['outside-image', [box({ segmentation: [0, 0, 10, 0, 10, 50.1, 0, 10] })]],
    ['outside-image', [mask('a', [99, 0, 2])]],
    ['outside-image', [mask('a', [0, 50, 1])]],
    ['id-repeated', [box({ id: 'a' }), box({ id: 'a' })]],
    ['attribute-unknown', [box({ attributes: [{ name: 'colour', values: [] }] })]],
    ['attribute-value-not-allowed', [box({ attributes: [{ name: 'age', values: ['ancient'] }] })]],
    [
      'attribute-repeated',
      [
        box({
          attributes: [
            { name: 'age', values: [] },
            { name: 'age', values: [] },
          ],
        }),
      ],
    ],
  ])('%s', (why, annotations) => {
    const refused = checkAnnotations(annotations, labels, size);
    expect(refused).toBeInstanceOf(Refused);
    expect(refused).toMatchObject({
      refusal: {
        code: 'annotation.invalid',
        details: { annotations: [{ annotationId: 'a', why }], count: 1 },
      },
    });
  });

  it('all of them, the first hundred by name', () => {
    const many = Array.from({ length: 150 }, (_, n) => box({ id: `a${n}`, labelId: 'whale' }));
    const refused = checkAnnotations(many, labels, size) as Refused;
    expect(refused.refusal.details).toMatchObject({ count: 150 });
    expect(refused.refusal.details['annotations']).toHaveLength(100);
  });
});
