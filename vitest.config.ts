import { defineConfig } from 'vitest/config';
import { plainSummaryReporter } from './tools/workspace/src/plain-summary-reporter.ts';

const faults = 'apps/e2e/src/faults/**/*.spec.ts';
const browser = 'apps/e2e/src/browser/**/*.spec.ts';

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
          exclude: ['**/node_modules/**', faults, browser],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: [browser],
          // A browser and a system each: after the others, not beside them.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'faults',
          include: [faults],
          // Each file has engines of its own, and measures how soon everything works again: one at a time, after the others.
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
          testTimeout: 300_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
