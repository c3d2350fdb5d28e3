import { describe, expect, test } from 'vitest';
import { byReason, inBatches } from './batches.ts';

const many = Array.from({ length: 1_100 }, (_, index) => `image-${index}`);
const fine = (part: readonly string[]) =>
  Promise.resolve({ rows: part.map((imageId) => ({ imageId, refusal: null })) });

describe('a large selection', () => {
  test('goes out 500 at a time, and tells how far it is', async () => {
    const sizes: number[] = [];
    const told: number[] = [];
    const outcome = await inBatches(many, (part) => (sizes.push(part.length), fine(part)), {
      told: (sent) => told.push(sent),
      signal: new AbortController().signal,
    });
    expect(sizes).toEqual([500, 500, 100]);
    expect(told).toEqual([500, 1_000, 1_100]);
    expect(outcome).toEqual({ done: 1_100, refused: [], left: [] });
  });

  test('stops between two requests when it is cancelled, and says what was left', async () => {
    const cancel = new AbortController();
    const { done, left } = await inBatches(many, fine, {
      told: () => cancel.abort(),
      signal: cancel.signal,
    });
    expect([done, left.length, left[0]]).toEqual([500, 600, 'image-500']);
  });

  test('keeps what was done when a request fails, and says what was left', async () => {
    const failure = new Error('unreachable');
    const send = (part: readonly string[]) =>
      part.includes('image-500') ? Promise.reject(failure) : fine(part);
    const outcome = await inBatches(many, send, {
      told: () => undefined,
      signal: new AbortController().signal,
    });
    expect([outcome.done, outcome.left.length, outcome.failure]).toEqual([500, 600, failure]);
  });

  test('says of every image that was refused why', async () => {
    const send = (part: readonly string[]) =>
      Promise.resolve({
        rows: part.map((imageId) => ({
          imageId,
          refusal: imageId === 'a' ? { code: 'image.stale' } : { code: 'image.claimed' },
        })),
      });
    const { done, refused } = await inBatches(['a', 'b', 'c'], send, {
      told: () => undefined,
      signal: new AbortController().signal,
    });
    expect(done).toBe(0);
    expect(byReason(refused)).toEqual([
      ['image.claimed', ['b', 'c']],
      ['image.stale', ['a']],
    ]);
  });
});
