import { describe, expect, it } from 'vitest';
import { createMailPauses } from './mail-pauses.ts';

describe('a mail that fails', () => {
  let time = Date.UTC(2026, 10, 24);
  const pauses = createMailPauses(() => new Date(time));

  it('is left alone for longer each time, ten minutes at most', () => {
    const seen = Array.from({ length: 12 }, () => pauses.failed('m1'));
    expect(seen.map(({ pause }) => pause / 1_000)).toEqual([
      2, 4, 8, 16, 32, 64, 128, 256, 512, 600, 600, 600,
    ]);
    expect(seen.map(({ tries }) => tries)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });

  it('is tried again when its pause is over, and not before; no other mail waits for it', () => {
    expect([pauses.has('m1'), pauses.has('m2')]).toEqual([true, false]);
    time += 599_999;
    expect(pauses.has('m1')).toBe(true);
    time += 1;
    expect(pauses.has('m1')).toBe(false);
  });

  it('begins anew once it was sent', () => {
    pauses.sent('m1');
    expect(pauses.failed('m1')).toEqual({ tries: 1, pause: 2_000 });
  });

  it('is forgotten before many others that failed later', () => {
    for (let index = 0; index <= 10_000; index += 1) pauses.failed(`other ${index}`);
    expect([pauses.has('m1'), pauses.has('other 10000')]).toEqual([false, true]);
  });
});
