import { describe, expect, it } from 'vitest';
import { box, labels, mask, shape } from '../../shared/annotations/annotations.fixture.ts';
import { rowsOf, windowOf } from './list-rows.ts';

const views = labels.map((label) => ({ ...label, name: label.id, color: '#336699', attributes: [] }));

describe('the list of annotations', () => {
  it('has them under their labels, numbered by shape, and those of deleted labels last', () => {
    const all = [
      mask('m', [0, 0, 3]),
      { ...box('old', 0, 0, 5, 5), labelId: 'gone' },
      box('a', 0, 0, 5, 5),
      shape('p', 'point', 1, 1),
      box('b', 0, 0, 5, 5),
    ];
    const rows = rowsOf(all, views).map((row) =>
      row.kind === 'label' ? `${row.label?.name ?? 'deleted'}: ${row.ids.length}` : `${row.id} ${row.index}`,
    );
    expect(rows).toEqual([
      'label-objects: 3',
      'a 1',
      'p 1',
      'b 2',
      'label-surface: 1',
      'm 1',
      'deleted: 1',
      'old 1',
    ]);
  });

  it('makes only the rows that are on the screen', () => {
    const { from, to } = windowOf(5_000, 32_000, 640);
    expect(from).toBeLessThanOrEqual(1_000);
    expect(to).toBeGreaterThanOrEqual(1_020);
    expect(to - from).toBeLessThan(50);
    expect(windowOf(3, 0, 640)).toEqual({ from: 0, to: 3 });
  });
});
