import { describe, expect, it } from 'vitest';
import { askAny, createAddresses } from './addresses.ts';

describe('the addresses of a service', () => {
  it('take turns', () => {
    const addresses = createAddresses(['a', 'b', 'c']);
    const orders = [1, 2, 3, 4].map(() => addresses.inOrder().join(''));
    expect(orders).toEqual(['abc', 'bca', 'cab', 'abc']);
  });

  it('that failed within the last second come last, and are there all the same', () => {
    let now = 0;
    const addresses = createAddresses(['a', 'b'], () => now);
    addresses.failed('a');
    expect([1, 2].map(() => addresses.inOrder().join(''))).toEqual(['ba', 'ba']);
    addresses.failed('b');
    expect([1, 2].map(() => addresses.inOrder().join(''))).toEqual(['ab', 'ba']);
    now = 1_001;
    expect([1, 2].map(() => addresses.inOrder().join(''))).toEqual(['ab', 'ba']);
  });

  it('are asked one after the other until one answers', async () => {
    const asked: string[] = [];
    const ask = async (address: string) => {
      asked.push(address);
      if (address !== 'c') throw new Error(address);
      return address;
    };
    expect(await askAny(createAddresses(['a', 'b', 'c']), ask)).toBe('c');
    expect(asked).toEqual(['a', 'b', 'c']);
    await expect(askAny(createAddresses(['a', 'b']), ask)).rejects.toThrow('b');
  });
});
