import { describe, expect, it } from 'vitest';
import { idleReport, missingShares } from './idle.ts';
import { inOneProcess, inProcesses } from './layouts.ts';
import type { Sample } from './measure.ts';
import { figureOf } from './measure.ts';
import type { Layout } from './report.ts';
import { missingFigures, report } from './report.ts';

const sample: Sample = { perSecond: 1_000, latencies: [1, 2, 3], cpuEach: 250, clientBusy: 0.1 };
const samples = (more: Readonly<Record<string, readonly Sample[]>> = {}, { lines }: Layout = inOneProcess) =>
  new Map(Object.keys(lines).map((name) => [name, more[name] ?? [sample, sample]]));

describe('the report', () => {
  it('shows every line with its spread, and the ratios', () => {
    const text = report(
      samples({
        service: [
          { ...sample, perSecond: 2_000 },
          { ...sample, perSecond: 3_000 },
        ],
      }),
      inOneProcess,
    );
    expect(text).toMatch(/review moves at the service +2500 \[2000–3000\] +2\.00 \[2\.00–2\.00\]/);
    expect(text).toMatch(/gateway \/ service +0\.40 \[0\.33–0\.50\] +1\.00 \[1\.00–1\.00\]$/m);
    expect(text.split('\n').filter((line) => line !== '')).toHaveLength(10);
  });

  it('compares latencies where one thing is done after the other, and tells no rate of them', () => {
    const handled = [{ ...sample, latencies: [2, 4, 6] }];
    const text = report(samples({ handled, 'bare handled': [sample] }, inProcesses), inProcesses);
    expect(text).toMatch(/publish → handled +4\.00 \[4\.00–4\.00\] +6\.00 \[6\.00–6\.00\] +10 %$/m);
    expect(text).toMatch(/^handled \/ bare handled +2\.00 \[2\.00–2\.00\] +2\.00 \[2\.00–2\.00\]$/m);
  });

  it.each([
    ['in one process', inOneProcess],
    ['in processes of their own', inProcesses],
  ])('compares only what is measured, %s', (_, { lines, ratios }: Layout) => {
    const compared = ratios.flatMap(({ above, below }) => [above, below]);
    expect(compared.filter((name) => !(name in lines))).toEqual([]);
    for (const { above, below, columns } of ratios)
      for (const name of [above, below])
        expect(lines[name]?.columns ?? columns, name).toEqual(expect.arrayContaining([...columns]));
  });

  it('misses nothing where every round of every line gave something', () => {
    expect(missingFigures(samples(), inOneProcess)).toEqual([]);
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
    expect(missingFigures(samples(more), inOneProcess)).toContain(expected);
  });
});

describe('what idle services cost', () => {
  it('is told for each process, in percent of a core', () => {
    const idle = [
      { name: 'org#1', share: figureOf([0.4, 0.6, 0.5]) },
      { name: 'gateway#1', share: figureOf([0]) },
    ];
    expect(idleReport(idle)).toMatch(/org#1 +0\.50 \[0\.40–0\.60\]\ngateway#1 +0\.00 \[0\.00–0\.00\]/);
    expect(missingShares(idle)).toEqual([]);
  });
  it('is missing where /proc said nothing', () =>
    expect(missingShares([{ name: 'org#1', share: figureOf([0.4, NaN]) }])).toEqual(['idle cost of org#1']));
});
