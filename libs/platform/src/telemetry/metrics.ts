import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

type About<Label extends string> = {
  readonly name: string;
  readonly help: string;
  readonly labels: readonly Label[];
};
export type Sample<Label extends string> = {
  readonly labels: Readonly<Record<Label, string>>;
  readonly value: number;
};

type Read = () => readonly Sample<string>[] | Promise<readonly Sample<string>[]>;

/** The figures of one service: several services of one process keep theirs apart. */
export type Metrics = {
  readonly contentType: string;
  /** Prometheus text, with the figures of the process. */
  text(): Promise<string>;
  counter<const Label extends string>(
    about: About<Label>,
  ): (labels: Readonly<Record<Label, string>>, by?: number) => void;
  /** `buckets`: upper bounds, seconds for durations. */
  histogram<const Label extends string>(
    about: About<Label> & { readonly buckets: readonly number[] },
  ): (labels: Readonly<Record<Label, string>>, value: number) => void;
  /** Read whenever somebody looks; what cannot be read is left out. Several may give samples of one name. */
  gauge<const Label extends string>(
    about: About<Label>,
    read: () => readonly Sample<Label>[] | Promise<readonly Sample<Label>[]>,
  ): void;
};

export function createMetrics(service: string): Metrics {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  const gauges = new Map<string, Read[]>();
  const failures = new Counter({
    name: 'tandem_scrape_failures_total',
    help: 'Figures that could not be read when somebody looked.',
    registers: [registry],
  });

  const once = <Metric>(name: string, make: () => Metric): Metric =>
    (registry.getSingleMetric(name) as Metric | undefined) ?? make();

  return {
    contentType: registry.contentType,
    text: async () => `${await registry.metrics()}\n${await processMetrics()}`,

    counter({ name, help, labels }) {
      const counter = once(
        name,
        () => new Counter({ name, help, labelNames: [...labels], registers: [registry] }),
      );
      return (values, by = 1) => counter.inc(values, by);
    },

    histogram({ name, help, labels, buckets }) {
      const histogram = once(
        name,
        () =>
          new Histogram({
            name,
            help,
            labelNames: [...labels],
            buckets: [...buckets],
            registers: [registry],
          }),
      );
      return (values, value) => histogram.observe(values, value);
    },

    gauge({ name, help, labels }, read) {
      const known = gauges.get(name);
      if (known) {
        known.push(read);
        return;
      }
      const readers: Read[] = [read];
      gauges.set(name, readers);
      new Gauge({
        name,
        help,
        labelNames: [...labels] as string[],
        registers: [registry],
        async collect() {
          const answers = await Promise.allSettled(readers.map(async (reader) => reader()));
          this.reset();
          for (const answer of answers) {
            if (answer.status === 'rejected') failures.inc();
            else for (const sample of answer.value) this.set(sample.labels, sample.value);
          }
        },
      });
    },
  };
}

let ofProcess: Registry | undefined;

/** Prometheus text about the process: CPU, memory, event loop, garbage collection; gathered from the first call on. */
export function processMetrics(): Promise<string> {
  if (!ofProcess) {
    ofProcess = new Registry();
    collectDefaultMetrics({ register: ofProcess });
  }
  return ofProcess.metrics();
}
