import type { Metrics } from './metrics.ts';

/** Upper bounds, seconds. */
export const durationBuckets = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;

export type RequestMetrics = {
  began(): void;
  /** `route` is the template, never the address that was asked for; without `seconds` it is not timed. */
  ended(method: string, route: string, status: string, seconds: number | undefined): void;
};

/** Counts and times requests. */
export function requestMetrics(metrics: Metrics): RequestMetrics {
  const duration = metrics.histogram({
    name: 'tandem_http_request_duration_seconds',
    help: 'Requests and how long their answers took; status "aborted" where nobody waited for the answer.',
    labels: ['method', 'route', 'status'],
    buckets: durationBuckets,
  });
  let running = 0;
  metrics.gauge(
    { name: 'tandem_http_requests_in_flight', help: 'Requests being answered right now.', labels: [] },
    () => [{ labels: {}, value: running }],
  );
  return {
    began: () => void (running += 1),
    ended(method, route, status, seconds) {
      running -= 1;
      if (seconds !== undefined) duration({ method, route, status }, seconds);
    },
  };
}
