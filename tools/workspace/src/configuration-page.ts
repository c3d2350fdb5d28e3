import type { ConfigRow } from '@tandem/platform';
import { commonConfig, configTable } from '@tandem/platform';
import { code, page, table } from './markdown.ts';
import { processes } from './processes.ts';

/** What differs by process among the keys that all of them have. */
const standards: { readonly [key: string]: string } = {
  PORT: processes.map(({ name, port }) => `${name} ${port}`).join(', '),
  MONGODB_DATABASE: '`tandem-<process>`',
};

const rowOf = ({ key, required, standard, description, example, secret }: ConfigRow) => [
  code(key),
  required ? 'required' : (standards[key] ?? (standard === '' ? '' : code(standard))),
  `${description}${secret ? ' (secret)' : ''}`,
  example === '' ? '' : code(example),
];
const tableOf = (rows: readonly ConfigRow[]) =>
  table(['key', 'when absent', 'what it says', 'example'], rows.map(rowOf));

/** The environment of each process. */
export const configurationPage = (): string =>
  page(
    'Configuration',
    'A process reads its environment once, at start, and names every key that is missing or wrong. Each key can also be given as `<KEY>_FILE`: the name of a file that holds the value. An empty value counts as absent; other keys are ignored. `node main.js --help` prints the keys of one process.',
    '## Every process',
    tableOf(configTable(commonConfig({ name: '', port: 0 }))),
    ...processes.flatMap(({ name, config }) => [`## ${name}`, tableOf(configTable(config))]),
  );
