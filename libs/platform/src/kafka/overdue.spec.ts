import { describe, expect, it } from 'vitest';
import { trackOverdue } from './overdue.ts';

const place = (next: number, end: number) => ({ topic: 't', partition: 0, first: 0, next, end });

function looking() {
  const clock = { now: 0 };
  const overdue = trackOverdue(() => clock.now);
  const see = (seconds: number, next: number, end: number) => {
    clock.now = seconds * 1_000;
    overdue.see([place(next, end)]);
    return overdue.first() !== undefined;
  };
  return { overdue, see, clock };
}

describe('what no process of a group handles', () => {
  it('is overdue when it has lain there for some seconds, until it is handled', () => {
    const { see } = looking();
    expect([see(0, 5, 6), see(4, 5, 6), see(8, 5, 9), see(9, 5, 9), see(10, 6, 9)]).toEqual([
      false,
      false,
      true,
      true,
      false,
    ]);
  });

  it('is not what has come meanwhile, however much', () => {
    const { see } = looking();
    const looks = Array.from({ length: 10 }, (_, n) => see(n * 4, n * 100, n * 100 + 50));
    expect(looks).not.toContain(true);
  });

  it('waits anew when the group was put together, but what was overdue stays so', () => {
    const { see, overdue, clock } = looking();
    see(0, 5, 6);
    clock.now = 7_000;
    overdue.excuse();
    expect([see(8, 5, 6), see(15, 5, 6)]).toEqual([false, true]);
    overdue.excuse();
    expect(see(16, 5, 6)).toBe(true);
  });

  it('is nothing in a topic that was made anew', () => {
    const { see } = looking();
    see(0, 5, 6);
    expect([see(8, 0, 0), see(16, 2, 2)]).toEqual([false, false]);
  });

  it('is asked for only when something has come since all was handled', () => {
    const { see, overdue } = looking();
    expect(overdue.isNews([place(0, 0)])).toBe(false);
    expect(overdue.isNews([place(0, 1)])).toBe(true);
    see(0, 0, 1);
    expect(overdue.isNews([place(0, 1)])).toBe(true);
    see(4, 1, 1);
    expect(overdue.isNews([place(0, 1)])).toBe(false);
    expect(overdue.isNews([place(0, 2)])).toBe(true);
  });
});
