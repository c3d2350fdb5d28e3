import { describe, expect, it } from 'vitest';
import { cutBatches, cutRequests } from './batches.ts';

describe('requests and batches', () => {
  it('hold what a broker takes at once, in order, and a large record alone', () => {
    const sizes = [400_000, 400_000, 400_000, 1_500_000, 10];
    const requests = cutRequests(sizes.map((size, n) => ({ key: `k${n}`, value: 'x'.repeat(size) })));
    expect(requests.map((messages) => messages.map(({ key }) => key))).toEqual([
      ['k0', 'k1'],
      ['k2'],
      ['k3'],
      ['k4'],
    ]);
  });

  it('count bytes, not characters', () => {
    expect(() => cutRequests([{ key: 'k', value: 'ü'.repeat(1_100_000) }])).toThrow(/takes 2097152/);
  });

  it('are handed over in at most 500 records or 4 MB', () => {
    const message = (size: number) => ({ offset: '0', key: null, value: Buffer.alloc(size) });
    const sizesOf = (messages: readonly ReturnType<typeof message>[]) =>
      cutBatches(messages).map(({ length }) => length);
    expect(sizesOf(Array.from({ length: 1_200 }, () => message(1)))).toEqual([500, 500, 200]);
    expect(sizesOf(Array.from({ length: 5 }, () => message(1_500_000)))).toEqual([2, 2, 1]);
    expect(sizesOf([])).toEqual([]);
  });
});
