import { describe, expect, it } from 'vitest';
import type { AnnotationInput } from './annotations.ts';
import { compareAnnotations } from './compare-annotations.ts';

const box = (id: string, more: object = {}): AnnotationInput => ({
  id,
  labelId: '0b6cf1c8-4d0c-4f53-9d2e-0f0e3c1f2a11',
  shape: 'boundingBox',
  segmentation: [0, 0, 9, 0, 9, 9, 0, 9],
  ...more,
});
const age = { name: 'age', values: ['old'] };
const sex = { name: 'sex', values: ['female'] };

describe('how two states of annotations differ', () => {
  it('is told by id: added, removed, changed', () => {
    const before = [box('a'), box('b'), box('c')];
    const after = [box('a'), box('c', { segmentation: [1, 1, 9, 1, 9, 9, 1, 9] }), box('d')];
    expect(compareAnnotations(before, after)).toEqual({ added: ['d'], removed: ['b'], changed: ['c'] });
  });

  it('is a matter of shape, label and attributes, not of the order in which they are written', () => {
    const nothing = { added: [], removed: [], changed: [] };
    expect(compareAnnotations([box('a')], [box('a', { attributes: [] })])).toEqual(nothing);
    const both = [box('a', { attributes: [age, sex] })];
    expect(compareAnnotations(both, [box('a', { attributes: [sex, age] })])).toEqual(nothing);
    expect(compareAnnotations(both, [box('a', { attributes: [age] })]).changed).toEqual(['a']);
    const labelId = '2f6cf1c8-4d0c-4f53-9d2e-0f0e3c1f2a11';
    expect(compareAnnotations([box('a')], [box('a', { labelId })]).changed).toEqual(['a']);
  });
});
