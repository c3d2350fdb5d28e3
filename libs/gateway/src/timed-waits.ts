import type { Metrics } from '@tandem/platform';
import { durationBuckets } from '@tandem/platform';
import type { WaitUntilApplied } from './applied.ts';

/** Times how long answers wait for the copies. */
export function timedWaits(metrics: Metrics, wait: WaitUntilApplied): WaitUntilApplied {
  const waited = metrics.histogram({
    name: 'tandem_applied_wait_seconds',
    help: 'How long an answer waited until every copy had applied what was written; "pending" where not all did in time.',
    labels: ['result'],
    buckets: durationBuckets,
  });
  return async (wrote, milliseconds) => {
    const began = performance.now();
    const pending = await wait(wrote, milliseconds);
    waited({ result: pending.length === 0 ? 'all' : 'pending' }, (performance.now() - began) / 1_000);
    return pending;
  };
}
