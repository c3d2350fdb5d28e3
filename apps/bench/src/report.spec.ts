import { describe, expect, it } from 'vitest';
import type { Sample } from './measure.ts';
import { missingFigures, report } from './report.ts';

const names = ['gateway', 'service', 'express', 'store', 'copies'];
const sample: Sample = { perSecond: 1_000, latencies: [1, 2, 3], cpuEach: 250, clientBusy: 0.1 };
const samples = (more: Readonly<Record<string, readonly Sample[]>> = {}) =>
  new Map(names.map((name) => [name, more[name] ?? [sample, sample]]));

describe('the report', () => {
  it('shows every line with its spread, and the ratios', () => {
    const text = report(
      samples({
        service: [
          { ...sample, perSecond: 2_000 },
          { ...sample, perSecond: 3_000 },
        ],
      }),
    );
    expect(text).toMatch(/review moves at the service +2500 \[2000–3000\] +2\.00 \[2\.00–2\.00\]/);
    expect(text).toMatch(/gateway \/ service +0\.40 \[0\.33–0\.50\]/);
    expect(text.split('\n').filter((line) => line !== '')).toHaveLength(10);
  });

  it('misses nothing where every round of every line gave something', () => {
    expect(missingFigures(samples())).toEqual([]);
  });

  it.each([
    ['a line that was never measured', { store: [] }, 'per second of store'],
    [
      'a round in which nothing was done',
      { copies: [sample, { ...sample, latencies: [] }] },
      'p99 ms of copies',
    ],
    [
      'CPU time shared among nothing',
      { service: [{ ...sample, cpuEach: Infinity }] },
      'server CPU µs of service',
    ],
    ['a rate of nothing', { gateway: [{ ...sample, perSecond: 0 }] }, 'per second of gateway'],
  ])('names the figures missing from %s', (_, more, expected) => {
    expect(missingFigures(samples(more))).toContain(expected);
  });
});
