import { describe, expect, it } from 'vitest';
import { trackFetches } from './fetches.ts';

describe('brokers that were asked for records', () => {
  it('are waited for one by one', () => {
    const fetches = trackFetches();
    fetches.asked(1);
    fetches.asked(2);
    for (let second = 0; second < 6; second += 1) {
      fetches.tick();
      fetches.answered(1);
      fetches.asked(1);
      // It is tried again, and fails again.
      fetches.asked(2);
    }
    expect(fetches.waiting()).toBe(6);
    fetches.answered(2);
    expect(fetches.waiting()).toBe(0);
  });

  it('have proven themselves when each has answered, and not at once', () => {
    const fetches = trackFetches();
    fetches.asked(1);
    fetches.asked(2);
    fetches.answered(1);
    for (let second = 0; second < 5; second += 1) fetches.tick();
    expect(fetches.proven()).toBe(false);
    fetches.answered(2);
    expect(fetches.proven()).toBe(true);
    fetches.forget();
    fetches.asked(1);
    fetches.answered(1);
    expect(fetches.proven()).toBe(false);
  });

  it('are waited for no longer when nobody asks them any more', () => {
    const fetches = trackFetches();
    fetches.asked(1);
    for (let second = 0; second < 20; second += 1) fetches.tick();
    expect(fetches.waiting()).toBe(0);
  });
});
