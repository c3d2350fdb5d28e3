import RequestQueue from 'kafkajs/src/network/requestQueue/index.js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { correctRequestQueue } from './request-queue.ts';

describe('the request queue of kafkajs, corrected', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    correctRequestQueue();
  });
  afterEach(() => vi.useRealTimers());

  const queueWith = (pending: readonly unknown[], throttledUntil: number) => {
    const waits: number[] = [];
    const queue = Object.assign(Object.create(RequestQueue.prototype), {
      pending,
      throttledUntil,
      throttleCheckTimeoutId: null,
      checkPendingRequests: () => void waits.push(Date.now()),
    }) as typeof RequestQueue.prototype;
    return { queue, waits };
  };

  it('sets no timer while nothing waits', () => {
    const { queue } = queueWith([], -1);
    queue.scheduleCheckPendingRequests();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('looks again, once, when the broker takes requests again', () => {
    const { queue, waits } = queueWith(['a request'], Date.now() + 500);
    queue.scheduleCheckPendingRequests();
    queue.scheduleCheckPendingRequests();
    vi.advanceTimersByTime(499);
    expect(waits).toEqual([]);
    vi.advanceTimersByTime(5_000);
    expect(waits).toHaveLength(1);
  });
});
