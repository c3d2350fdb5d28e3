import { defineConfig } from 'vitest/config';
import { plainSummaryReporter } from './tools/workspace/src/plain-summary-reporter.ts';

export default defineConfig({
  test: {
    maxWorkers: 2,
    reporters: ['default', plainSummaryReporter()],
    projects: [
      {
        test: {
          name: 'libs',
          include: ['libs/*/src/**/*.spec.ts', 'tools/*/src/**/*.spec.ts'],
          // Files share a process: nothing here may keep state in modules.
          isolate: false,
          testTimeout: 15_000,
          hookTimeout: 15_000,
        },
      },
      {
        test: {
          name: 'apps',
          include: ['{apps,examples}/*/src/**/*.spec.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
