import { describe, expect, it } from 'vitest';
import { renderMatrices } from './matrices.ts';
import { tablesIn } from './spec-project.ts';

describe('the matrices in the docs', () => {
  it('are one page for each table, marked as generated', () => {
    const pages = renderMatrices();
    expect(Object.keys(pages)).toEqual([
      'rules-capabilities.md',
      'rules-visibility.md',
      'rules-changes.md',
      'rules-moves.md',
    ]);
    for (const page of Object.values(pages)) {
      expect(page.split('\n')[0]).toBe('<!-- generated, do not edit -->');
      expect(page.endsWith('\n')).toBe(true);
    }
  });

  it('have as many cells in every line as in their head', () => {
    for (const table of Object.values(renderMatrices()).flatMap(tablesIn))
      for (const line of table) expect(line).toHaveLength(table[0]!.length);
  });
});
