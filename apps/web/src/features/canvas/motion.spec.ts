import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createView } from '../../shared/annotations/index.ts';
import { createMotion } from './motion.ts';

describe('a view', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('moves while changes follow one another, and then rests', () => {
    const view = createView();
    const motion = createMotion(Date.now);
    const rested = vi.fn();
    motion.follow(view, rested);
    const step = (x: number) => view.change((state) => ({ ...state, x }));

    step(1);
    expect(motion.isMoving()).toBe(false);
    vi.advanceTimersByTime(16);
    step(2);
    expect(motion.isMoving()).toBe(true);
    vi.advanceTimersByTime(1_000);
    expect(motion.isMoving()).toBe(false);
    expect(rested).toHaveBeenCalledTimes(1);
  });
});
