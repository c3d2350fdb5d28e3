import type { Figure, Sample } from './measure.ts';
import { figureOf, percentile, ratioOf } from './measure.ts';

export type Samples = ReadonlyMap<string, readonly Sample[]>;

const columns = {
  rate: { title: 'per second', of: ({ perSecond }: Sample) => perSecond },
  p50: { title: 'p50 ms', of: ({ latencies }: Sample) => percentile(latencies, 0.5) },
  p99: { title: 'p99 ms', of: ({ latencies }: Sample) => percentile(latencies, 0.99) },
  cpu: { title: 'server CPU µs', of: ({ cpuEach }: Sample) => cpuEach },
} as const;
type Column = keyof typeof columns;
const all = Object.keys(columns) as Column[];
export const throughput: readonly Column[] = ['rate', 'cpu'];
/** Where one thing is done after the other, nothing but the latency tells something. */
export const latency: readonly Column[] = ['p50', 'p99'];

export type Line = { readonly title: string; readonly columns?: readonly Column[] };
export type Layout = {
  /** By the name of what was measured. */
  readonly lines: Readonly<Record<string, Line>>;
  readonly ratios: readonly {
    readonly above: string;
    readonly below: string;
    readonly columns: readonly Column[];
  }[];
};

const digits = (value: number): string => value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : 2);
export const told = ({ median, min, max }: Figure, write = digits): string =>
  `${write(median)} [${write(min)}–${write(max)}]`;

const valuesOf = (samples: Samples, name: string, column: Column) =>
  (samples.get(name) ?? []).map(columns[column].of);

/** Those that ought to be there and are not. */
export const missingFigures = (samples: Samples, { lines }: Layout): string[] =>
  Object.entries(lines).flatMap(([name, line]) =>
    (line.columns ?? all)
      .filter((column) => {
        const { min, max } = figureOf(valuesOf(samples, name, column));
        return !(min > 0 && Number.isFinite(max));
      })
      .map((column) => `${columns[column].title} of ${name}`),
  );

export function table(rows: readonly (readonly string[])[]): string {
  const widthOf = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  const padded = (cell: string, column: number) =>
    column === 0 ? cell.padEnd(widthOf(0)) : cell.padStart(widthOf(column));
  return rows.map((row) => row.map(padded).join('  ').trimEnd()).join('\n');
}

/** All figures, and below them the ratios, as text. */
export function report(samples: Samples, { lines, ratios }: Layout): string {
  const titles = all.map((column) => columns[column].title);
  const cells = (shown: readonly Column[], write: (column: Column) => string) =>
    all.map((column) => (shown.includes(column) ? write(column) : ''));
  const measured = Object.entries(lines).map(([name, line]) => {
    const busy = figureOf((samples.get(name) ?? []).flatMap(({ clientBusy }) => clientBusy ?? []));
    return [
      line.title,
      ...cells(line.columns ?? all, (column) => told(figureOf(valuesOf(samples, name, column)))),
      Number.isNaN(busy.median) ? '' : `${Math.round(busy.median * 100)} %`,
    ];
  });
  const compared = ratios.map(({ above, below, columns: shown }) => [
    `${above} / ${below}`,
    ...cells(shown, (column) =>
      told(ratioOf(valuesOf(samples, above, column), valuesOf(samples, below, column)), (value) =>
        value.toFixed(2),
      ),
    ),
  ]);
  return [
    table([['', ...titles, 'client busy'], ...measured]),
    table([['ratios of medians', ...titles], ...compared]),
  ].join('\n\n');
}
