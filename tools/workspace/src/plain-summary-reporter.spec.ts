import { describe, expect, test } from 'vitest';
import type { CountedModule } from './plain-summary-reporter.ts';
import { summarize, summaryLine } from './plain-summary-reporter.ts';

type State = 'passed' | 'failed' | 'skipped' | 'pending';
const broken = [new Error('does not compile')];
const moduleOf = (
  states: readonly State[],
  errors: readonly unknown[] = [],
  suites: readonly (readonly unknown[])[] = [],
): CountedModule => ({
  errors: () => errors,
  children: {
    allTests: () => states.map((state) => ({ result: () => ({ state }) })),
    allSuites: () => suites.map((ofSuite) => ({ errors: () => ofSuite })),
  },
});

describe('the summary of a test run', () => {
  test('counts tests by their state, over all files', () => {
    expect(summarize([moduleOf(['passed', 'failed']), moduleOf(['passed', 'skipped'])], [])).toEqual({
      passed: 2,
      failed: 1,
      skipped: 1,
    });
  });

  test('counts a file that could not be loaded as failed', () => {
    expect(summarize([moduleOf([], broken), moduleOf(['passed'])], []).failed).toBe(1);
  });

  test('counts a suite whose hook failed as failed', () => {
    expect(summarize([moduleOf(['skipped'], [], [broken, []])], []).failed).toBe(1);
  });

  test('counts an unhandled error as failed', () => {
    expect(summarize([moduleOf(['passed'])], broken).failed).toBe(1);
  });

  test('counts a test that never ended as failed', () => {
    expect(summarize([moduleOf(['pending'])], []).failed).toBe(1);
  });

  test('is one plain line', () => {
    expect(summaryLine({ passed: 12, failed: 0, skipped: 3 })).toBe('12 passed, 0 failed, 3 skipped');
  });
});
