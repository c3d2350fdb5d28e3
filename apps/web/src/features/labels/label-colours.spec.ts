import { describe, expect, it } from 'vitest';
import { distinctColours, labelColours } from './label-colours.ts';

describe('the colour suggested for a label', () => {
  it('is the first of the palette while there are no labels', () => {
    expect(distinctColours([])).toEqual(labelColours);
  });

  it('is none that a label has, nor one that looks like it', () => {
    const [red, blue] = labelColours;
    expect(distinctColours([red, blue]).slice(-2).toSorted()).toEqual([blue, red].toSorted());
    expect(distinctColours(['#e53a45']).at(-1)).toBe(red);
  });

  it('stays apart while labels are added one by one', () => {
    const used = labelColours.reduce<string[]>((all) => [...all, distinctColours(all)[0] ?? ''], []);
    expect(new Set(used).size).toBe(labelColours.length);
  });
});
