import { describe, expect, it } from 'vitest';
import type { Sample } from './measure.ts';
import { alternate, atOnce, figureOf, median, percentile, ratioOf } from './measure.ts';

describe('a median', () => {
  it.each([
    ['of an odd number is the one in the middle', [9, 1, 5], 5],
    ['of an even number is the mean of the two in the middle', [10, 1, 2, 4], 3],
    ['sorts by value, not by text', [10, 9, 100], 10],
    ['of one is that one', [7], 7],
    ['of nothing is missing', [], NaN],
  ])('%s', (_, values, expected) => expect(median(values)).toBe(expected));

  it('leaves what it was given in its order', () => {
    const values = [3, 1, 2];
    median(values);
    expect(values).toEqual([3, 1, 2]);
  });
});

describe('a percentile', () => {
  const hundred = Array.from({ length: 100 }, (_, n) => 100 - n);
  it.each([
    ['p50 of 1 … 100', hundred, 0.5, 50],
    ['p99 of 1 … 100', hundred, 0.99, 99],
    ['the greatest', hundred, 1, 100],
    ['the least', hundred, 0, 1],
    ['p99 of few is the greatest', [5, 9, 7], 0.99, 9],
    ['of nothing is missing', [], 0.99, NaN],
  ])('%s', (_, values, share, expected) => expect(percentile(values, share)).toBe(expected));
});

describe('a figure', () => {
  it('tells the median of the rounds and how far they lay apart', () => {
    expect(figureOf([4, 8, 5])).toEqual({ median: 5, min: 4, max: 8 });
    expect(figureOf([]).max).toBe(NaN);
  });
  it('as a ratio is that of the medians, with the spread of the rounds', () => {
    expect(ratioOf([10, 20, 40], [10, 40, 50])).toEqual({ median: 0.5, min: 0.5, max: 1 });
    expect(ratioOf([1, 2], []).median).toBe(NaN);
  });
});

describe('work at once', () => {
  it('is done by each worker turn by turn, and counted once each', async () => {
    const done: string[] = [];
    const { latencies } = await atOnce(2, 20, async (worker, turn) => {
      await new Promise(setImmediate);
      done.push(`${worker}:${turn}`);
    });
    expect(done.slice(0, 2)).toEqual(['0:0', '1:0']);
    expect(new Set(done).size).toBe(latencies.length);
  });

  it('ends at the first that fails', () =>
    expect(atOnce(2, 60_000, () => Promise.reject(new Error('not handled')))).rejects.toThrow('not handled'));
});

describe('alternating', () => {
  const subject = (name: string, order: string[]) => ({
    name,
    async run(milliseconds: number): Promise<Sample> {
      order.push(name);
      return { perSecond: order.length, latencies: [milliseconds], cpuEach: 1, clientBusy: undefined };
    },
  });

  it('runs the subjects in turn, and does not count the round that warms up', async () => {
    const order: string[] = [];
    const rounds: number[] = [];
    const samples = await alternate(
      ['A', 'B', 'C'].map((name) => subject(name, order)),
      { rounds: 2, milliseconds: 50 },
      (round) => rounds.push(round),
    );
    expect(order.join('')).toBe('ABCABCABC');
    expect(rounds).toEqual([0, 1, 2]);
    expect([...samples.keys()]).toEqual(['A', 'B', 'C']);
    expect(samples.get('B')?.map(({ perSecond }) => perSecond)).toEqual([5, 8]);
    expect(samples.get('A')?.[0]?.latencies).toEqual([50]);
  });

  it('stops at the first subject that fails', async () => {
    const order: string[] = [];
    const failing = { name: 'B', run: () => Promise.reject(new Error('500 server.unexpected')) };
    const running = alternate([subject('A', order), failing, subject('C', order)], {
      rounds: 1,
      milliseconds: 1,
    });
    await expect(running).rejects.toThrow('500 server.unexpected');
    expect(order).toEqual(['A']);
  });
});
