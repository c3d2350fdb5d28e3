import { describe, expect, it } from 'vitest';
import { cpuOf, cpuOfStat, cpuOfThread } from './cpu.ts';

const stat = (name: string) =>
  `4711 (${name}) S 1 4711 4711 0 -1 4194560 9000 0 0 0 250 50 7 8 20 0 11 0 1200 1000000 2000 18446744073709551615`;

describe('the CPU time of a process', () => {
  it.each(['node', 'a (odd) name', 'R 1 2 3)'])('is user and system time in 10 ms, of %j too', (name) =>
    expect(cpuOfStat(stat(name))).toBe(3_000_000),
  );
  it('is missing where nothing is said', () => expect(cpuOfStat('')).toBe(NaN));
  it('is an error where the process is gone', () =>
    expect(cpuOf([{ name: 'org#1', pid: () => undefined }])).toThrow('org#1 does not run'));
});

describe.skipIf(process.platform !== 'linux')('on Linux (elsewhere there is no /proc)', () => {
  it('a process that works adds to what it used', () => {
    const clocks = [cpuOf([{ name: 'this', pid: () => process.pid }]), cpuOfThread];
    const before = clocks.map((clock) => clock());
    const until = performance.now() + 10_000;
    const used = () => clocks.map((clock, n) => clock() - (before[n] ?? 0));
    while (Math.min(...used()) <= 0 && performance.now() < until);
    expect(Math.min(...used())).toBeGreaterThan(0);
  });
});
