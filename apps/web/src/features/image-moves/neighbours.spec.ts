import { describe, expect, it } from 'vitest';
import { neighboursIn } from './neighbours.ts';

const pages: Readonly<Record<string, { rows: { id: string }[]; next?: string }>> = {
  first: { rows: [{ id: 'a' }, { id: 'b' }], next: 'second' },
  second: { rows: [{ id: 'c' }, { id: 'd' }] },
};
const find = (id: string) => neighboursIn(async (after) => pages[after ?? 'first'] ?? { rows: [] }, id);

describe('the neighbours of an image in a list', () => {
  it('are found across its pages, and end where it ends', async () => {
    expect(await find('a')).toEqual({ previous: null, next: 'b' });
    expect(await find('b')).toEqual({ previous: 'a', next: 'c' });
    expect(await find('c')).toEqual({ previous: 'b', next: 'd' });
    expect(await find('d')).toEqual({ previous: 'c', next: null });
  });

  it('are none where the list does not hold it', async () => {
    expect(await find('elsewhere')).toEqual({ previous: null, next: null });
  });
});
