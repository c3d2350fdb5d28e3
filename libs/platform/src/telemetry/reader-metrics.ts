import type { Subscription } from '../ports/index.ts';
import type { Metrics } from './metrics.ts';

export type Measured = {
  readonly name: string;
  /** Of a copy: how many of its documents could not be brought up to date. */
  readonly countBehind?: () => Promise<number>;
};

/** How far each reader of the log is, whether it fails, and how many of a copy's documents are behind. */
export function measureReaders(
  metrics: Metrics,
  readers: readonly Measured[],
  subscriptionOf: (reader: string) => Subscription | undefined,
): void {
  const each = (value: (subscription: Subscription) => number) => () =>
    readers.flatMap(({ name }) => {
      const subscription = subscriptionOf(name);
      return subscription ? [{ labels: { reader: name }, value: value(subscription) }] : [];
    });
  metrics.gauge(
    {
      name: 'tandem_consumer_lag_records',
      help: 'Records that this process knows to lie in the log and has still to handle.',
      labels: ['reader'],
    },
    each((subscription) => subscription.lag()),
  );
  metrics.gauge(
    {
      name: 'tandem_consumer_failing',
      help: '1 while the reader cannot handle what it reads: its service is not ready.',
      labels: ['reader'],
    },
    each((subscription) => (subscription.failure() ? 1 : 0)),
  );
  for (const { name, countBehind } of readers) {
    if (!countBehind) continue;
    metrics.gauge(
      {
        name: 'tandem_copies_behind',
        help: 'Documents of a copy that could not take in what happened: whatever rests on them is refused.',
        labels: ['copy'],
      },
      async () => [{ labels: { copy: name }, value: await countBehind() }],
    );
  }
}
