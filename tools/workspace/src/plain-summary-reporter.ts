import { writeSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

export type Summary = { readonly passed: number; readonly failed: number; readonly skipped: number };

type Suite = { errors(): readonly unknown[] };
type Test = { result(): { readonly state: 'passed' | 'failed' | 'skipped' | 'pending' } };
/** What the count needs of a test module. */
export type CountedModule = Suite & {
  readonly children: { allTests(): Iterable<Test>; allSuites(): Iterable<Suite> };
};

/** Counts tests; a module or suite that broke outside its tests and an unhandled error count as failed each. */
export function summarize(modules: readonly CountedModule[], unhandledErrors: readonly unknown[]): Summary {
  const states = modules.flatMap(({ children }) =>
    [...children.allTests()].map((test) => test.result().state),
  );
  const broken = modules
    .flatMap((module) => [module, ...module.children.allSuites()])
    .filter((suite) => suite.errors().length > 0);
  const count = (...counted: readonly string[]) => states.filter((state) => counted.includes(state)).length;
  return {
    passed: count('passed'),
    failed: count('failed', 'pending') + broken.length + unhandledErrors.length,
    skipped: count('skipped'),
  };
}

export const summaryLine = ({ passed, failed, skipped }: Summary): string =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;

/** Ends the output with `N passed, N failed, N skipped`: written at exit, so that nothing comes after it. */
export function plainSummaryReporter(): Reporter {
  let line: string | undefined;
  process.once('exit', () => {
    if (line !== undefined) writeSync(process.stdout.fd, `${line}\n`);
  });
  return {
    onTestRunEnd(modules: readonly TestModule[], unhandledErrors) {
      line = summaryLine(summarize(modules, unhandledErrors));
    },
  };
}
