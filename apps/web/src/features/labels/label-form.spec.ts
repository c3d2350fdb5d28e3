import { describe, expect, it } from 'vitest';
import { labelFlaws, toLabel } from './label-form.ts';

const box = { name: 'Box', color: '#1f77b4', type: 'vector', attributes: [] } as const;
const attribute = { key: 1, name: 'occluded', values: ['yes', 'no'] };

describe('a label that is filled in', () => {
  it('has a name that no other label has, whatever its case', () => {
    expect([...labelFlaws({ ...box, name: ' ' }, [])]).toEqual([['name', 'nameNeeded']]);
    expect([...labelFlaws({ ...box, name: 'object ' }, ['Object'])]).toEqual([['name', 'nameTaken']]);
    expect(labelFlaws(box, ['Object']).size).toBe(0);
  });

  it('has attributes with names of their own and at least one value', () => {
    const flaws = (...attributes: (typeof attribute)[]) => [...labelFlaws({ ...box, attributes }, [])];
    expect(flaws(attribute)).toEqual([]);
    expect(flaws(attribute, { ...attribute, key: 2 })).toEqual([['attribute-2-name', 'attributeNameTwice']]);
    expect(flaws({ ...attribute, name: '', values: [] })).toEqual([
      ['attribute-1-name', 'attributeNameNeeded'],
      ['attribute-1-values', 'attributeValuesNeeded'],
    ]);
  });

  it('keeps its attributes only where annotations carry them', () => {
    const form = { ...box, attributes: [attribute] };
    expect(toLabel(form).attributes).toEqual([{ name: 'occluded', values: ['yes', 'no'] }]);
    expect(toLabel({ ...form, type: 'segmentation' }).attributes).toEqual([]);
  });
});
