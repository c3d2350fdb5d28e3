import type { Figure, Sample } from './measure.ts';
import { figureOf, percentile, ratioOf } from './measure.ts';

export type Samples = ReadonlyMap<string, readonly Sample[]>;

const lines = {
  gateway: 'review moves through the gateway',
  service: 'review moves at the service',
  express: 'bare Express route',
  store: 'bare store compare-and-set',
  copies: 'accepted command → applied copy',
} as const;
type Line = keyof typeof lines;
const names = Object.keys(lines) as Line[];
const ratios: readonly (readonly [above: Line, below: Line])[] = [
  ['gateway', 'service'],
  ['service', 'express'],
  ['service', 'store'],
];

/** Of copies only the latency is told: they take one command after the other. */
const columns = [
  { title: 'per second', of: ({ perSecond }: Sample) => perSecond, but: 'copies' },
  { title: 'p50 ms', of: ({ latencies }: Sample) => percentile(latencies, 0.5) },
  { title: 'p99 ms', of: ({ latencies }: Sample) => percentile(latencies, 0.99) },
  { title: 'server CPU µs', of: ({ cpuEach }: Sample) => cpuEach, but: 'copies' },
] as const;
const compared = columns.filter((column) => 'but' in column);

const digits = (value: number): string => value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : 2);
const told = ({ median, min, max }: Figure, write = digits): string =>
  `${write(median)} [${write(min)}–${write(max)}]`;

const figuresOf = (samples: Samples, name: Line) =>
  columns
    .filter((column) => !('but' in column && column.but === name))
    .map(({ title, of }) => ({ title, figure: figureOf((samples.get(name) ?? []).map(of)) }));

/** Those that ought to be there and are not. */
export const missingFigures = (samples: Samples): string[] =>
  names.flatMap((name) =>
    figuresOf(samples, name)
      .filter(({ figure }) => !(figure.min > 0 && Number.isFinite(figure.max)))
      .map(({ title }) => `${title} of ${name}`),
  );

function table(rows: readonly (readonly string[])[]): string {
  const widthOf = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  const padded = (cell: string, column: number) =>
    column === 0 ? cell.padEnd(widthOf(0)) : cell.padStart(widthOf(column));
  return rows.map((row) => row.map(padded).join('  ').trimEnd()).join('\n');
}

/** All figures, and below them the ratios, as text. */
export function report(samples: Samples): string {
  const measured = names.map((name) => {
    const figures = new Map(figuresOf(samples, name).map(({ title, figure }) => [title, told(figure)]));
    const busy = figureOf((samples.get(name) ?? []).flatMap(({ clientBusy }) => clientBusy ?? []));
    return [
      lines[name],
      ...columns.map(({ title }) => figures.get(title) ?? ''),
      Number.isNaN(busy.median) ? '' : `${Math.round(busy.median * 100)} %`,
    ];
  });
  const of = (name: Line, value: (sample: Sample) => number) => (samples.get(name) ?? []).map(value);
  const ratioRows = ratios.map(([above, below]) => [
    `${above} / ${below}`,
    ...compared.map((column) =>
      told(ratioOf(of(above, column.of), of(below, column.of)), (value) => value.toFixed(2)),
    ),
  ]);
  return [
    table([['', ...columns.map(({ title }) => title), 'client busy'], ...measured]),
    table([['ratios of medians', ...compared.map(({ title }) => title)], ...ratioRows]),
  ].join('\n\n');
}
